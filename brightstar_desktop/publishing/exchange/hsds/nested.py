"""The rows of the tables as whole objects of HSDS, one within another."""

from collections import defaultdict
from typing import Final, NamedTuple

from brightstar_desktop.publishing.exchange.hsds.tables import Record, Tables


class _Child(NamedTuple):
    """A table whose rows stand in a list of the row that ``by`` names."""

    table: str
    by: str
    name: str


_TABLES_OF: Final = {
    "organization": (
        _Child("phone", "organization_id", "phones"),
        _Child("location", "organization_id", "locations"),
        _Child("organization_identifier", "organization_id", "organization_identifiers"),
    ),
    "service": (
        _Child("service_area", "service_id", "service_areas"),
        _Child("service_at_location", "service_id", "service_at_locations"),
        _Child("language", "service_id", "languages"),
        _Child("cost_option", "service_id", "cost_options"),
    ),
    "location": (
        _Child("address", "location_id", "addresses"),
        _Child("phone", "location_id", "phones"),
        _Child("schedule", "location_id", "schedules"),
        _Child("accessibility", "location_id", "accessibility"),
    ),
}
_OF_ALL: Final = (
    _Child("attribute", "link_id", "attributes"),
    _Child("metadata", "resource_id", "metadata"),
)
_OF_ATTRIBUTES: Final = _OF_ALL[1:]


class Nesting:
    """Nests the rows of the tables in those that they belong to."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._by_id = {(t, row["id"]): row for t, rows in tables.items() for row in rows}
        self._children: dict[tuple[_Child, str], list[Record]] = defaultdict(list)
        lists = {child for children in _TABLES_OF.values() for child in children} | set(_OF_ALL)
        for child in lists:
            for row in tables.get(child.table, ()):
                if child.by in row:
                    self._children[child, row[child.by]].append(row)

    def organizations(self) -> list[Record]:
        return [self._whole("organization", row) for row in self._tables.get("organization", ())]

    def services(self) -> list[Record]:
        return [self._service(row) for row in self._tables.get("service", ())]

    def terms(self) -> list[Record]:
        return [self._term(row) for row in self._tables.get("taxonomy_term", ())]

    def _service(self, row: Record) -> Record:
        organization = self._whole(
            "organization", self._by_id["organization", row["organization_id"]]
        )
        organization.pop("locations", None)
        return self._whole("service", row) | {"organization": organization}

    def _whole(self, table: str, row: Record) -> Record:
        whole = dict(row)
        generic = _OF_ATTRIBUTES if table == "attribute" else _OF_ALL
        for child in (*_TABLES_OF.get(table, ()), *generic):
            rows = self._children.get((child, row["id"]))
            if rows:
                whole[child.name] = [self._whole(child.table, inner) for inner in rows]
        if table == "service_at_location":
            whole["location"] = self._whole("location", self._by_id["location", row["location_id"]])
        if table == "attribute":
            term = self._by_id.get(("taxonomy_term", row["taxonomy_term_id"]))
            whole |= {"taxonomy_term": self._term(term)} if term else {}
        return whole

    def _term(self, row: Record) -> Record:
        return row | {"taxonomy_detail": self._by_id["taxonomy", row["taxonomy_id"]]}
