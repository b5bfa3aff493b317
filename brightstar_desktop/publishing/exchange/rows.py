"""From a row of the spreadsheet to a provider as its file would state it."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.exchange.cells import CellError, read_cell
from brightstar_desktop.publishing.exchange.columns import Column, column_at, nearest_column
from brightstar_desktop.publishing.exchange.record_paths import drop, get, leaves, put
from brightstar_desktop.publishing.exchange.sheet import Heading, RowProblem, SheetRow
from brightstar_desktop.publishing.provider_file import SLUG
from brightstar_desktop.publishing.validation import Problem, read_document

_MISSING: Final = "The field is missing."
_NOT_TRANSLATED: Final = "The text has no Spanish."


@dataclass
class RowDocument:
    """A provider's file as a row states it; ``numbers`` are those of its groups' columns."""

    row: int
    slug: str
    document: dict[str, Any]
    numbers: dict[str, list[int]]
    problems: list[RowProblem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What the row is called in problems of others."""
        return f"row {self.row}"

    def note(self, problem: Problem) -> None:
        is_translation = problem.message == _NOT_TRANSLATED
        column, index = nearest_column(problem.field, is_translation=is_translation)
        numbers = self.numbers.get(column.group, [])
        name = column.named(numbers[index] if index < len(numbers) else 1)
        if name in self.unread:  # what follows from a cell that cannot be read is no news
            return
        remedy = problem.remedy
        if problem.message == _MISSING:
            remedy = "Fill the cell."
        elif is_translation:
            remedy = "Write it in Spanish too."
        self.problems.append(RowProblem(self.row, name, problem.message, remedy))


def read_row(row: SheetRow, vocabulary: Vocabulary) -> RowDocument:
    """Return what ``row`` states, with a problem for each cell that cannot be read."""
    found = RowDocument(row.number, "", {}, _numbers(row))
    for heading, text in row.cells.items():
        try:
            value = read_cell(heading.column.kind, text)
        except CellError as error:
            name = heading.column.named(heading.number)
            found.problems.append(RowProblem(row.number, name, str(error), error.remedy))
            found.unread.add(name)
        else:
            if value is not None:
                put(_table(found, heading.column.group, heading.number), heading.column.path, value)
    _take_slug(found)
    _fill_in(found.document, vocabulary)
    return found


def _take_slug(found: RowDocument) -> None:
    slug = found.document.pop("slug", "")
    if SLUG.fullmatch(slug):
        found.slug = slug
        return
    message = f"{slug!r} cannot be a slug." if slug else "The row has no slug."
    remedy = "Use small letters, digits and single hyphens."
    found.problems.append(RowProblem(found.row, "slug", message, remedy))


def source_ids(urls: list[str | None]) -> list[str]:
    ids: list[str] = []
    for url in urls:
        parts = urlsplit(url) if url and "[" not in url and "]" not in url else None
        words = (parts.path.strip("/").rpartition("/")[2] or parts.netloc) if parts else ""
        base = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40].strip("-") or "source"
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        ids.append(next(name for name in numbered if name not in ids))
    return ids


def _numbers(row: SheetRow) -> dict[str, list[int]]:
    numbers: dict[str, set[int]] = {}
    for heading in row.cells:
        if heading.column.group:
            numbers.setdefault(heading.column.group, set()).add(heading.number)
    return {group: sorted(found) for group, found in numbers.items()}


def _table(found: RowDocument, group: str, number: int) -> dict[str, Any]:
    if not group:
        return found.document
    if get(found.document, group) is None:
        put(found.document, group, [{} for _ in found.numbers[group]])
    table: dict[str, Any] = get(found.document, group)[found.numbers[group].index(number)]
    return table


def _fill_in(document: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Add what may be left out of a row: ids, the only source, and the words of a price."""
    sources = document.get("sources", [])
    for source, made in zip(sources, source_ids([s.get("url") for s in sources]), strict=True):
        source.setdefault("id", made)
    for price in document.get("prices", []):
        if len(sources) == 1:
            price.setdefault("source", sources[0]["id"])
        words = _words_of(price, vocabulary)
        if words:
            price.setdefault("item", words)
    if len(sources) == 1 and "covers" not in sources[0] and "source_not_recorded" not in document:
        covered = _stated_groups(document)
        if covered:
            sources[0]["covers"] = covered


def _words_of(price: dict[str, Any], vocabulary: Vocabulary) -> dict[str, str]:
    terms = {term.code: term for term in vocabulary.terms_of("purposes")}
    term = terms.get(price.get("purpose", ""))
    return {"en": term.label.en, "es": term.label.es} if term else {}


def _stated_groups(document: dict[str, Any]) -> list[str]:
    """Return the fact groups of a document that may still be faulty: then none."""
    known = {name: document[name] for name in Provider.__struct_fields__ if name in document}
    known["prices"] = [price | {"source": 0} for price in document.get("prices", [])]
    try:
        provider = msgspec.convert(known | {"slug": ""}, Provider)
    except msgspec.ValidationError:
        return []
    return list(provider.stated_groups())


def replaced(
    file: Path, row: RowDocument, headings: tuple[Heading, ...]
) -> tuple[dict[str, Any], list[RowProblem]]:
    """Return what ``file`` states after ``row``, and what of it the spreadsheet would lose.

    A fact without a column in the spreadsheet is kept. Facts that come in groups are replaced a
    whole group at a time, so there every one of them needs its column.
    """
    problems: list[Problem] = []
    old = read_document(file, file.parent.parent, problems)
    if old is None:
        return row.document, [
            RowProblem(row.row, "slug", problem.message, problem.remedy) for problem in problems
        ]
    groups = {heading.column.group for heading in headings if heading.column.group}
    lost = [
        _lost(row.row, file, path, column, number)
        for path, column, number in _without_heading(old, headings)
        if column.group in groups
    ]
    return _merged(old, row.document, headings, groups), lost


def _without_heading(
    old: dict[str, Any], headings: tuple[Heading, ...]
) -> Iterator[tuple[str, Column, int]]:
    for path in leaves(old):
        found = column_at(path)
        if found and Heading(found[0], found[1] + 1) not in headings:
            column, index = found
            if path.startswith("sources[") and column.name == "source_id":
                continue  # only prices use it, and they are checked for it
            yield path, column, index + 1


def _lost(row: int, file: Path, path: str, column: Column, number: int) -> RowProblem:
    message = f"{file.parent.name}/{file.name} states {path}, which would be lost."
    return RowProblem(row, column.named(number), message, "Add this column, even if it is empty.")


def _merged(
    old: dict[str, Any],
    new: dict[str, Any],
    headings: tuple[Heading, ...],
    groups: set[str],
) -> dict[str, Any]:
    document = copy.deepcopy(old)
    for heading in headings:
        if not heading.column.group:
            _take_over(document, new, heading.column.path)
    for group in groups:
        drop(document, group)
        items = get(new, group)
        if items is not None:
            put(document, group, items)
    return document


def _take_over(document: dict[str, Any], new: dict[str, Any], path: str) -> None:
    """Let ``document`` state at ``path`` what ``new`` does; a list of texts is taken whole."""
    whole = path.partition("[]")[0]
    value = get(new, whole)
    if path == "slug":
        return
    if value is None:
        drop(document, whole)
    else:
        put(document, whole, value)
