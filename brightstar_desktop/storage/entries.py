"""Reads out of a directory file what searches need to have at hand."""

from collections import defaultdict
from typing import TypeVar

import msgspec
from sqlalchemy import select

from brightstar_desktop.domain.search_index import GeoPoint, IndexEntry
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.tables import answer, edition, location, provider, provider_name

T = TypeVar("T")

_ENTRIES = select(
    provider.c.id,
    provider.c.slug,
    provider.c.session_amount,
    provider.c.statewide_telehealth,
    provider.c.newest_as_of,
    provider.c.newest_read_on,
).order_by(provider.c.id)
_NAMES = select(provider_name.c.provider_id, provider_name.c.name).order_by(
    provider_name.c.provider_id, provider_name.c.position
)
_LOCATIONS = select(
    location.c.provider_id, location.c.latitude, location.c.longitude, location.c.county
).order_by(location.c.provider_id, location.c.position)
_ANSWERS = select(answer.c.provider_id, answer.c.axis, answer.c.code, answer.c.is_yes)


def read_entries(database: Database) -> tuple[IndexEntry, ...]:
    """Return an entry for each provider, in the order of their ids, which count from 1.

    Raises DirectoryError when the file cannot be read.
    """
    names: dict[int, list[str]] = defaultdict(list)
    points: dict[int, list[GeoPoint]] = defaultdict(list)
    answers: dict[int, dict[str, dict[str, bool]]] = defaultdict(dict)
    with database.reading() as connection:
        providers = connection.execute(_ENTRIES).all()
        for of, name in connection.execute(_NAMES):
            names[of].append(name)
        for of, latitude, longitude, county in connection.execute(_LOCATIONS):
            points[of].append(GeoPoint(latitude, longitude, county))
        for of, facet, code, is_yes in connection.execute(_ANSWERS):
            answers[of].setdefault(facet, {})[code] = is_yes
    return tuple(
        IndexEntry(
            slug=slug,
            names=tuple(names[of]),
            answers=answers[of],
            points=tuple(points[of]),
            session_amount=session_amount,
            statewide_telehealth=statewide_telehealth,
            newest=(as_of, read_on),
        )
        for of, slug, session_amount, statewide_telehealth, as_of, read_on in providers
    )


def read_blob(database: Database, column: str, value: type[T]) -> T:
    """Return what a column of the edition's row holds.

    Raises DirectoryError when the file cannot be read.
    """
    with database.reading() as connection:
        content = connection.execute(select(edition.c[column])).scalar_one()
        return msgspec.json.decode(content, type=value)
