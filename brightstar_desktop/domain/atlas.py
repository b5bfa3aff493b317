"""The state as a map shows it: its projection, outlines of counties, pins that stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import atanh, cos, floor, hypot, radians, sin, sqrt
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.geography import miles_between
from brightstar_desktop.domain.provider import Location
from brightstar_desktop.domain.search_result import Hit, SearchResult


@dataclass(frozen=True)
class Ellipsoid:
    """The figure of the earth: half its longer axis in metres, and its eccentricity."""

    axis: float
    eccentricity: float


GRS80: Final = Ellipsoid(axis=6_378_137.0, eccentricity=0.081819191042816)


@dataclass(frozen=True)
class AlbersProjection:
    """The equal-area conic projection of Albers, on an ellipsoid.

    Two parallels are drawn at true scale; shades and counts by area compare fairly anywhere on it.
    All angles are degrees. Formulas: J. P. Snyder, "Map Projections: A Working Manual", U.S.
    Geological Survey Professional Paper 1395 (1987), pages 101 and 102.
    """

    parallels: tuple[float, float]
    latitude: float
    longitude: float
    ellipsoid: Ellipsoid = GRS80

    def project(self, latitude: float, longitude: float) -> tuple[float, float]:
        cone, constant = self._cone()
        radius = self._radius(latitude, cone, constant)
        angle = cone * radians(longitude - self.longitude)
        start = self._radius(self.latitude, cone, constant)
        return radius * sin(angle), start - radius * cos(angle)

    def _cone(self) -> tuple[float, float]:
        """Return how much the cone opens (Snyder's n), and his constant C."""
        first, second = self.parallels
        across, other = self._across(first) ** 2, self._across(second) ** 2
        cone = (across - other) / (self._area(second) - self._area(first))
        return cone, across + cone * self._area(first)

    def _radius(self, latitude: float, cone: float, constant: float) -> float:
        """Return the distance from the cone's tip (Snyder's rho)."""
        return self.ellipsoid.axis * sqrt(constant - cone * self._area(latitude)) / cone

    def _across(self, latitude: float) -> float:
        """Return the radius of a parallel as a share of the axis (Snyder's m)."""
        bent = self.ellipsoid.eccentricity * sin(radians(latitude))
        return cos(radians(latitude)) / sqrt(1 - bent * bent)

    def _area(self, latitude: float) -> float:
        """Return the area below a parallel as Snyder counts it (his q)."""
        e = self.ellipsoid.eccentricity
        rise = sin(radians(latitude))
        return (1 - e * e) * (rise / (1 - (e * rise) ** 2) + atanh(e * rise) / e)


CALIFORNIA_ALBERS: Final = AlbersProjection(parallels=(34.0, 40.5), latitude=0.0, longitude=-120.0)
"""The projection of the state's own maps (EPSG 3310), without its shift of 4,000 km southward."""


METRES_PER_MILE: Final = 1609.344
COUNTIES_FACET: Final = "counties"

Point = tuple[float, float]
"""Metres east and south of the projection's origin, as a screen counts."""


class County(Struct, frozen=True):
    """A county and the rings that bound it, as (longitude, latitude) in degrees (WGS 84)."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


class Pin(Struct, frozen=True, kw_only=True):
    """One location of a provider on the map.

    ``exact`` is False where it stands at the middle of its town or ZIP area.
    """

    slug: str
    name: str
    county: str
    city: str
    at: Point
    exact: bool


class Cluster(Struct, frozen=True, kw_only=True):
    """Pins that stand too close together to be told apart, and the middle of them."""

    at: Point
    pins: tuple[Pin, ...]

    @property
    def spread(self) -> float:
        """Return how far the pins are apart, in metres; 0 where all share one spot."""
        easts, souths = zip(*(pin.at for pin in self.pins), strict=True)
        return hypot(max(easts) - min(easts), max(souths) - min(souths))


def map_point(latitude: float, longitude: float) -> Point:
    east, north = CALIFORNIA_ALBERS.project(latitude, longitude)
    return east, -north


def pins(result: SearchResult) -> tuple[Pin, ...]:
    """Return a pin for each office that ``result`` finds, in its order.

    Of a provider with several, those out of reach or in other counties are left out.
    """
    return tuple(
        _pin(hit, location)
        for hit in result.hits
        for location in hit.provider.locations
        if _is_found(location, result)
    )


def _is_found(location: Location, result: SearchResult) -> bool:
    if location.latitude is None or location.longitude is None:
        return False
    counties = result.effective.chosen.get(COUNTIES_FACET)
    if counties and location.county not in counties:
        return False
    miles = result.effective.within_miles
    if result.place is None or miles is None:
        return True
    start = result.place.latitude, result.place.longitude
    return miles_between(*start, location.latitude, location.longitude) <= miles


def _pin(hit: Hit, location: Location) -> Pin:
    return Pin(
        slug=hit.provider.slug,
        name=hit.provider.name,
        county=location.county or "",
        city=location.city or "",
        at=map_point(location.latitude or 0.0, location.longitude or 0.0),
        exact=location.position_from == "address",
    )


def clustered(found: Sequence[Pin], reach: float) -> tuple[Cluster, ...]:
    """Return the pins in clusters, none further than ``reach`` metres from its first pin.

    The work grows with the number of pins alone, for each looks only at the squares around it.
    """
    squares: dict[tuple[int, int], list[list[Pin]]] = {}
    clusters: list[list[Pin]] = []
    for pin in found:
        near = _nearest(squares, pin.at, reach)
        if near is None:
            near = []
            clusters.append(near)
            squares.setdefault(_square(pin.at, reach), []).append(near)
        near.append(pin)
    return tuple(Cluster(at=_middle(group), pins=tuple(group)) for group in clusters)


def _nearest(
    squares: dict[tuple[int, int], list[list[Pin]]], at: Point, reach: float
) -> list[Pin] | None:
    """Return the group whose first pin is nearest within ``reach``, None where there is none."""
    column, row = _square(at, reach)
    around = product((column - 1, column, column + 1), (row - 1, row, row + 1))
    groups = [group for square in around for group in squares.get(square, ())]
    measured = [(_apart(group[0].at, at), order, group) for order, group in enumerate(groups)]
    within = [entry for entry in measured if entry[0] <= reach]
    return min(within, key=lambda entry: entry[:2])[2] if within else None


def _square(at: Point, side: float) -> tuple[int, int]:
    return floor(at[0] / side), floor(at[1] / side)


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _middle(group: Sequence[Pin]) -> Point:
    count = len(group)
    return sum(pin.at[0] for pin in group) / count, sum(pin.at[1] for pin in group) / count
