"""The outlines are all there, and as large as the counties are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from brightstar_desktop import paths
from brightstar_desktop.datafile.counties import COUNTIES_FILE, read_counties
from brightstar_desktop.domain.atlas import map_point
from brightstar_desktop.errors import DataFileError

GEOGRAPHY = paths.bundled_data() / "geography"


def test_all_counties_are_there() -> None:
    names = [county.name for county in read_counties(GEOGRAPHY)]
    assert len(names) == 58
    assert names == sorted(names)


def test_the_projected_state_is_as_large_as_the_state() -> None:
    """Land and water 163,696 square miles (U.S. Census Bureau, 2010), some of it sea left out."""
    rings = [ring for county in read_counties(GEOGRAPHY) for ring in county.rings]
    corners = [[QPointF(*map_point(at[1], at[0])) for at in ring] for ring in rings]
    square_metres = sum(_area(ring) for ring in corners)
    assert square_metres / 1609.344**2 == pytest.approx(158_000, rel=0.02)


def _area(ring: list[QPointF]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(one.x() * two.y() - two.x() * one.y() for one, two in pairs)) / 2


def test_a_damaged_map_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="install the program again"):
        read_counties(tmp_path)
    whole = (GEOGRAPHY / COUNTIES_FILE).read_bytes()
    for broken in (whole[: len(whole) // 2], b"{}", whole.replace(b"Polygon", b"Sphere")):
        (tmp_path / COUNTIES_FILE).write_bytes(broken)
        with pytest.raises(DataFileError, match=COUNTIES_FILE):
            read_counties(tmp_path)
