"""An edition in HSDS 3.0: whole objects as JSON, and the tables as a data package."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.exchange.cells import escape_formula
from brightstar_desktop.publishing.exchange.hsds.nested import Nesting
from brightstar_desktop.publishing.exchange.hsds.organization import provider_tables
from brightstar_desktop.publishing.exchange.hsds.tables import (
    CHOICES,
    COLUMN_FORMATS,
    COLUMN_TYPES,
    LINKS,
    TABLES,
    Record,
    Tables,
    stable_id,
)
from brightstar_desktop.publishing.exchange.hsds.taxonomies import term_tables
from brightstar_desktop.publishing.exchange.record_paths import Value

DATA_PACKAGE: Final = "datapackage.json"
_HOW_TO_READ: Final = (
    "In the CSV files a text that a spreadsheet would run as a formula, +1 of a telephone number "
    "included, has an apostrophe before it: take one apostrophe off. The JSON files have none."
)
NOT_STATED: Final = "(not stated)"
"""HSDS requires both values of a change; this stands for the side that states nothing."""
_UNTRACKED: Final = ("taxonomy", "taxonomy_term", "metadata")
_Change = tuple[str, str, str, str]
"""What was done, to which field, from what, to what."""


def hsds_files(catalogue: Catalogue, previous: Catalogue | None = None) -> dict[str, str]:
    """Return the text of each file of the export by its name.

    ``previous`` is an older edition, against which the metadata table records changes.
    """
    tables = hsds_tables(catalogue, previous)
    nesting = Nesting(tables)
    objects = {
        "organizations.json": nesting.organizations(),
        "services.json": nesting.services(),
        "taxonomies.json": tables.get("taxonomy", []),
        "taxonomy_terms.json": nesting.terms(),
        "metadata.json": tables.get("metadata", []),
    }
    files = {name: _json(rows) for name, rows in objects.items() if rows}
    for name, columns in _columns_in_use(tables):
        files[TABLES[name].path] = machine_csv(columns, tables[name])
    return files | {DATA_PACKAGE: _json(_package(catalogue, tables))}


def hsds_tables(catalogue: Catalogue, previous: Catalogue | None = None) -> Tables:
    """Return the rows of every table; those without a row are missing."""
    tables = _provider_tables(catalogue)
    if previous:
        rows = changes(_provider_tables(previous), tables, catalogue)
        _date_changes(tables, rows, catalogue)
        tables["metadata"] = rows
    tables |= term_tables(catalogue.vocabulary)
    return {name: tables[name] for name in TABLES if tables.get(name)}


def _provider_tables(catalogue: Catalogue) -> Tables:
    tables: Tables = {}
    for provider in catalogue.providers:
        for name, rows in provider_tables(provider, catalogue.vocabulary).items():
            tables.setdefault(name, []).extend(rows)
    return tables


def _date_changes(tables: Tables, rows: list[dict[str, Any]], catalogue: Catalogue) -> None:
    """Date the services that changed, or whose organization, places or prices did."""
    changed = {row["resource_id"] for row in rows}
    owners = {
        row[link]
        for table, table_rows in tables.items()
        for row in table_rows
        if row["id"] in changed
        for link in ("service_id", "organization_id", "location_id", "link_id")
        if link in row and table != "service"
    }
    touched = changed | owners
    places = {
        r["service_id"]
        for r in tables.get("service_at_location", ())
        if r["location_id"] in touched
    }
    for service in tables.get("service", ()):
        if {service["id"], service["organization_id"]} & touched or service["id"] in places:
            stamp = catalogue.published_at.isoformat(timespec="milliseconds")
            service["last_modified"] = stamp.replace("+00:00", "Z")


def _columns_in_use(tables: Tables) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, rows in tables.items():
        used = {column for row in rows for column in row}
        yield name, tuple(column for column in TABLES[name].columns if column in used)


def _package(catalogue: Catalogue, tables: Tables) -> dict[str, Any]:
    licence = {"name": catalogue.licence}
    if catalogue.licence == "CC-BY-4.0":
        licence["path"] = "https://creativecommons.org/licenses/by/4.0/"
    return {
        "profile": "tabular-data-package",
        "name": "brightstar-directory",
        "title": "BrightStar directory of ketamine care in California, in HSDS 3.0",
        "description": _HOW_TO_READ,
        "version": catalogue.edition,
        "created": catalogue.published_at.isoformat().replace("+00:00", "Z"),
        "licenses": [licence],
        "resources": [_resource(name, columns) for name, columns in _columns_in_use(tables)],
    }


def _resource(name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    fields = [_field(name, column) for column in columns]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": "id"}
    keys = [
        {"fields": column, "reference": {"resource": LINKS[column], "fields": "id"}}
        for column in columns
        if column in LINKS
    ]
    return {
        "name": name,
        "path": TABLES[name].path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(table: str, column: str) -> dict[str, Any]:
    is_identifier = column == "id" or column.endswith("_id")
    form = "uuid" if is_identifier else COLUMN_FORMATS.get(column)
    rules = {
        "required": column in TABLES[table].required,
        "unique": column in TABLES[table].unique,
        "enum": CHOICES.get((table, column)),
    }
    constraints = {name: rule for name, rule in rules.items() if rule}
    return (
        {"name": column, "type": COLUMN_TYPES.get(column, "string")}
        | ({"format": form} if form else {})
        | ({"constraints": constraints} if constraints else {})
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def machine_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """Return ``rows`` under ``columns``; what is not stated is an empty cell.

    Programs read it: there is no byte-order mark, and numbers stay as they are. But people open
    it in spreadsheets too, so a text that would run as a formula is escaped, telephones included.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return escape_formula(value) if isinstance(value, str) else str(value)


def changes(old: Tables, new: Tables, catalogue: Catalogue) -> list[Record]:
    """Return a row for each field that differs, dated by the day of the edition."""
    return [
        _row(table, resource_id, catalogue, change)
        for table in TABLES
        if table not in _UNTRACKED
        for resource_id, change in _table_changes(old.get(table, []), new.get(table, []))
    ]


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
