"""An edition in HSDS 3.0: whole objects as JSON, and the tables as a data package."""

import json
from collections.abc import Iterator
from typing import Any, Final

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.exchange.hsds.changes import changes
from brightstar_desktop.publishing.exchange.hsds.nested import Nesting
from brightstar_desktop.publishing.exchange.hsds.provider import provider_tables
from brightstar_desktop.publishing.exchange.hsds.tables import (
    CHOICES,
    COLUMN_FORMATS,
    COLUMN_TYPES,
    LINKS,
    TABLES,
    Tables,
)
from brightstar_desktop.publishing.exchange.hsds.taxonomies import term_tables
from brightstar_desktop.publishing.exchange.machine_csv import machine_csv

DATA_PACKAGE: Final = "datapackage.json"
_HOW_TO_READ: Final = (
    "In the CSV files a text that a spreadsheet would run as a formula, +1 of a telephone number "
    "included, has an apostrophe before it: take one apostrophe off. The JSON files have none."
)


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
    """Return a column with the rules that the standard has for it."""
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
