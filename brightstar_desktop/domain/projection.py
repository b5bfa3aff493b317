"""Turns places on the earth into places on a flat map."""

from dataclasses import dataclass
from math import atanh, cos, radians, sin, sqrt
from typing import Final


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
        """Return metres east and north of the origin."""
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
