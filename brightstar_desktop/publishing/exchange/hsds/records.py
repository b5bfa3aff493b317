"""Rows of one provider, each under an identifier that it keeps from edition to edition."""

from collections import Counter
from typing import Final
from uuid import UUID, uuid5

from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.hsds.tables import Tables
from brightstar_desktop.publishing.exchange.paths import Fact

_NAMESPACE: Final = UUID("5d8a2d5c-7f0b-4b59-9a37-1f3c6f0e8b42")
"""Ours alone. Another one would give every row of the directory another identifier."""


def stable_id(*parts: str) -> str:
    """Return the identifier of what ``parts`` name, the same each time."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))


def organization_id(slug: str) -> str:
    """Return the identifier of the provider ``slug``."""
    return stable_id("organization", slug)


class Records:
    """The rows of one provider as they are made."""

    def __init__(self, slug: str, vocabulary: Vocabulary) -> None:
        """Begin with no row."""
        self.tables: Tables = {}
        self.slug = slug
        self.organization_id = organization_id(slug)
        self.service_id = stable_id("service", slug)
        self._vocabulary = vocabulary
        self._keys: Counter[tuple[str, str]] = Counter()

    def add(self, table: str, key: str, /, **fields: Fact) -> str:
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
        """Return the English words for a code."""
        return self._vocabulary.label(facet, code, "en", short=short)

    def explanation(self, facet: str, code: str) -> str:
        """Return the English sentence that explains a code, or its label."""
        term = self._vocabulary.find(facet, code)
        return term.description.en if term and term.description else self.label(facet, code)


def term_id(facet: str, code: str) -> str:
    """Return the identifier of a term."""
    return stable_id("taxonomy_term", facet, code)


def taxonomy_id(facet: str) -> str:
    """Return the identifier of the taxonomy made from ``facet``."""
    return stable_id("taxonomy", facet)
