"""Reads the guide, what stands beside it, and the crisis lines from a directory file."""

from typing import Any, TypeVar

import msgspec
from sqlalchemy import select

from brightstar_desktop.domain.guide import (
    Article,
    Articles,
    Chapter,
    CrisisLine,
    Document,
    Guide,
    GuideContent,
    GuideHit,
    Questions,
)
from brightstar_desktop.domain.vocabulary import LANGUAGES
from brightstar_desktop.storage import directory_tables as tables
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.guide_rows import ARTICLE, CHAPTER, PARTS, QUESTIONS
from brightstar_desktop.storage.text_search import search_sections

D = TypeVar("D", bound=Document)


class GuideLibrary:
    """The guide of one edition; every method may be called from any thread.

    Each raises DirectoryError when the edition cannot be read. A guide that has no chapter in
    Spanish is read in English.
    """

    def __init__(self, database: Database) -> None:
        self._file = database

    def guide_content(self, language: str) -> GuideContent:
        return GuideContent(
            language=self._language_of(CHAPTER, language),
            chapters=self.chapters(language),
            questions=next(iter(self._documents(QUESTIONS, language, Document)), None),
            articles=self._documents(ARTICLE, language, Article),
            **self._parts(),
        )

    def chapters(self, language: str) -> tuple[Chapter, ...]:
        return self._documents(CHAPTER, language, Chapter)

    def chapter(self, slug: str, language: str) -> Chapter | None:
        return next((one for one in self.chapters(language) if one.slug == slug), None)

    def search_guide(self, text: str, language: str) -> tuple[GuideHit, ...]:
        with self._file.reading() as connection:
            return search_sections(connection, text, self._language_of(CHAPTER, language))

    def crisis_lines(self) -> tuple[CrisisLine, ...]:
        lines: tuple[CrisisLine, ...] = self._parts()["crisis"]
        return lines

    def texts(self) -> dict[str, Any]:
        """Return all there is to read in both languages, by the names of a catalogue's fields."""
        questions = {one: self._documents_in(QUESTIONS, one, Document) for one in LANGUAGES}
        return {
            "guide": Guide(**{one: self._documents_in(CHAPTER, one, Chapter) for one in LANGUAGES}),
            "faq": Questions(**{one: found[0] for one, found in questions.items() if found}),
            "articles": Articles(
                **{one: self._documents_in(ARTICLE, one, Article) for one in LANGUAGES}
            ),
            **self._parts(),
        }

    def _parts(self) -> dict[str, Any]:
        with self._file.reading() as connection:
            rows = connection.execute(select(tables.part.c.name, tables.part.c.content)).all()
        return {name: msgspec.json.decode(content, type=PARTS[name]) for name, content in rows}

    def _documents(self, kind: str, language: str, type_: type[D]) -> tuple[D, ...]:
        return self._documents_in(kind, self._language_of(kind, language), type_)

    def _documents_in(self, kind: str, language: str, type_: type[D]) -> tuple[D, ...]:
        document = tables.document.c
        columns = select(document.content).order_by(document.position)
        wanted = columns.where(document.kind == kind, document.language == language)
        with self._file.reading() as connection:
            found = connection.execute(wanted).scalars().all()
        return tuple(msgspec.json.decode(content, type=type_) for content in found)

    def _language_of(self, kind: str, language: str) -> str:
        document = tables.document.c
        exists = select(document.slug).where(document.language == language, document.kind == kind)
        with self._file.reading() as connection:
            return language if connection.execute(exists.limit(1)).first() else "en"
