"""The guide: chapters, questions and articles with citations, terms, and help in a crisis."""

from datetime import date

from msgspec import Struct

from brightstar_desktop.domain.bounds import (
    Body,
    Code,
    Count,
    Few,
    Level,
    Line,
    Sentences,
    Several,
    WebAddressOrNone,
    Year,
)
from brightstar_desktop.domain.text import Text


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
    references: Several[Reference] = ()
    topics: Few[Code] = ()


class Chapter(Document, frozen=True, kw_only=True, omit_defaults=True):
    """One chapter of the guide; ``number`` counts from 1."""

    number: Count
    strengths: Few[Strength] = ()


class Article(Document, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of writing beside the guide, and who answers for it."""

    published_on: date
    by: Line


class Guide(Struct, frozen=True, omit_defaults=True):
    """The chapters in each language, in their order."""

    en: Several[Chapter] = ()
    es: Several[Chapter] = ()

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

    en: Several[Article] = ()
    es: Several[Article] = ()


class GlossaryTerm(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word of the guide explained.

    ``also`` holds its other forms by language; ``chapter`` is where the guide says more, as
    "slug" or "slug#anchor".
    """

    slug: Code
    name: Text
    meaning: Text
    also: dict[Code, Few[Line]] = {}
    chapter: Code = ""

    def forms(self, language: str) -> tuple[str, ...]:
        """Return every form in which the term stands in texts of ``language``."""
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
    languages: Few[Code] = ()
    valid_until: date | None = None
    source: WebAddressOrNone = ""
