"""Tables too wide for the page, told row by row."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

ROW, CELL = "stacked_row", "stacked_cell"
"""Kinds of tokens, without their "_open" and "_close"; a cell's ``meta`` holds its heading."""


def stack_tables(tokens: Sequence[Token], most_columns: int) -> list[Token]:
    """Return ``tokens`` with every table of more than ``most_columns`` columns taken apart."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].type != "table_open":
            out.append(tokens[at])
            at += 1
            continue
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        table = tokens[at : end + 1]
        headings = list(_cells(table, "th"))
        out.extend(table if len(headings) <= most_columns else _stacked(table, headings))
        at = end + 1
    return out


def _cells(tokens: Sequence[Token], tag: str) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        if token.type == f"{tag}_open":
            yield tokens[at + 1]


def _stacked(table: Sequence[Token], headings: Sequence[Token]) -> Iterator[Token]:
    starts = [at for at, token in enumerate(table) if token.type == "tr_open"]
    for start, end in zip(starts, [*starts[1:], len(table)], strict=True):
        cells = list(_cells(table[start:end], "td"))
        if not cells:
            continue
        yield Token(f"{ROW}_open", "", 1)
        for position, (heading, cell) in enumerate(zip(headings, cells, strict=True)):
            yield Token(f"{CELL}_open", "", 1, meta={"heading": heading, "first": position == 0})
            yield cell
            yield Token(f"{CELL}_close", "", -1, meta={"first": position == 0})
        yield Token(f"{ROW}_close", "", -1)
