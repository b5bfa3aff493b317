"""What the directory answers."""

from msgspec import Struct

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.provider import Provider, SessionPrice
from brightstar_desktop.domain.query import Interpretation, Query


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
