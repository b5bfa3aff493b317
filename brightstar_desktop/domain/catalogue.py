"""The content of an edition, as the published data file carries it."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.guide import CrisisLine, Guide
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.text import Text
from brightstar_desktop.domain.vocabulary import Vocabulary

FORMAT_NAME: Final = "brightstar-catalogue"


class FormatVersion(Struct, frozen=True):
    """An unknown ``major`` cannot be read; an unknown ``minor`` only adds."""

    major: int
    minor: int


CURRENT_VERSION: Final = FormatVersion(1, 1)


class FaqEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question people ask, with its answer in Markdown and the chapters that say more."""

    slug: str
    question: Text
    answer: Text
    chapters: tuple[str, ...] = ()


class Article(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of writing beside the guide; ``published_on`` is an ISO date."""

    slug: str
    title: Text
    body: Text
    published_on: str
    chapters: tuple[str, ...] = ()


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A public event; ``starts_at`` is an ISO date or date and time in California."""

    slug: str
    title: Text
    starts_at: str
    place: str = ""
    url: str = ""


class FeaturedPractitioner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A practitioner who asked to be shown, never a private person found on a page."""

    slug: str
    name: str
    credential: str
    about: Text
    provider: str = ""


class NewestApp(Struct, frozen=True, omit_defaults=True):
    """The newest version of this program and where to get it."""

    version: str
    url: str = ""


class Catalogue(Struct, frozen=True, kw_only=True):
    """An edition. The order of these fields is the order of the published file's keys.

    ``updates_from`` is the https address at which newer editions are published, "" where none is.
    """

    format: str
    version: FormatVersion
    edition: str
    published_at: datetime
    licence: str
    vocabulary: Vocabulary
    providers: tuple[Provider, ...]
    guide: Guide = Guide()
    faq: tuple[FaqEntry, ...] = ()
    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[FeaturedPractitioner, ...] = ()
    crisis: tuple[CrisisLine, ...] = ()
    updates_from: str = ""
    app: NewestApp | None = None


class Edition(Struct, frozen=True, kw_only=True):
    """What is shown of the open edition without reading all of it."""

    name: str
    published_at: datetime
    licence: str
    provider_count: int
    updates_from: str = ""
    newest_app: NewestApp | None = None
