"""Places, distances and numbers in words."""

import pytest

from brightstar_desktop.domain.provider import Location, ServiceArea
from brightstar_desktop.presentation.provider_text import (
    address,
    distance_words,
    map_url,
    phone_words,
    place_line,
    spoken_distance,
)
from tests.support.factories import make_location, make_provider


def test_one_and_two_cities_are_named_and_more_are_counted() -> None:
    cities = ("Oakland", "Berkeley", "Fremont")
    offices = tuple(make_location(city=city) for city in cities)
    assert place_line(make_provider(locations=offices[:1])) == "Oakland"
    assert place_line(make_provider(locations=offices[:2])) == "Oakland and Berkeley"
    assert place_line(make_provider(locations=offices)) == "Oakland and 2 more places"


def test_the_nearest_office_comes_first() -> None:
    offices = tuple(make_location(city=city) for city in ("Oakland", "Berkeley", "Fremont"))
    words = place_line(make_provider(locations=offices), nearest=2)
    assert words == "Fremont and 2 more places"


def test_a_provider_without_an_office_may_reach_all_of_california() -> None:
    by_video = ServiceArea(statewide_telehealth=True)
    assert (
        place_line(make_provider(locations=(), service_area=by_video)) == "All California by video"
    )
    assert place_line(make_provider(locations=())) == "place not stated"


@pytest.mark.parametrize(
    ("miles", "shown", "said"),
    [
        (0.4, "less than 1 mi", "less than 1 mile"),
        (0.99, "less than 1 mi", "less than 1 mile"),
        (1, "1 mi", "1 mile"),
        (1.2, "1 mi", "1 mile"),
        (1.6, "2 mi", "2 miles"),
        (178.3, "178 mi", "178 miles"),
        (1234.5, "1,234 mi", "1,234 miles"),
    ],
)
def test_distances_are_rounded_to_what_they_are_worth(miles: float, shown: str, said: str) -> None:
    assert distance_words(miles) == shown
    assert spoken_distance(miles) == said


def test_numbers_are_written_as_californians_write_them() -> None:
    assert phone_words("+15302148992") == "(530) 214-8992"
    assert phone_words("+442071234567") == "+442071234567"


def test_an_address_is_as_long_as_what_is_stated() -> None:
    assert address(make_location(street="1 Main St", postal_code="94607")) == (
        "1 Main St, Oakland 94607"
    )
    assert address(Location(city="Oakland")) == "Oakland"


def test_a_map_is_offered_only_for_a_stated_town() -> None:
    assert map_url(Location()) == ""
    assert map_url(make_location(street="1 Main St & 2nd")).endswith(
        "?query=1+Main+St+%26+2nd%2C+Oakland%2C+California"
    )
