"""Replaces what a spreadsheet states in a provider's file, and loses nothing else in it."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from brightstar_desktop.publishing.exchange.columns import Column, column_at
from brightstar_desktop.publishing.exchange.paths import drop, get, leaves, put
from brightstar_desktop.publishing.exchange.problems import RowProblem
from brightstar_desktop.publishing.exchange.rows import RowDocument
from brightstar_desktop.publishing.exchange.sheet import Heading
from brightstar_desktop.publishing.validation import Problem, read_document


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
