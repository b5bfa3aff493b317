"""Pins and clusters: nobody is lost, nobody is drawn far from where they are."""

from math import hypot, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.atlas import Cluster, Pin, clustered, map_point, pins
from brightstar_desktop.domain.geography import Place, miles_between
from brightstar_desktop.domain.provider import Location
from brightstar_desktop.domain.query import Interpretation, Query
from brightstar_desktop.domain.search_result import Hit, SearchResult
from tests.support.factories import make_provider

PLACES = st.tuples(
    st.floats(-300_000, 300_000, allow_nan=False), st.floats(-300_000, 300_000, allow_nan=False)
)


OAKLAND = Location(
    city="Oakland", county="Alameda", latitude=37.8, longitude=-122.27, position_from="city"
)
FRESNO = Location(
    city="Fresno", county="Fresno", latitude=36.74, longitude=-119.77, position_from="address"
)


def result_of(hit: Hit, query: Query = Query(), place: Place | None = None) -> SearchResult:  # noqa: B008
    return SearchResult(
        edition="2026.01.01-1", query=query, effective=query, interpretation=Interpretation(),
        hits=(hit,), count=1, total=1, facets=(), place=place,
    )  # fmt: skip


def pin(number: int, at: tuple[float, float]) -> Pin:
    return Pin(slug=f"p{number}", name="", county="", city="", at=at, exact=True)


@given(st.lists(PLACES, max_size=60), st.floats(1, 200_000))
def test_every_pin_stands_in_one_cluster_near_its_first(
    places: list[tuple[float, float]], reach: float
) -> None:
    found = [pin(number, at) for number, at in enumerate(places)]
    clusters = clustered(found, reach)
    assert sorted(one.slug for cluster in clusters for one in cluster.pins) == sorted(
        one.slug for one in found
    )
    for cluster in clusters:
        first = cluster.pins[0].at
        for one in cluster.pins:
            assert hypot(one.at[0] - first[0], one.at[1] - first[1]) <= reach * (1 + 1e-9)


@given(st.lists(PLACES, min_size=2, max_size=30), st.floats(1, 200_000))
def test_clusters_that_stand_alone_are_out_of_each_others_reach(
    places: list[tuple[float, float]], reach: float
) -> None:
    firsts = [c.pins[0].at for c in clustered([pin(n, at) for n, at in enumerate(places)], reach)]
    for number, one in enumerate(firsts):
        for other in firsts[number + 1 :]:
            assert hypot(one[0] - other[0], one[1] - other[1]) > reach * (1 - 1e-9)


def test_a_cluster_knows_its_middle_and_how_far_it_spreads() -> None:
    (cluster,) = clustered([pin(1, (0, 0)), pin(2, (30, 40))], 100)
    assert (cluster.at, cluster.spread) == ((15, 20), 50)
    assert Cluster(at=(0, 0), pins=(pin(1, (7, 7)), pin(2, (7, 7)))).spread == 0


def test_each_location_with_a_known_place_gets_a_pin() -> None:
    hit = Hit(provider=make_provider(slug="a", locations=(OAKLAND, Location(city="Elsewhere"))))
    (found,) = pins(result_of(hit))
    assert (found.slug, found.county, found.city, found.exact) == ("a", "Alameda", "Oakland", False)
    assert found.at == pytest.approx(map_point(37.8, -122.27))
    (there,) = pins(result_of(Hit(provider=make_provider(locations=(FRESNO,)))))
    assert there.exact
    assert found.at[1] < 0, "north is up, and a screen counts downwards"


@pytest.mark.parametrize(
    ("position_from", "is_exact"),
    [("address", True), ("zip", False), ("city", False), (None, False)],
)
def test_only_a_place_of_an_address_is_exact(position_from: str | None, *, is_exact: bool) -> None:
    office = Location(latitude=37.8, longitude=-122.27, position_from=position_from)
    (found,) = pins(result_of(Hit(provider=make_provider(locations=(office,)))))
    assert (found.exact, found.county, found.city) == (is_exact, "", "")


def test_offices_that_the_search_does_not_ask_for_are_left_out() -> None:
    hit = Hit(provider=make_provider(slug="a", locations=(OAKLAND, FRESNO)))
    assert len(pins(result_of(hit))) == 2
    county = Query(chosen={"counties": frozenset(["Fresno"])})
    assert [one.city for one in pins(result_of(hit, county))] == ["Fresno"]
    berkeley = Place(
        kind="city", name="Berkeley", county="Alameda", latitude=37.87, longitude=-122.27
    )
    near = Query(near="Berkeley", within_miles=25)
    assert [one.city for one in pins(result_of(hit, near, berkeley))] == ["Oakland"]
    anywhere = Query(near="Berkeley")
    assert len(pins(result_of(hit, anywhere, berkeley))) == 2


def test_an_office_at_the_edge_of_the_radius_has_a_pin() -> None:
    hit = Hit(provider=make_provider(slug="a", locations=(OAKLAND,)))
    berkeley = Place(
        kind="city", name="Berkeley", county="Alameda", latitude=37.87, longitude=-122.27
    )
    miles = miles_between(37.87, -122.27, 37.8, -122.27)
    assert len(pins(result_of(hit, Query(within_miles=miles), berkeley))) == 1
    assert pins(result_of(hit, Query(within_miles=nextafter(miles, 0)), berkeley)) == ()


def test_a_pin_joins_the_nearest_cluster_and_the_edge_of_its_reach_belongs_to_it() -> None:
    first, second, between = pin(1, (0, 0)), pin(2, (30, 0)), pin(3, (16, 0))
    clusters = clustered([first, second, between], 20)
    assert [one.pins for one in clusters] == [(first,), (second, between)]
    at_the_edge = pin(4, (0, 20))
    assert [one.pins for one in clustered([first, at_the_edge], 20)] == [(first, at_the_edge)]
