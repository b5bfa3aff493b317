"""The places of California, read from the bundled CSV files."""

import csv
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.words import fold
from brightstar_desktop.errors import DataFileError

PLACES_FILE: Final = "california-places.csv"
ZIP_CODES_FILE: Final = "california-zip-centroids.csv"

_ZIP_CODE = re.compile(r"\s*(\d{5})(?:-\d{4})?\s*")
_SHORTEST_PART: Final = 4


class CsvGazetteer:
    """Looks up places in memory; safe to share between threads because it never changes."""

    def __init__(self, places: Iterable[Place], zip_codes: Iterable[Place]) -> None:
        self._best_known = tuple(sorted(places, key=lambda place: (-place.population, place.name)))
        self._zip_codes = {place.name: place for place in zip_codes}
        self._zip_order = tuple(sorted(self._zip_codes))
        self._counties = _counties((*self._best_known, *self._zip_codes.values()))
        self._by_name = _by_name(self._best_known, self._counties)
        self._names = tuple(sorted({place.name.lower() for place in self._best_known}))

    def zip_code(self, code: str) -> Place | None:
        match = _ZIP_CODE.fullmatch(code)
        if not match:
            return None
        return self._zip_codes.get(match[1]) or self._stand_in(match[1])

    def named(self, name: str) -> Place | None:
        return self._by_name.get(_key(name))

    def starting_with(self, prefix: str, limit: int) -> tuple[Place, ...]:
        start = _key(prefix)
        if not start:
            return ()
        if start.isdigit():
            return self._zip_codes_from(start, limit)
        everything = (*self._best_known, *self._counties)
        found = (place for place in everything if _key(place.name).startswith(start))
        return tuple(place for place, _ in zip(found, range(limit), strict=False))

    def names(self) -> tuple[str, ...]:
        return self._names

    def _stand_in(self, wanted: str) -> Place | None:
        """Return the neighbour of a ZIP without an area, as a post-office-box ZIP has none."""
        same_prefix = [code for code in self._zip_order if code[:3] == wanted[:3]]
        if not same_prefix:
            return None
        nearest = min(same_prefix, key=lambda code: abs(int(code) - int(wanted)))
        neighbour = self._zip_codes[nearest]
        return Place(
            kind="zip",
            name=wanted,
            county=neighbour.county,
            latitude=neighbour.latitude,
            longitude=neighbour.longitude,
            approximate=True,
        )

    def _zip_codes_from(self, digits: str, limit: int) -> tuple[Place, ...]:
        start = bisect_left(self._zip_order, digits)
        window = self._zip_order[start : start + limit]
        return tuple(self._zip_codes[code] for code in window if code.startswith(digits))


def load_gazetteer(folder: Path) -> CsvGazetteer:
    """Raises DataFileError when a file is missing or holds something that is not a place."""
    return CsvGazetteer(_read(folder / PLACES_FILE, "city"), _read(folder / ZIP_CODES_FILE, "zip"))


def _read(file: Path, kind: str) -> list[Place]:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return [_place(row, kind) for row in csv.DictReader(lines)]
    except (OSError, csv.Error, KeyError, ValueError, TypeError) as error:
        raise DataFileError(
            f"The list of places {file} cannot be read ({error}); install the program again."
        ) from error


def _place(row: Mapping[str, str], kind: str) -> Place:
    return Place(
        kind=kind,
        name=row["zip" if kind == "zip" else "name"],
        county=row["county"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=0 if kind == "zip" else int(row["population"]),
    )


def _counties(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return every county, in the order of the alphabet."""
    members: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        members[place.county].append(place)
    return tuple(_county(name, members[name]) for name in sorted(members))


def _county(name: str, members: list[Place]) -> Place:
    """Return a county centred where its people live, or amid its ZIP areas where that is unknown.

    Alpine County, for one, has no town of 500 people.
    """
    weights = [place.population for place in members]
    if not any(weights):
        weights = [1] * len(members)
    weighted = tuple(zip(members, weights, strict=True))
    return Place(
        kind="county",
        name=f"{name} County",
        county=name,
        latitude=sum(place.latitude * weight for place, weight in weighted) / sum(weights),
        longitude=sum(place.longitude * weight for place, weight in weighted) / sum(weights),
    )


def _by_name(best_known: Iterable[Place], counties: Iterable[Place]) -> dict[str, Place]:
    """Return places by key; of equal names the best known wins, whole names before parts."""
    found: dict[str, Place] = {}
    places = tuple(best_known)
    for place in (*places, *counties):
        found.setdefault(_key(place.name), place)
    for place in places:
        for part in _parts(place.name):
            found.setdefault(_key(part), place)
    return found


def _parts(name: str) -> tuple[str, ...]:
    """Return the names by which a joint place ("La Crescenta-Montrose") is also known."""
    parts = tuple(part.strip() for part in name.split("-"))
    if any(len(part) < _SHORTEST_PART for part in (parts[0], parts[-1])):
        return parts[:1] if len(parts) > 2 else ()
    return (parts[0], parts[-1])


def _key(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))
