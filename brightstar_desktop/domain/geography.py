"""Places of California and distances between them."""

from math import asin, cos, radians, sin, sqrt
from typing import Final, Protocol

from msgspec import Struct

EARTH_RADIUS_MILES: Final = 3958.7613
"""Mean radius of the earth (6371.0088 km, IUGG), in statute miles."""


class Place(Struct, frozen=True, kw_only=True):
    """A ZIP area, a city or town, or a county, with its centre in degrees (WGS 84).

    ``kind`` is "zip", "city" or "county". ``approximate`` is True where the centre stands in
    for a place without an area of its own, as the nearest ZIP does for a post-office-box ZIP.
    """

    kind: str
    name: str
    county: str
    latitude: float
    longitude: float
    population: int = 0
    approximate: bool = False


class Gazetteer(Protocol):
    """Looks up the places of California."""

    def zip_code(self, code: str) -> Place | None:
        """Return the ZIP area, or the nearest by number in its three-digit prefix."""
        ...

    def named(self, name: str) -> Place | None:
        """Return the best-known city, town or county of exactly this name (case aside)."""
        ...

    def starting_with(self, prefix: str, limit: int) -> tuple[Place, ...]:
        """Return places whose name or ZIP starts with ``prefix``, best known first."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return every city and town name in lower case, for matching words and typos."""
        ...


def miles_between(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Return the great-circle distance in statute miles (haversine formula)."""
    half_lat = radians(other_latitude - latitude) / 2
    half_lon = radians(other_longitude - longitude) / 2
    chord = sin(half_lat) ** 2 + (
        cos(radians(latitude)) * cos(radians(other_latitude)) * sin(half_lon) ** 2
    )
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, sqrt(chord)))
