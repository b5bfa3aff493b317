"""Reads out of a directory file what searches need to have at hand."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row, select

from brightstar_desktop.domain.search_index import GeoPoint, IndexEntry
from brightstar_desktop.storage import tables
from brightstar_desktop.storage.engine import Database

T = TypeVar("T")

_ENTRY_COLUMNS = select(
    tables.provider.c.id,
    tables.provider.c.slug,
    tables.provider.c.session_amount,
    tables.provider.c.statewide_telehealth,
    tables.provider.c.newest_as_of,
    tables.provider.c.newest_read_on,
).order_by(tables.provider.c.id)
_NAME_COLUMNS = select(tables.provider_name.c.provider_id, tables.provider_name.c.name).order_by(
    tables.provider_name.c.provider_id, tables.provider_name.c.position
)
_LOCATION_COLUMNS = select(
    tables.location.c.provider_id,
    tables.location.c.latitude,
    tables.location.c.longitude,
    tables.location.c.county,
).order_by(tables.location.c.provider_id, tables.location.c.position)
_ANSWER_COLUMNS = select(
    tables.answer.c.provider_id, tables.answer.c.axis, tables.answer.c.code, tables.answer.c.is_yes
)


def read_entries(database: Database) -> tuple[IndexEntry, ...]:
    """Return an entry for each provider, in the order of their ids, which count from 1.

    Raises DirectoryError when the file cannot be read.
    """
    with database.reading() as connection:
        providers = connection.execute(_ENTRY_COLUMNS).all()
        names = _by_provider(connection.execute(_NAME_COLUMNS))
        points = _by_provider(connection.execute(_LOCATION_COLUMNS))
        answers = _by_provider(connection.execute(_ANSWER_COLUMNS))
    return tuple(_entry(row, names[row.id], points[row.id], answers[row.id]) for row in providers)


def read_blob(database: Database, column: str, value: type[T]) -> T:
    """Return what a column of the edition's row holds.

    Raises DirectoryError when the file cannot be read.
    """
    with database.reading() as connection:
        content = connection.execute(select(tables.edition.c[column])).scalar_one()
        return msgspec.json.decode(content, type=value)


def _by_provider(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[int, list[tuple[Any, ...]]]:
    """Return the rows of each provider, without its id, in their order."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for identity, *values in rows:
        found[identity].append(tuple(values))
    return found


def _entry(
    row: Row[*tuple[Any, ...]],
    names: list[tuple[Any, ...]],
    points: list[tuple[Any, ...]],
    answers: list[tuple[Any, ...]],
) -> IndexEntry:
    by_facet: dict[str, dict[str, bool]] = defaultdict(dict)
    for facet, code, is_yes in answers:
        by_facet[facet][code] = is_yes
    return IndexEntry(
        slug=row.slug,
        names=tuple(name for (name,) in names),
        answers=dict(by_facet),
        points=tuple(GeoPoint(*point) for point in points),
        session_amount=row.session_amount,
        statewide_telehealth=row.statewide_telehealth,
        newest=(row.newest_as_of, row.newest_read_on),
    )
