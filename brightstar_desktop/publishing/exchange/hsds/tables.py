"""The tables of HSDS 3.0 that the directory fills: their files, columns and links."""

from collections import Counter
from typing import Any, Final, NamedTuple, TypeAlias
from uuid import UUID, uuid5

from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.record_paths import Value

Record: TypeAlias = dict[str, Any]
"""A row of a table: what is not stated has no key."""
Tables: TypeAlias = dict[str, list[Record]]
"""Rows by the name of their table."""
COLUMN_TYPES: Final = {
    "amount": "number",
    "assured_date": "date",
    "closes_at": "time",
    "last_action_date": "date",
    "last_modified": "datetime",
    "latitude": "number",
    "longitude": "number",
    "maximum_age": "number",
    "minimum_age": "number",
    "opens_at": "time",
    "valid_from": "date",
}
"""The types of those columns that are no text."""
COLUMN_FORMATS: Final = {"closes_at": "%H:%M", "opens_at": "%H:%M", "website": "uri"}
"""How a column is written that is no identifier, where its type leaves that open."""
CHOICES: Final = {
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): ("physical", "postal", "virtual"),
    ("address", "address_type"): ("physical", "postal", "virtual"),
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
}
"""The only values that a column of a table may have."""
LINKS: Final = {
    "organization_id": "organization",
    "service_id": "service",
    "location_id": "location",
    "taxonomy_term_id": "taxonomy_term",
    "taxonomy_id": "taxonomy",
}
"""The table that a column names a row of."""
_NAMESPACE: Final = UUID("5d8a2d5c-7f0b-4b59-9a37-1f3c6f0e8b42")
"""Ours alone. Another one would give every row of the directory another identifier."""


class Table(NamedTuple):
    """A table: the file it has in the data package, its columns, and what the standard asks."""

    path: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    unique: tuple[str, ...]


def _table(path: str, columns: str) -> Table:
    """Return a table of ``id`` and ``columns``: "*" marks required ones, "!" unique ones."""
    marked = ("id*!", *columns.split())
    return Table(
        path,
        tuple(column.rstrip("*!") for column in marked),
        tuple(column.rstrip("*!") for column in marked if "*" in column),
        tuple(column.rstrip("*!") for column in marked if "!" in column),
    )


TABLES: Final = {
    "organization": _table(
        "organizations.csv", "name* alternate_name description* website legal_status"
    ),
    "service": _table(
        "services.csv",
        "organization_id* name* description status* application_process fees_description "
        "accreditations eligibility_description minimum_age maximum_age assured_date alert "
        "last_modified",
    ),
    "attribute": _table(
        "attributes.csv", "link_id* taxonomy_term_id* link_type link_entity* value"
    ),
    "service_at_location": _table("service_at_location.csv", "service_id* location_id*"),
    "location": _table(
        "locations.csv", "location_type* organization_id name description latitude longitude"
    ),
    "phone": _table("phones.csv", "location_id organization_id number* description"),
    "address": _table(
        "addresses.csv",
        "location_id address_1* city* state_province* postal_code* country* address_type*",
    ),
    "schedule": _table(
        "schedules.csv", "location_id freq byday opens_at closes_at description"
    ),
    "service_area": _table("service_areas.csv", "service_id name description"),
    "language": _table("languages.csv", "service_id name code"),
    "accessibility": _table("accessibility.csv", "location_id description"),
    "taxonomy_term": _table(
        "taxonomy_terms.csv", "code! name* description* taxonomy language taxonomy_id"
    ),
    "metadata": _table(
        "metadata.csv",
        "resource_id* resource_type* last_action_date* last_action_type* field_name* "
        "previous_value* replacement_value* updated_by*",
    ),
    "cost_option": _table(
        "cost_options.csv", "service_id* valid_from option currency amount amount_description"
    ),
    "organization_identifier": _table(
        "organization_identifiers.csv", "organization_id* identifier_type* identifier*"
    ),
    "taxonomy": _table("taxonomies.csv", "name* description*"),
}  # fmt: skip
"""In the order of the standard."""


def stable_id(*parts: str) -> str:
    """Return the identifier of what ``parts`` name, the same each time."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))


def organization_id(slug: str) -> str:
    return stable_id("organization", slug)


class Records:
    """The rows of one provider as they are made."""

    def __init__(self, slug: str, vocabulary: Vocabulary) -> None:
        self.tables: Tables = {}
        self.slug = slug
        self.organization_id = organization_id(slug)
        self.service_id = stable_id("service", slug)
        self._vocabulary = vocabulary
        self._keys: Counter[tuple[str, str]] = Counter()

    def add(self, table: str, key: str, /, **fields: Value) -> str:
        """Add a row with those ``fields`` that are stated, and return its identifier.

        ``key`` tells it from the provider's other rows of the table; where two have the same,
        their order tells them apart.
        """
        self._keys[table, key] += 1
        name = f"{key}#{self._keys[table, key]}" if key else ""
        row_id = stable_id(table, self.slug, name) if name else stable_id(table, self.slug)
        stated = {name: value for name, value in fields.items() if value not in (None, "", ())}
        self.tables.setdefault(table, []).append({"id": row_id} | stated)
        return row_id

    def tag(self, link: tuple[str, str], facet: str, code: str, /, **fields: str) -> None:
        """Classify the row ``link`` (table and identifier) by the term ``code`` of ``facet``.

        A term that the edition does not explain would be a link to nothing, and is left out.
        """
        if not self._vocabulary.find(facet, code):
            return
        link_entity, link_id = link
        self.add(
            "attribute",
            "\x1f".join((link_id, facet, code, *fields.values())),
            link_id=link_id,
            taxonomy_term_id=term_id(facet, code),
            link_type=fields.get("link_type", facet),
            link_entity=link_entity,
            value=fields.get("value"),
        )

    def label(self, facet: str, code: str, *, short: bool = False) -> str:
        return self._vocabulary.label(facet, code, "en", short=short)

    def explanation(self, facet: str, code: str) -> str:
        """Return the English sentence that explains a code, or its label."""
        term = self._vocabulary.find(facet, code)
        return term.description.en if term and term.description else self.label(facet, code)


def term_id(facet: str, code: str) -> str:
    return stable_id("taxonomy_term", facet, code)


def taxonomy_id(facet: str) -> str:
    return stable_id("taxonomy", facet)
