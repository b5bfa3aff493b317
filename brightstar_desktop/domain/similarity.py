"""Providers like another: what they share, and how near they are to one another."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.geography import miles_between
from brightstar_desktop.domain.provider import Location, Provider
from brightstar_desktop.domain.search_result import Similar

_WEIGHTS: Final = {"formats": 3.0, "settings": 2.0, "conditions": 2.0, "support": 1.0, "kinds": 1.0}
"""How much each facet matters to somebody for whom one provider is full or too far."""

_NEARNESS_WEIGHT: Final = 3.0
_NEAR_MILES: Final = 25.0
"""At this distance nearness counts half."""

_CLOSED: Final = "closed"


class _Scored(Struct, frozen=True):
    score: float
    similar: Similar


def most_similar(provider: Provider, others: Iterable[Provider], limit: int) -> tuple[Similar, ...]:
    """Return at most ``limit`` providers most like ``provider``, most alike first.

    Only stated facts count: two providers that both state nothing share nothing by it. Somebody
    who shares neither a format nor a setting is not alike, however near.
    """
    scored = [
        _scored(provider, other)
        for other in others
        if other.slug != provider.slug and other.status != _CLOSED
    ]
    alike = [one for one in scored if _shares_the_way(one.similar)]
    alike.sort(key=lambda one: (-one.score, one.similar.provider.name))
    return tuple(one.similar for one in alike[:limit])


def _scored(provider: Provider, other: Provider) -> _Scored:
    reasons: list[tuple[float, str, str]] = []
    score = 0.0
    for facet, weight in _WEIGHTS.items():
        mine, theirs = _stated(facet, provider), _stated(facet, other)
        shared = [code for code in mine if code in theirs]
        if shared:
            overlap = weight * len(shared) / len({*mine, *theirs})
            score += overlap
            reasons += [(overlap / len(shared), facet, code) for code in shared]
    miles = _miles(provider, other)
    if miles is not None:
        score += _NEARNESS_WEIGHT / (1 + miles / _NEAR_MILES)
    reasons.sort(key=lambda reason: -reason[0])
    shared_codes = tuple((facet, code) for _, facet, code in reasons)
    return _Scored(score, Similar(provider=other, shared=shared_codes, distance_miles=miles))


def _stated(facet: str, provider: Provider) -> tuple[str, ...]:
    answers = FACETS_BY_NAME[facet].answers(provider) or {}
    return tuple(code for code, is_yes in answers.items() if is_yes)


def _shares_the_way(similar: Similar) -> bool:
    return any(facet in ("formats", "settings") for facet, _ in similar.shared)


def _miles(provider: Provider, other: Provider) -> float | None:
    """Return the shortest distance between any two of their locations, None where unknown."""
    return min(
        (
            miles_between(mine[0], mine[1], theirs[0], theirs[1])
            for mine in _positions(provider.locations)
            for theirs in _positions(other.locations)
        ),
        default=None,
    )


def _positions(locations: Iterable[Location]) -> list[tuple[float, float]]:
    return [
        (location.latitude, location.longitude)
        for location in locations
        if location.latitude is not None and location.longitude is not None
    ]
