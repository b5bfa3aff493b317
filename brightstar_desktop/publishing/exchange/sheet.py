"""Reads a spreadsheet saved as CSV, however the spreadsheet program liked to write it."""

import csv
import io
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.exchange.columns import BY_NAME, Column

MAX_BYTES: Final = 16 * 1024 * 1024
HEADINGS_ROW: Final = 1
COMMENT: Final = "#"
"""A row whose first cell begins with this is for people alone."""
_DELIMITERS: Final = (",", ";", "\t")
_HEADING: Final = re.compile(r"([a-z_]+?)(?:_([2-9]|[1-9][0-9]))?", re.ASCII)


class SheetError(BrightStarError):
    """A spreadsheet cannot be read or written at all."""


class RowProblem(NamedTuple):
    """One fault: ``row`` as the spreadsheet counts it, the headings being row 1."""

    row: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.message} {self.remedy}"


class Heading(NamedTuple):
    """A column of this sheet, the ``number``-th of its group."""

    column: Column
    number: int


class SheetRow(NamedTuple):
    """The cells of one row that are not empty."""

    number: int
    cells: dict[Heading, str]


class Sheet(NamedTuple):
    """What a spreadsheet holds; ``problems`` are those of its headings."""

    headings: tuple[Heading, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...]


def read_sheet(file: Path) -> Sheet:
    """Return the rows of ``file``; raises SheetError when it is no spreadsheet that can be read."""
    text = _text_of(file)
    delimiter = _delimiter_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        records = list(reader)
    except csv.Error as error:
        raise SheetError(
            f"{file} cannot be read near line {reader.line_num} ({error}): look for a quotation "
            "mark that is not closed."
        ) from error
    names = [name.strip() for name in records[0]] if records else []
    headings, problems = _headings_of(names)
    rows = tuple(_rows_of(records, headings))
    known = tuple(heading for heading in headings if heading)
    return Sheet(known, rows, (*problems, *_overlong(records, len(names))))


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise SheetError(f"{file} is larger than any directory: name the right file.")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError(f'{file} is not UTF-8: save it as "CSV UTF-8".') from error
    except OSError as error:
        raise SheetError(
            f"{file} cannot be read ({error.strerror}): name a file that you may read."
        ) from error


def _delimiter_of(first_line: str) -> str:
    return max(_DELIMITERS, key=first_line.count)


def _headings_of(names: list[str]) -> tuple[list[Heading | None], list[RowProblem]]:
    headings: list[Heading | None] = []
    problems: list[RowProblem] = []
    for place, name in enumerate(names, start=1):
        heading = _heading_of(name)
        if heading and heading in headings:
            message = f"The heading {name!r} stands twice."
            problems.append(RowProblem(HEADINGS_ROW, name, message, "Remove one of the two."))
        elif name and not heading:
            problems.append(RowProblem(HEADINGS_ROW, name, "There is no such column.", _like(name)))
        elif not name and place == 1:
            message = "The first heading is missing."
            problems.append(RowProblem(HEADINGS_ROW, "1", message, "Begin with slug."))
        headings.append(heading)
    if not any(heading and heading.column.name == "slug" for heading in headings):
        remedy = "Start from brightstar-data import FILE.csv --template."
        problems.append(RowProblem(HEADINGS_ROW, "slug", "The column is missing.", remedy))
    return headings, problems


def _heading_of(name: str) -> Heading | None:
    match = _HEADING.fullmatch(name)
    column = BY_NAME.get(match[1]) if match else None
    if not match or not column or (match[2] and not column.group):
        return None
    return Heading(column, int(match[2] or 1))


def _like(name: str) -> str:
    close = get_close_matches(name, BY_NAME, 1)
    if close:
        return f"Did you mean {close[0]}?"
    return "Remove it, or see data/EXCHANGE.md for the columns there are."


def _rows_of(records: list[list[str]], headings: list[Heading | None]) -> Iterator[SheetRow]:
    for number, record in enumerate(records[1:], start=HEADINGS_ROW + 1):
        is_comment = record and record[0].lstrip().startswith(COMMENT)
        filled = [cell for cell in record if cell.strip()]
        if filled and not is_comment:
            cells = zip(headings, record, strict=False)
            yield SheetRow(number, {head: cell for head, cell in cells if head and cell.strip()})


def _overlong(records: list[list[str]], width: int) -> Iterator[RowProblem]:
    """Yield the rows with a cell beyond the headings, whose cells all may have slipped."""
    for number, record in enumerate(records[1:], start=HEADINGS_ROW + 1):
        if any(cell.strip() for cell in record[width:]):
            message = f"A cell stands beyond the last heading: {record[width:]}."
            remedy = "Put texts with a delimiter in quotation marks."
            yield RowProblem(number, str(width + 1), message, remedy)
