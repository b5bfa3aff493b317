"""The guide: chapters with citations."""

from datetime import date

from msgspec import Struct

from brightstar_desktop.domain.text import Text


class Reference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A cited work. ``url`` is where it can be read; ``key`` is how the text cites it."""

    key: str
    authors: str
    year: int
    title: str
    published_in: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""


class Strength(Struct, frozen=True, kw_only=True):
    """How strong the evidence for one use is: ``level`` 0 (none) to 4 (strong), and in words."""

    use: str
    level: int
    words: str


class Chapter(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One chapter in one language.

    ``body`` is CommonMark with tables. In it ``[^key]`` cites a reference; links may start with
    "guide:" (``guide:safety#bladder``) or "find:" (``find:conditions=depression``), and the
    text of a "find:" link may hold ``{count}`` for the number of providers it leads to.
    ``valid_until`` is the day after which a statement in it may no longer hold, with
    ``valid_until_note`` saying which and where to check.
    """

    number: int
    slug: str
    title: str
    summary: str
    reviewed_on: date
    reading_minutes: int
    body: str
    references: tuple[Reference, ...] = ()
    strengths: tuple[Strength, ...] = ()
    valid_until: date | None = None
    valid_until_note: str = ""


class Guide(Struct, frozen=True, omit_defaults=True):
    """The chapters in each language, in their order."""

    en: tuple[Chapter, ...] = ()
    es: tuple[Chapter, ...] = ()

    def chapters(self, language: str) -> tuple[Chapter, ...]:
        """Return the chapters in ``language``, in English where it has none."""
        return self.es if language == "es" and self.es else self.en


class GuideHit(Struct, frozen=True, kw_only=True):
    """A passage of the guide that holds the words searched for.

    ``anchor`` names the section; ``before``, ``match`` and ``after`` are the passage around the
    first matching words.
    """

    chapter: str
    chapter_title: str
    anchor: str
    section_title: str
    before: str
    match: str
    after: str


class CrisisLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to reach help now. ``number`` is to dial or text as it stands."""

    code: str
    number: str
    label: Text
    how: Text
    note: Text | None = None
    languages: tuple[str, ...] = ()
    source: str = ""
