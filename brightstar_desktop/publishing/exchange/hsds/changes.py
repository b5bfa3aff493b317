"""The metadata table of HSDS: what an edition changes against an earlier one, field by field."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.exchange.hsds.records import stable_id
from brightstar_desktop.publishing.exchange.hsds.tables import TABLES, Record, Tables

NOT_STATED: Final = "(not stated)"
"""HSDS requires both values of a change; this stands for the side that states nothing."""
_UNTRACKED: Final = ("taxonomy", "taxonomy_term", "metadata")


def changes(old: Tables, new: Tables, catalogue: Catalogue) -> list[Record]:
    """Return a row for each field that differs, dated by the day of the edition."""
    return [
        _row(table, resource_id, catalogue, change)
        for table in TABLES
        if table not in _UNTRACKED
        for resource_id, change in _table_changes(old.get(table, []), new.get(table, []))
    ]


_Change = tuple[str, str, str, str]
"""What was done, to which field, from what, to what."""


def _table_changes(old: list[Record], new: list[Record]) -> Iterator[tuple[str, _Change]]:
    before, after = ({row["id"]: row for row in rows} for rows in (old, new))
    for resource_id in (*after, *(gone for gone in before if gone not in after)):
        if resource_id not in before:
            yield resource_id, ("create", "id", NOT_STATED, resource_id)
        elif resource_id not in after:
            yield resource_id, ("delete", "id", resource_id, NOT_STATED)
        else:
            for change in _field_changes(before[resource_id], after[resource_id]):
                yield resource_id, change


def _field_changes(before: Record, after: Record) -> Iterator[_Change]:
    for field in dict.fromkeys((*before, *after)):
        was, is_ = before.get(field), after.get(field)
        if was != is_:
            yield "update", field, _written(was), _written(is_)


def _written(value: object) -> str:
    return NOT_STATED if value is None else str(value)


def _row(table: str, resource_id: str, catalogue: Catalogue, change: _Change) -> Record:
    action, field, before, after = change
    return {
        "id": stable_id("metadata", catalogue.edition, resource_id, field),
        "resource_id": resource_id,
        "resource_type": table,
        "last_action_date": f"{catalogue.published_at:%Y-%m-%d}",
        "last_action_type": action,
        "field_name": field,
        "previous_value": before,
        "replacement_value": after,
        "updated_by": f"BrightStar, edition {catalogue.edition}",
    }
