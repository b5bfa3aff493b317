"""Writes the spreadsheet: the directory as CSV, or the template to be filled in.

The file begins with a byte-order mark and ends its lines with CRLF, which is what spreadsheet
programs take for UTF-8 and for CSV.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.cells import CellKind, write_cell
from brightstar_desktop.publishing.exchange.columns import COLUMNS, Column
from brightstar_desktop.publishing.exchange.record_paths import Value, get
from brightstar_desktop.publishing.exchange.rows import source_ids
from brightstar_desktop.publishing.exchange.sheet import COMMENT, Heading

BYTE_ORDER_MARK: Final = "\ufeff"
_MANY_CODES: Final = 30


def csv_text(catalogue: Catalogue) -> str:
    """Return every provider as a row, with a column for each fact that any of them states."""
    documents = [_document_of(provider) for provider in catalogue.providers]
    headings = _headings_for(documents)
    rows = [[_cell(document, heading) for heading in headings] for document in documents]
    return _written([[head.column.named(head.number) for head in headings], *rows])


def template_text(vocabulary: Vocabulary) -> str:
    """Return the usual headings, and below them a row for people that says what goes where."""
    usual = [column for column in COLUMNS if column.usual]
    explained = [_explained(column, vocabulary) for column in usual]
    explained[0] = f"{COMMENT} {explained[0]}. This row is not read."
    return _written([[column.name for column in usual], explained])


def codes_of(column: Column, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary.terms_of(column.facet)) if column.facet else ()


def _explained(column: Column, vocabulary: Vocabulary) -> str:
    codes = codes_of(column, vocabulary)
    few = "one of: " if column.kind is CellKind.TEXT else ""
    words = f"{few}{', '.join(codes)}" if codes and len(codes) < _MANY_CODES else column.facet
    kind = "" if column.kind in (CellKind.TEXT, CellKind.PHONE) else str(column.kind)
    return ". ".join(part for part in (kind, column.meaning, words) if part)


def _document_of(provider: Provider) -> dict[str, Any]:
    """Return ``provider`` as its file states it: without what the build derives."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(provider))
    for location in document.get("locations", []):
        if location.get("city") or location.get("postal_code"):
            location.pop("county", None)
        if location.get("county") or location.get("city") or location.get("postal_code"):
            location.pop("region", None)
        if location.get("position_from") != "address":
            location.pop("latitude", None)
            location.pop("longitude", None)
    ids = source_ids([source.get("url") for source in document.get("sources", [])])
    for source, made in zip(document.get("sources", []), ids, strict=True):
        source["id"] = made
    for price in document.get("prices", []):
        price["source"] = ids[price["source"]]
    return document


def _headings_for(documents: Sequence[dict[str, Any]]) -> list[Heading]:
    """Return the usual columns and those in use; a group's stand together, number by number."""
    headings: list[Heading] = []
    for _, columns in groupby(COLUMNS, key=lambda column: column.group):
        wanted = [
            Heading(column, number)
            for column in columns
            for number in range(1, _highest(documents, column) + 1)
        ]
        headings += sorted(wanted, key=lambda heading: heading.number)
    return headings


def _highest(documents: Sequence[dict[str, Any]], column: Column) -> int:
    used = [number for document in documents for number in _numbers_used(document, column)]
    return max(used, default=1 if column.usual else 0)


def _numbers_used(document: dict[str, Any], column: Column) -> Iterable[int]:
    if not column.group:
        return [1] if _stated(get(document, column.path)) else []
    items = get(document, column.group) or []
    return [n for n, item in enumerate(items, start=1) if _stated(get(item, column.path))]


def _cell(document: dict[str, Any], heading: Heading) -> str:
    table: Value = document
    if heading.column.group:
        items = get(document, heading.column.group) or []
        table = items[heading.number - 1] if heading.number <= len(items) else {}
    value = get(table, heading.column.path)
    return write_cell(heading.column.kind, value) if _stated(value) else ""


def _stated(value: Value) -> bool:
    return value not in (None, [], "")


def _written(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue()
