"""All there is to read in one language: the guide and what stands beside it."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.community import Event, Practitioner
from brightstar_desktop.domain.guide import Article, Chapter, CrisisLine, Document, GlossaryTerm
from brightstar_desktop.domain.readiness import TopicGroup

QUESTIONS: Final = "faq"
GLOSSARY: Final = "glossary"
READINESS: Final = "readiness"
ARTICLES: Final = "articles"
EVENTS: Final = "events"
PEOPLE: Final = "people"
CRISIS_HELP: Final = "crisis"
"""Slugs of the pages beside the chapters; no document may have one of them but the questions."""


class Shelf(Struct, frozen=True, kw_only=True):
    """What an edition holds to read, in ``language`` ("en" or "es") where it has it."""

    language: str
    chapters: tuple[Chapter, ...] = ()
    questions: Document | None = None
    articles: tuple[Article, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    readiness: tuple[TopicGroup, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Practitioner, ...] = ()
    crisis: tuple[CrisisLine, ...] = ()

    def documents(self) -> Iterator[Document]:
        """Yield the chapters, the questions and the articles."""
        yield from self.chapters
        if self.questions:
            yield self.questions
        yield from self.articles

    def document(self, slug: str) -> Document | None:
        """Return the chapter, the questions or the article of this slug, or None."""
        return next((one for one in self.documents() if one.slug == slug), None)

    def term(self, slug: str) -> GlossaryTerm | None:
        """Return the term of this slug, or None."""
        return next((term for term in self.glossary if term.slug == slug), None)
