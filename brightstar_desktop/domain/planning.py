"""What a query asks once the words in it are understood."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.facets import FACETS_BY_NAME, PRICE_FACET
from brightstar_desktop.domain.geography import Gazetteer, Place
from brightstar_desktop.domain.place_words import resolve_place
from brightstar_desktop.domain.query import (
    DEFAULT_RADIUS_MILES,
    NEAR_AXIS,
    NOT_STATED_AXIS,
    Interpretation,
    Query,
    Understood,
)

_ZIP_DIGITS = 5


class SearchPlan(Struct, frozen=True, kw_only=True):
    """A query as asked, and ``effective``: with what was understood from its words put in.

    ``place_by_hand`` is True where the place was given apart from the words.
    """

    asked: Query
    effective: Query
    interpretation: Interpretation
    place: Place | None = None
    place_by_hand: bool = False
    place_unknown: str = ""


def plan(query: Query, interpretation: Interpretation, gazetteer: Gazetteer) -> SearchPlan:
    """Put what was understood into ``query``.

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
        place = _place_in_words(interpretation, gazetteer)
        interpretation, unknown = _without_unknown_zip(interpretation)
        within = DEFAULT_RADIUS_MILES if query.within_miles is None else query.within_miles
    effective = _merged(query, interpretation)
    return SearchPlan(
        asked=query,
        effective=replace(
            effective,
            text=interpretation.free_text,
            near=place.name if place else "",
            within_miles=within if place else None,
        ),
        interpretation=interpretation,
        place=place,
        place_by_hand=bool(query.near),
        place_unknown=unknown,
    )


def _merged(query: Query, interpretation: Interpretation) -> Query:
    chosen: dict[str, frozenset[str]] = {
        facet: codes for facet, codes in query.chosen.items() if codes
    }
    kept = set(query.include_not_stated)
    prices = [] if query.max_price is None else [query.max_price]
    for item in interpretation.understood:
        if item.axis in FACETS_BY_NAME:
            chosen[item.axis] = chosen.get(item.axis, frozenset()) | frozenset(item.codes)
        elif item.axis == NOT_STATED_AXIS:
            kept.update(item.codes)
        elif item.axis == PRICE_FACET:
            prices.append(int(item.codes[0]))
    return replace(
        query,
        chosen=chosen,
        max_price=min(prices, default=None),
        include_not_stated=frozenset(kept),
    )


def _place_in_words(interpretation: Interpretation, gazetteer: Gazetteer) -> Place | None:
    for item in interpretation.understood:
        if item.axis == NEAR_AXIS:
            return gazetteer.zip_code(item.codes[0]) or gazetteer.named(item.codes[0])
    return None


def _without_place(interpretation: Interpretation) -> Interpretation:
    places = [item.words for item in interpretation.understood if item.axis == NEAR_AXIS]
    return replace(
        interpretation,
        understood=tuple(item for item in interpretation.understood if item.axis != NEAR_AXIS),
        free_text=" ".join(filter(None, (interpretation.free_text, *places))),
    )


def _without_unknown_zip(interpretation: Interpretation) -> tuple[Interpretation, str]:
    words = interpretation.free_text.split()
    unknown = next((word for word in words if _looks_like_zip(word)), "")
    free_text = " ".join(word for word in words if word != unknown)
    return replace(interpretation, free_text=free_text), unknown


def _looks_like_zip(word: str) -> bool:
    return len(word) == _ZIP_DIGITS and word.isdigit()


def groups_in_words(understood: tuple[Understood, ...]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Return per facet what each understood thing asks for, to rank fuller matches first."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for item in understood:
        if item.axis in FACETS_BY_NAME:
            found[item.axis] = (*found.get(item.axis, ()), frozenset(item.codes))
    return found
