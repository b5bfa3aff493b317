"""Public events, and practitioners who asked to be shown."""

from datetime import date

from msgspec import Struct

from brightstar_desktop.domain.bounds import Code, Few, Line, WebAddress, WebAddressOrNone
from brightstar_desktop.domain.text import Text


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
        """Return the last day on which it takes place."""
        return self.ends_on or self.starts_on


class Practitioner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A practitioner who asked to be shown, never a private person found on a page.

    ``asked_on`` is the day of the request; ``provider`` is the slug of where they practise.
    """

    slug: Code
    name: Line
    credential: Line
    about: Text
    languages: Few[Code] = ()
    provider: Code = ""
    url: WebAddressOrNone = ""
    asked_on: date
