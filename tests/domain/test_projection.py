"""The projection is held against Snyder's own worked example and against known areas."""

from math import hypot

import pytest

from brightstar_desktop.domain.atlas import CALIFORNIA_ALBERS, AlbersProjection, Ellipsoid
from brightstar_desktop.domain.geography import miles_between

CLARKE_1866 = Ellipsoid(axis=6_378_206.4, eccentricity=0.00676866**0.5)


def test_the_worked_example_of_the_manual_comes_out() -> None:
    """Snyder, U.S. Geological Survey Professional Paper 1395, page 292."""
    projection = AlbersProjection((29.5, 45.5), latitude=23, longitude=-96, ellipsoid=CLARKE_1866)
    assert projection.project(35, -75) == pytest.approx((1_885_472.7, 1_535_925.0), abs=0.1)


def test_the_origin_lies_at_nought() -> None:
    assert CALIFORNIA_ALBERS.project(0, -120) == pytest.approx((0, 0), abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((37.7749, -122.4194), (34.0522, -118.2437)),  # San Francisco, Los Angeles
        ((38.5816, -121.4944), (32.7157, -117.1611)),  # Sacramento, San Diego
    ],
)
def test_distances_across_the_state_are_true_within_a_hundredth(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    here, there = CALIFORNIA_ALBERS.project(*one), CALIFORNIA_ALBERS.project(*other)
    metres = hypot(here[0] - there[0], here[1] - there[1])
    assert metres / 1609.344 == pytest.approx(miles_between(*one, *other), rel=0.01)
