"""The map in words: how many, where, and what a pin is worth."""

from typing import Any

import pytest

from brightstar_desktop.domain.atlas import Cluster, Pin
from brightstar_desktop.domain.query import Interpretation, Query
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.presentation.map_words import (
    cluster_words,
    county_words,
    exactness_words,
    found_words,
    pin_words,
    shade_words,
    spoken_map,
)

ONE_MISSING = "1 states no office here and is not on the map."


def _found(count: int, total: int) -> SearchResult:
    return SearchResult(
        edition="e", query=Query(), effective=Query(), interpretation=Interpretation(), hits=(),
        count=count, total=total, facets=(),
    )  # fmt: skip


def _pin(**changes: Any) -> Pin:
    values: dict[str, Any] = {
        "slug": "a", "name": "Clinic", "county": "Alameda", "city": "Oakland", "at": (0, 0),
        "exact": False,
    }  # fmt: skip
    return Pin(**values | changes)


@pytest.mark.parametrize(
    ("count", "total", "placed", "words"),
    [
        (2000, 2000, 2000, "All 2,000 providers."),
        (1, 1, 1, "1 provider."),
        (1, 70, 1, "1 of 70 providers, as the search finds them."),
        (3, 70, 2, f"3 of 70 providers, as the search finds them. {ONE_MISSING}"),
        (70, 70, 60, "All 70 providers. 10 state no office here and are not on the map."),
    ],
)  # fmt: skip
def test_who_is_found_and_who_has_no_place(count: int, total: int, placed: int, words: str) -> None:
    assert found_words(_found(count, total), placed) == words


def test_a_mark_of_one_pin_has_its_name_and_town() -> None:
    assert cluster_words(Cluster(at=(0, 0), pins=(_pin(),))) == "Clinic, Oakland"
    assert pin_words(_pin(city="")) == "Clinic"


def test_a_mark_of_several_counts_each_provider_once_and_names_the_towns() -> None:
    pins = (_pin(), _pin(city="Berkeley"), _pin(slug="b"))
    assert cluster_words(Cluster(at=(0, 0), pins=pins)) == "2 providers in Oakland and Berkeley"
    one = (_pin(), _pin(city=""))
    assert cluster_words(Cluster(at=(0, 0), pins=one)) == "1 provider in Oakland and Alameda County"


@pytest.mark.parametrize(
    ("cities", "words"),
    [
        ("ABCD", "4 providers in A, B, C and D"),
        ("ABCDE", "5 providers in A, B, C and 2 other places"),
    ],
)
def test_up_to_four_towns_are_named_and_more_are_counted(cities: str, words: str) -> None:
    pins = tuple(_pin(slug=city, city=city) for city in cities)
    assert cluster_words(Cluster(at=(0, 0), pins=pins)) == words


def test_it_is_said_once_any_pin_is_not_at_a_door() -> None:
    assert exactness_words(()) == exactness_words((_pin(exact=True),)) == ""
    assert "not at the door" in exactness_words((_pin(exact=True), _pin()))


def test_counties_are_told_with_most_providers_first_and_the_empty_left_out() -> None:
    counts = {"Alameda": 1, "Alpine": 0, "Butte": 1, "Los Angeles": 20}
    assert spoken_map("All.", counts) == (
        "All. Los Angeles County: 20 providers. Alameda County: 1 provider. "
        "Butte County: 1 provider."
    )
    assert county_words("Alpine", 0) == "Alpine County: 0 providers"
    assert shade_words(counts).endswith("from 0 to 20.")
    assert shade_words({}).endswith("from 0 to 0.")
