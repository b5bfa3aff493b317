"""What a query asks once its words are understood, which providers match, and option counts."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.facets import FACETS, PRICE_FACET, Facet
from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.phrases import resolve_place
from brightstar_desktop.domain.query import (
    DEFAULT_RADIUS_MILES,
    Interpretation,
    Query,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from brightstar_desktop.domain.search_index import BitSet, Nearest, SearchIndex, bit_set
from brightstar_desktop.domain.search_result import FacetCounts, OptionCount
from brightstar_desktop.domain.words import TypedText, tokenize

_ZIP_DIGITS: Final = 5

_NEAR: Final = "near"
_TEXT: Final = "text"
"""The limits that are no facets."""


class SearchPlan(Struct, frozen=True, kw_only=True):
    """A query as asked, and ``effective``: with what was understood from its words put in.

    ``place_by_hand`` is True where the place was given apart from the words.
    """

    asked: Query
    typed: TypedText
    effective: Query
    interpretation: Interpretation
    place: Place | None = None
    place_by_hand: bool = False
    place_unknown: str = ""


def plan(
    query: Query, typed: TypedText, interpretation: Interpretation, gazetteer: Gazetteer
) -> SearchPlan:
    """Put what was understood of the words ``typed`` into ``query``.

    A place given by hand wins over one in the words, whose words are then searched as text. Of
    two limits of price the lower holds. A five-digit number that is no ZIP code of California is
    reported as an unknown place rather than searched for.
    """
    if query.near:
        interpretation = _without_place(interpretation)
        place = resolve_place(query.near, gazetteer)
        unknown = "" if place else query.near
        within = query.within_miles
    else:
        place = interpretation.place
        interpretation, unknown = _without_unknown_zip(interpretation)
        within = DEFAULT_RADIUS_MILES if query.within_miles is None else query.within_miles
    effective = replace(
        _merged(query, interpretation),
        text=interpretation.free_text,
        near=place.name if place else "",
        within_miles=within if place else None,
    )
    return SearchPlan(
        asked=query,
        typed=typed,
        effective=effective,
        interpretation=interpretation,
        place=place,
        place_by_hand=bool(query.near),
        place_unknown=unknown,
    )


def _merged(query: Query, interpretation: Interpretation) -> Query:
    chosen = {facet: codes for facet, codes in query.chosen.items() if codes}
    not_stated = set(query.include_not_stated)
    prices = [] if query.max_price is None else [query.max_price]
    for item in interpretation.understood:
        match item:
            case UnderstoodFacet(facet=facet, codes=codes):
                chosen[facet] = chosen.get(facet, frozenset()).union(codes)
            case UnderstoodNotStated(facet=facet):
                not_stated.add(facet)
            case UnderstoodPrice(max_price=max_price):
                prices.append(max_price)
    return replace(
        query,
        chosen=chosen,
        max_price=min(prices, default=None),
        include_not_stated=frozenset(not_stated),
    )


def _without_place(interpretation: Interpretation) -> Interpretation:
    others, free = [], [*interpretation.free_tokens]
    for item in interpretation.understood:
        if isinstance(item, UnderstoodPlace):
            free += tokenize(item.words)
        else:
            others.append(item)
    return replace(interpretation, understood=tuple(others), free_tokens=tuple(free))


def _without_unknown_zip(interpretation: Interpretation) -> tuple[Interpretation, str]:
    words = (token.text for token in interpretation.free_tokens)
    unknown = next((word for word in words if len(word) == _ZIP_DIGITS and word.isdigit()), "")
    free = tuple(token for token in interpretation.free_tokens if token.text != unknown)
    return replace(interpretation, free_tokens=free), unknown


class Limits(Struct, frozen=True, kw_only=True):
    """For one facet: who passes, and who of them passes only because not stated is kept."""

    passing: BitSet
    unknown_included: BitSet = 0


class Matches(Struct, frozen=True, kw_only=True):
    """The answer to a plan, as positions of entries.

    ``named`` are those whose name holds all the words typed.
    """

    members: BitSet
    limits: Mapping[str, Limits]
    nearest: Mapping[int, Nearest]
    named: BitSet
    facets: tuple[FacetCounts, ...]
    telehealth_beyond: int
    price_not_stated: int


def find_matches(index: SearchIndex, plan: SearchPlan, text: BitSet | None) -> Matches:
    """Return who matches ``plan``; ``text`` are those found by its free text, None without one.

    Somebody whose name holds all the words typed matches whatever else the words were taken
    for, so that "Sacramento Neuropsych" finds the practice of that name wherever it is.
    """
    return _Matching(index, plan, text).matches()


class _Matching:
    """One plan being matched: a set of who passes for each facet that limits anything."""

    def __init__(self, index: SearchIndex, plan: SearchPlan, text: BitSet | None) -> None:
        self._index, self._plan = index, plan
        self._asked, self._effective = plan.asked, plan.effective
        self._named = index.named(plan.typed.tokens)
        self._nearest = index.nearest(plan.place) if plan.place else {}
        self._limits = self._all_limits()
        if text is not None:
            self._limits[_TEXT] = Limits(passing=text | self._named)

    def matches(self) -> Matches:
        return Matches(
            members=self._passing(),
            limits=self._limits,
            nearest=self._nearest,
            named=self._named,
            facets=tuple(self._count(facet) for facet in FACETS),
            telehealth_beyond=self._telehealth_beyond(),
            price_not_stated=(self._passing(but=PRICE_FACET) & ~self._index.priced).bit_count(),
        )

    def _passing(self, but: str = "") -> BitSet:
        """Return who passes every limit, leaving out the one on facet ``but``."""
        found = self._index.everyone
        for facet, limits in self._limits.items():
            if facet != but:
                found &= limits.passing
        return found

    def _all_limits(self) -> dict[str, Limits]:
        limits: dict[str, Limits] = {}
        for facet in FACETS:
            codes = self._effective.chosen.get(facet.name)
            if codes:
                limits[facet.name] = self._on_facet(facet, codes)
        if self._effective.max_price is not None:
            limits[PRICE_FACET] = self._on_price(self._effective.max_price)
        if self._plan.place is not None and self._effective.within_miles is not None:
            within = self._in_reach(self._effective.within_miles, self._plan.place.county)
            limits[_NEAR] = Limits(passing=within)
        return limits

    def _on_facet(self, facet: Facet, codes: frozenset[str]) -> Limits:
        by_hand = self._asked.chosen.get(facet.name)
        excused = self._named & self._stating(facet, by_hand).passing if by_hand else self._named
        return _excusing(self._stating(facet, codes), excused)

    def _stating(self, facet: Facet, codes: frozenset[str]) -> Limits:
        yes, unstated = self._index.matching(facet, codes)
        unknown = unstated if facet.name in self._effective.include_not_stated else 0
        return Limits(passing=yes | unknown, unknown_included=unknown)

    def _on_price(self, max_price: int) -> Limits:
        keeps = PRICE_FACET in self._effective.include_not_stated
        unknown = self._index.everyone & ~self._index.priced if keeps else 0
        limits = Limits(
            passing=self._index.affordable(max_price) | unknown, unknown_included=unknown
        )
        return _excusing(limits, self._named if self._asked.max_price is None else 0)

    def _in_reach(self, within_miles: float, county: str) -> BitSet:
        """Return who is within the radius, or may be reached all the same.

        A provider that states its county but no place counts as in reach of a town of that county
        named in the words; it has no distance. A place and radius set by hand are kept to the mile.
        """
        found = bit_set(at for at, one in self._nearest.items() if one.miles <= within_miles)
        if self._effective.include_telehealth:
            found |= self._index.telehealth
        if self._plan.place_by_hand:
            return found
        return found | self._named | self._index.in_county(county) & ~bit_set(self._nearest)

    def _count(self, facet: Facet) -> FacetCounts:
        """Count who states each option; a facet that asks for all keeps what is chosen on it."""
        others = self._passing(but=facet.name)
        base = others if facet.any_of else self._passing()
        chosen = self._effective.chosen.get(facet.name, frozenset())
        codes = self._index.codes(facet.name)
        unstated = self._index.not_stated(facet.name)
        if chosen and not facet.any_of:
            _, unstated = self._index.matching(facet, chosen)
        return FacetCounts(
            name=facet.name,
            options=tuple(
                OptionCount(
                    code=code,
                    count=(base & self._index.answering(facet.name, (code,))).bit_count(),
                )
                for code in (*codes, *sorted(chosen.difference(codes)))
            ),
            not_stated=(others & unstated).bit_count(),
        )

    def _telehealth_beyond(self) -> int:
        """Count who is left out by distance alone and serves all of California by video."""
        if _NEAR not in self._limits:
            return 0
        left_out = self._passing(but=_NEAR) & ~self._limits[_NEAR].passing
        return (left_out & self._index.telehealth).bit_count()


def _excusing(limits: Limits, excused: BitSet) -> Limits:
    """Return ``limits`` with those let through whom the words name."""
    return Limits(
        passing=limits.passing | excused, unknown_included=limits.unknown_included & ~excused
    )
