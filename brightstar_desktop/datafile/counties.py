"""The outlines of California's counties, read from the bundled GeoJSON file."""

from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.domain.atlas import County
from brightstar_desktop.errors import DataFileError

COUNTIES_FILE: Final = "california-counties.geojson"

Ring = tuple[tuple[float, float], ...]


class _Properties(msgspec.Struct):
    name: str


class _MultiPolygon(msgspec.Struct, tag="MultiPolygon"):
    coordinates: tuple[tuple[Ring, ...], ...]

    def rings(self) -> tuple[Ring, ...]:
        return tuple(ring for polygon in self.coordinates for ring in polygon)


class _Polygon(msgspec.Struct, tag="Polygon"):
    coordinates: tuple[Ring, ...]

    def rings(self) -> tuple[Ring, ...]:
        return self.coordinates


class _Feature(msgspec.Struct):
    properties: _Properties
    geometry: _MultiPolygon | _Polygon


class _Collection(msgspec.Struct):
    features: tuple[_Feature, ...]


def read_counties(folder: Path) -> tuple[County, ...]:
    """Return the counties in ``folder``, by name.

    Raises DataFileError with one sentence where the file is missing or damaged.
    """
    file = folder / COUNTIES_FILE
    try:
        read = msgspec.json.decode(file.read_bytes(), type=_Collection)
    except (OSError, msgspec.DecodeError) as error:
        raise DataFileError(
            f"The map {file} cannot be read ({error}): install the program again."
        ) from error
    counties = (
        County(feature.properties.name, feature.geometry.rings()) for feature in read.features
    )
    return tuple(sorted(counties, key=lambda county: county.name))
