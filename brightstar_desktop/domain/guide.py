"""What an edition holds to read: the guide and what stands beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.bounds import (
    Body,
    Code,
    Count,
    Level,
    Line,
    Sentences,
    UpTo100,
    UpTo500,
    WebAddress,
    WebAddressOrNone,
    Year,
)
from brightstar_desktop.domain.vocabulary import Text


class Reference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A cited work. ``url`` is where it can be read; ``key`` is how the text cites it."""

    key: Code
    authors: Sentences
    year: Year
    title: Sentences
    published_in: Sentences = ""
    doi: Line = ""
    pmid: Code = ""
    url: WebAddressOrNone = ""


class Strength(Struct, frozen=True, kw_only=True):
    """How strong the evidence for one use is: ``level`` 0 (none) to 4 (strong), and in words."""

    use: Line
    level: Level
    words: Sentences


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text in one language: what a chapter, an article and the questions have in common.

    ``body`` is CommonMark with tables. In it ``[^key]`` cites a reference; links may start with
    "guide:" (``guide:safety#bladder``) or "find:" (``find:conditions=depression``), and the
    text of a "find:" link may hold ``{count}`` for the number of providers it leads to. What
    stands between ``::: dated until=2026-12-31 check=https://…`` and ``:::`` may no longer hold
    after that day. ``topics`` are the terms it is about, as "axis:code"; ``short`` is a title for
    narrow places, "" where the title serves.
    """

    slug: Code
    title: Line
    short: Line = ""
    summary: Sentences
    reviewed_on: date
    reading_minutes: Count
    body: Body
    references: UpTo500[Reference] = ()
    topics: UpTo100[Code] = ()


class Chapter(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One chapter of the guide; ``number`` counts from 1."""

    number: Count
    strengths: UpTo100[Strength] = ()


class Article(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of writing beside the guide, and who answers for it."""

    published_on: date
    by: Line


class Guide(Struct, frozen=True, omit_defaults=True):
    """The chapters in each language, in their order."""

    en: UpTo500[Chapter] = ()
    es: UpTo500[Chapter] = ()

    def chapters(self, language: str) -> tuple[Chapter, ...]:
        """Return the chapters in ``language``, in English where it has none."""
        return self.es if language == "es" and self.es else self.en


class Questions(Struct, frozen=True, omit_defaults=True):
    """The questions people ask, with answers: a document in each language.

    Its headings of rank 3 are the questions, those of rank 2 their groups.
    """

    en: Document | None = None
    es: Document | None = None


class Articles(Struct, frozen=True, omit_defaults=True):
    """The articles in each language, newest first."""

    en: UpTo500[Article] = ()
    es: UpTo500[Article] = ()


class GlossaryTerm(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word of the guide explained.

    ``also`` holds its other forms by language; ``chapter`` is where the guide says more, as
    "slug" or "slug#anchor".
    """

    slug: Code
    name: Text
    meaning: Text
    also: dict[Code, UpTo100[Line]] = {}
    chapter: Code = ""

    def forms(self, language: str) -> tuple[str, ...]:
        return (self.name.in_language(language), *self.also.get(language, ()))


class GuideHit(Struct, frozen=True, kw_only=True):
    """A passage of the guide that holds the words searched for.

    ``chapter`` is the slug of the document, ``anchor`` names the section; ``before``, ``match``
    and ``after`` are the passage around the first matching words.
    """

    chapter: str
    chapter_title: str
    anchor: str
    section_title: str
    before: str
    match: str
    after: str


class CrisisLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to reach help now. ``number`` is to dial or text as it stands.

    ``hours`` is when somebody answers. After ``valid_until`` something said of it, such as its
    hours, may no longer hold; its ``source`` knows.
    """

    code: Code
    number: Line
    label: Text
    how: Text
    note: Text | None = None
    hours: Text | None = None
    languages: UpTo100[Code] = ()
    valid_until: date | None = None
    source: WebAddressOrNone = ""


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A public event. ``starts_on`` and ``ends_on`` are days in California.

    ``hours`` says when on those days, in the organizer's words; ``read_on`` is when ``url`` was
    read.
    """

    slug: Code
    title: Text
    summary: Text
    starts_on: date
    ends_on: date | None = None
    hours: Text | None = None
    place: Line = ""
    is_online: bool = False
    organizer: Line
    provider: Code = ""
    url: WebAddress
    read_on: date

    def last_day(self) -> date:
        return self.ends_on or self.starts_on


class Practitioner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A practitioner who asked to be shown, never a private person found on a page.

    ``asked_on`` is the day of the request; ``provider`` is the slug of where they practise.
    """

    slug: Code
    name: Line
    credential: Line
    about: Text
    languages: UpTo100[Code] = ()
    provider: Code = ""
    url: WebAddressOrNone = ""
    asked_on: date


class Topic(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to raise: ``say`` in the person's own voice, ``why`` it matters.

    ``chapter`` is where the guide says more, as "slug" or "slug#anchor". Where ``crisis`` is
    true, help in a crisis is shown before anything else.
    """

    slug: Code
    say: Text
    why: Text
    chapter: Code = ""
    crisis: bool = False


class TopicGroup(Struct, frozen=True, kw_only=True):
    """Topics that belong together."""

    slug: Code
    title: Text
    topics: UpTo100[Topic]


QUESTIONS: Final = "faq"
GLOSSARY: Final = "glossary"
READINESS: Final = "readiness"
ARTICLES: Final = "articles"
EVENTS: Final = "events"
PEOPLE: Final = "people"
CRISIS_HELP: Final = "crisis"
"""Slugs of the pages beside the chapters; no document may have one of them but the questions."""


class GuideContent(Struct, frozen=True, kw_only=True):
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
        yield from self.chapters
        if self.questions:
            yield self.questions
        yield from self.articles

    def document(self, slug: str) -> Document | None:
        return next((one for one in self.documents() if one.slug == slug), None)

    def term(self, slug: str) -> GlossaryTerm | None:
        return next((term for term in self.glossary if term.slug == slug), None)
