"""Where a fact comes from, and how old it is."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.bounds import Code, PartialDate, UpTo100, WebAddress
from brightstar_desktop.domain.vocabulary import Text

FACT_GROUPS: Final = (
    "contact",
    "locations",
    "formats",
    "conditions",
    "prices",
    "payment",
    "clinical_team",
    "support",
    "protocol",
    "populations",
    "access",
)
"""The groups of facts that a source can vouch for, in the order in which they are shown."""

_PARTIAL_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page or contact that states facts.

    ``read_as`` is "stored_copy" (a kept copy of the page, of unknown age), "live" (the page
    itself) or "contact" (the provider told us). ``page_date`` is the page's own date where it
    shows one: "YYYY", "YYYY-MM" or "YYYY-MM-DD". ``covers`` names the fact groups it vouches for.
    """

    kind: Code
    read_on: date
    read_as: Code
    covers: UpTo100[Code] = ()
    url: WebAddress | None = None
    page_date: PartialDate | None = None
    note: Text | None = None

    @property
    def as_of(self) -> date | None:
        """The day this source vouches for, or None where its own age is unknown.

        A stored copy without a date proves only that the page once said so, so reading it
        does not make its facts current.
        """
        if self.page_date:
            return earliest_day(self.page_date)
        return None if self.read_as == "stored_copy" else self.read_on


class Evidence(Struct, frozen=True, kw_only=True):
    """What vouches for one fact group of one provider.

    ``exact`` is False where one of several listed pages states the facts but the record does
    not say which; ``sources`` are then all of them.
    """

    group: str
    sources: tuple[Source, ...]
    exact: bool = True

    @property
    def as_of(self) -> date | None:
        """The newest day any of the sources vouches for; None when undated or inexact."""
        days = [source.as_of for source in self.sources if source.as_of]
        return max(days) if days and self.exact else None

    @property
    def read_on(self) -> date | None:
        """The newest day any of the sources was read."""
        return max((source.read_on for source in self.sources), default=None)


class AgeClass(StrEnum):
    """How far a fact may be trusted by its age alone."""

    CURRENT = "current"
    CHECK_FIRST = "check_first"
    OLD = "old"
    UNDATED = "undated"


CURRENT_DAYS: Final = 90
"""The No Surprises Act has health plans re-verify directory entries every 90 days."""
CHECK_FIRST_DAYS: Final = 180


def age_class(as_of: date | None, today: date) -> AgeClass:
    """Classify a fact by its as-of day on ``today``; a day in the future counts as today."""
    if as_of is None:
        return AgeClass.UNDATED
    days = (today - as_of).days
    if days <= CURRENT_DAYS:
        return AgeClass.CURRENT
    return AgeClass.CHECK_FIRST if days <= CHECK_FIRST_DAYS else AgeClass.OLD


def earliest_day(partial: str) -> date:
    """Return the first day that a date of the form YYYY, YYYY-MM or YYYY-MM-DD can mean.

    Raises ValueError when ``partial`` is not such a date.
    """
    match = _PARTIAL_DATE.match(partial)
    if not match:
        raise ValueError(f"{partial!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return date(year, month, day)
