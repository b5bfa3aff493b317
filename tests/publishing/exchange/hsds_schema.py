"""The schema of HSDS 3.0 as the standard publishes it, ready to judge rows and whole objects."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

_FILE = Path(__file__).parents[1] / "hsds_schemas" / "tabular.json"
_OBJECTS = {
    "attribute": {"taxonomy_term": "taxonomy_term"},
    "service": {"organization": "organization"},
    "service_at_location": {"location": "location"},
    "taxonomy_term": {"taxonomy_detail": "taxonomy"},
}
"""Single objects that the standard nests; its tables hold their identifiers in their place."""
_NOT_EMPTY = {"string": {"minLength": 1}, "array": {"minItems": 1}}


@cache
def table_schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each table by its name."""
    whole = json.loads(_FILE.read_text(encoding="utf-8"))
    return {name: table["items"] for name, table in whole["properties"].items()}


class ColumnRules(NamedTuple):
    """What the standard lays down for a column, as a data package writes it."""

    type: str
    format: str
    constraints: dict[str, Any]


def column_rules(table: str, column: str) -> ColumnRules:
    """Return every rule for a column that the standard's schema of tables holds."""
    schema = table_schemas()[table]
    field = schema["properties"][column]
    required = {*schema.get("required", ()), *schema.get("tabular_required", ())}
    constraints: dict[str, Any] = {"required": True} if column in required else {}
    if field["constraints"]["unique"]:
        constraints["unique"] = True
    if "enum" in field:
        constraints["enum"] = field["enum"]
    return ColumnRules(
        field.get("datapackage_type", field["type"]), field.get("format", ""), constraints
    )


@cache
def _registry() -> Registry[Any]:
    resources = []
    for name, table in table_schemas().items():
        schema = copy.deepcopy(table)
        for field, target in _OBJECTS.get(name, {}).items():
            schema["properties"][field] = {"$ref": f"{target}.json"}
        _forbid_others(schema)
        resources.append((f"{name}.json", DRAFT202012.create_resource(schema)))
    registry: Registry[Any] = Registry()
    return registry.with_resources(resources)


def _forbid_others(schema: dict[str, Any]) -> None:
    """Let a misspelt field be an error, and an empty text or list no statement."""
    schema["additionalProperties"] = False
    for field in schema["properties"].values():
        field.update(_NOT_EMPTY.get(field.get("type"), {}))


def object_faults(table: str, value: object) -> list[str]:
    """Return what is wrong with a whole object of ``table``, with all that is nested in it."""
    schema = {"$ref": f"{table}.json"}
    validator = Draft202012Validator(
        schema, registry=_registry(), format_checker=FormatChecker(("uuid", "email"))
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def row_faults(table: str, row: dict[str, Any]) -> list[str]:
    """Return what is wrong with a row of a table, which also needs what tables alone need."""
    missing = [
        f"{name} is required"
        for name in table_schemas()[table].get("tabular_required", ())
        if name not in row
    ]
    return missing + object_faults(table, row)
