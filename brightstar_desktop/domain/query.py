"""What a person asks of the directory, and what it answers."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.prices import SessionPrice
from brightstar_desktop.domain.provider import Provider

DEFAULT_RADIUS_MILES: Final = 25

NEAR_AXIS: Final = "near"
"""The facet name of a place read from the words."""
NOT_STATED_AXIS: Final = "not_stated"
"""The facet name under which words keep providers that state nothing on the facet in ``codes``."""
TEXT_AXIS: Final = "text"
"""The facet name of a misspelt word that was put right to search providers' names."""


class Sort(StrEnum):
    """The orders a list can stand in. BEST puts stated matches, then nearness, then name first."""

    BEST = "best"
    DISTANCE = "distance"
    PRICE = "price"
    NAME = "name"
    NEWEST = "newest"


class Query(Struct, frozen=True, kw_only=True):
    """A question as asked: words as typed, plus choices made by hand.

    ``chosen`` maps a facet's name to option codes. ``include_not_stated`` names the facets (and
    PRICE_FACET) for which providers that state nothing are kept. ``near`` is a ZIP or place as
    typed. ``within_miles`` None means any distance. ``max_price`` is whole dollars for one
    session. ``include_telehealth`` keeps providers that serve all California by video though
    they have no office in reach.
    """

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    near: str = ""
    within_miles: float | None = None
    max_price: int | None = None
    include_not_stated: frozenset[str] = frozenset()
    include_telehealth: bool = False
    sort: Sort = Sort.BEST
    limit: int | None = None


class Understood(Struct, frozen=True, kw_only=True):
    """One thing read out of the words typed.

    ``axis`` is a facet's name, NEAR_AXIS, PRICE_FACET, NOT_STATED_AXIS or TEXT_AXIS; ``codes`` are
    option codes (any of them), the place's name, the amount in dollars, the facet kept or the word
    meant. ``words`` are the
    typed words it was read from, exactly as typed, so that removing the chip can remove them;
    ``corrected`` is True where they were misspelt.
    """

    axis: str
    codes: tuple[str, ...]
    words: str
    corrected: bool = False


class Interpretation(Struct, frozen=True, kw_only=True):
    """What was made of a person's own words.

    ``free_text`` is what is searched as text. ``crisis`` is True when the words speak of suicide or
    self-harm: help in a crisis then comes before any result.
    """

    understood: tuple[Understood, ...] = ()
    free_text: str = ""
    crisis: bool = False


class Hit(Struct, frozen=True, kw_only=True):
    """One provider found.

    ``distance_miles`` is to its nearest location (index ``nearest_location``); ``not_stated``
    names the facets on which it was kept though it states nothing.
    """

    provider: Provider
    distance_miles: float | None = None
    nearest_location: int | None = None
    session_price: SessionPrice | None = None
    not_stated: tuple[str, ...] = ()


class OptionCount(Struct, frozen=True, kw_only=True):
    """How many providers would be listed with this option, under all other filters."""

    code: str
    count: int


class FacetCounts(Struct, frozen=True, kw_only=True):
    """The options of one facet with their counts, and how many state nothing on the facet."""

    name: str
    options: tuple[OptionCount, ...]
    not_stated: int


class SearchResult(Struct, frozen=True, kw_only=True):
    """The answer to a Query.

    ``count`` is before ``limit``. ``place`` is what "near" was resolved to; ``place_unknown``
    holds the typed words when it was not. ``effective`` is the query after interpretation.
    ``telehealth_beyond`` counts providers left out only by distance that serve all California by
    video; ``price_not_stated`` those left out, or kept, because they state no session price.
    """

    edition: str
    query: Query
    effective: Query
    interpretation: Interpretation
    hits: tuple[Hit, ...]
    count: int
    total: int
    facets: tuple[FacetCounts, ...]
    place: Place | None = None
    place_unknown: str = ""
    telehealth_beyond: int = 0
    price_not_stated: int = 0


class Similar(Struct, frozen=True, kw_only=True):
    """A provider like another, and what they share as (facet, code) pairs, strongest first."""

    provider: Provider
    shared: tuple[tuple[str, str], ...]
    distance_miles: float | None = None
