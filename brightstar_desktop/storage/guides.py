"""Reads the guide and the crisis lines from a directory file."""

from typing import Any, Final

import msgspec
from sqlalchemy import Row, select, text

from brightstar_desktop.domain.guide import Chapter, CrisisLine, GuideHit
from brightstar_desktop.storage import tables
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.entries import read_blob
from brightstar_desktop.storage.text_query import prefix_query

_MOST_HITS: Final = 50
_OPEN, _CLOSE = "\x02", "\x03"
"""Marks around the matching words of a passage; no text holds them."""

_SEARCH = text(
    "SELECT section.chapter, section.chapter_title, section.anchor, section.title,"
    " snippet(section_text, -1, :open, :close, '…', 24) AS passage"
    " FROM section_text JOIN section ON section.id = section_text.rowid"
    " WHERE section_text MATCH :words AND section.language = :language"
    " ORDER BY bm25(section_text, 4.0, 1.0), section.id LIMIT :most"
)


class GuideLibrary:
    """The guide of one edition; every method may be called from any thread.

    Each raises DirectoryError when the edition cannot be read. A guide that has no chapter in
    Spanish is read in English.
    """

    def __init__(self, database: Database) -> None:
        self._library = database

    def chapters(self, language: str) -> tuple[Chapter, ...]:
        """Return all chapters in their order."""
        columns = select(tables.chapter.c.content).order_by(tables.chapter.c.position)
        spoken = self._spoken(language)
        with self._library.reading() as connection:
            found = connection.execute(columns.where(tables.chapter.c.language == spoken))
            return tuple(msgspec.json.decode(content, type=Chapter) for (content,) in found)

    def chapter(self, slug: str, language: str) -> Chapter | None:
        """Return one chapter, or None."""
        return next((one for one in self.chapters(language) if one.slug == slug), None)

    def search_guide(self, text: str, language: str) -> tuple[GuideHit, ...]:
        """Return the passages that hold all the words, best first."""
        words = prefix_query(text)
        if not words:
            return ()
        asked = {
            "words": words,
            "language": self._spoken(language),
            "open": _OPEN,
            "close": _CLOSE,
            "most": _MOST_HITS,
        }
        with self._library.reading() as connection:
            return tuple(_hit(row) for row in connection.execute(_SEARCH, asked))

    def crisis_lines(self) -> tuple[CrisisLine, ...]:
        """Return the ways to reach help in a crisis, most urgent first."""
        return read_blob(self._library, "crisis", tuple[CrisisLine, ...])

    def _spoken(self, language: str) -> str:
        exists = select(tables.chapter.c.slug).where(tables.chapter.c.language == language)
        with self._library.reading() as connection:
            return language if connection.execute(exists.limit(1)).first() else "en"


def _hit(row: Row[*tuple[Any, ...]]) -> GuideHit:
    chapter, chapter_title, anchor, title, passage = row
    before, _, marked = passage.partition(_OPEN)
    match, _, after = marked.partition(_CLOSE)
    return GuideHit(
        chapter=chapter,
        chapter_title=chapter_title,
        anchor=anchor,
        section_title=title,
        before=before,
        match=match,
        after=after.replace(_OPEN, "").replace(_CLOSE, ""),
    )
