"""The columns of the spreadsheet: one row a provider, one column a fact.

A fact that a provider may have several of has a *group*: ``price_min`` is the first price's,
``price_min_2`` the second's. ``path`` is where the fact stands in a provider's file, within its
group; ``[]`` in it marks a list of texts, whose languages stand in two columns.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from brightstar_desktop.domain.facts import FACTS, Fact, FactKind
from brightstar_desktop.publishing.exchange.cells import CellKind
from brightstar_desktop.publishing.exchange.record_paths import without_indexes


class Column(NamedTuple):
    """One column: ``usual`` ones are in the template, ``facet`` names the codes it takes."""

    name: str
    path: str
    kind: CellKind = CellKind.TEXT
    meaning: str = ""
    facet: str = ""
    group: str = ""
    usual: bool = False

    @property
    def full_path(self) -> str:
        """Where the fact stands in the file, with empty brackets."""
        return f"{self.group}[].{self.path}" if self.group else self.path

    def named(self, number: int) -> str:
        return self.name if number == 1 else f"{self.name}_{number}"


_CELLS: Final = {
    FactKind.FLAG: CellKind.FLAG,
    FactKind.CODE: CellKind.TEXT,
    FactKind.CODES: CellKind.LIST,
    FactKind.LINE: CellKind.TEXT,
    FactKind.LINES: CellKind.LIST,
    FactKind.TEXT: CellKind.TEXT,
    FactKind.TEXTS: CellKind.LIST,
    FactKind.SPAN: CellKind.NUMBER,
    FactKind.NUMBER: CellKind.NUMBER,
    FactKind.DECIMAL: CellKind.DECIMAL,
    FactKind.DAY: CellKind.DAY,
    FactKind.PHONE: CellKind.PHONE,
}
_PARTS: Final = {
    FactKind.TEXT: ("en", "es"),
    FactKind.TEXTS: ("en", "es"),
    FactKind.SPAN: ("min", "max"),
}
"""What a fact has a column each for."""


def _columns_of(fact: Fact) -> Iterator[Column]:
    if fact.kind is FactKind.TABLE:
        return
    column = Column(
        name=fact.column or fact.key,
        path=fact.key if fact.table else fact.path,
        kind=_CELLS[fact.kind],
        meaning=fact.meaning,
        facet=fact.facet if fact.kind in (FactKind.CODE, FactKind.CODES) else "",
        group=fact.table,
        usual=fact.usual,
    )
    if fact.kind not in _PARTS:
        yield column
        return
    brackets = "[]" if fact.kind is FactKind.TEXTS else ""
    for part in _PARTS[fact.kind]:
        yield column._replace(
            name=f"{column.name}_{part}",
            path=f"{column.path}{brackets}.{part}",
            meaning="the same in Spanish" if part == "es" else fact.meaning,
        )


COLUMNS: Final = tuple(column for fact in FACTS for column in _columns_of(fact))
"""Every column, in the order in which an export has them."""

BY_NAME: Final = {column.name: column for column in COLUMNS}
_BY_PATH: Final = {column.full_path: column for column in COLUMNS}


def column_at(field: str, *, is_translation: bool = False) -> tuple[Column, int] | None:
    """Return the column of exactly ``field``, and which of its group it is."""
    path, indexes = without_indexes(field)
    column = _BY_PATH.get(path) or _BY_PATH.get(f"{path}.{'es' if is_translation else 'en'}")
    if column is None:
        column = _BY_PATH.get(path.removesuffix("[]"))
    index = indexes[0] if indexes and column and column.group else 0
    return (column, index) if column else None


def nearest_column(field: str, *, is_translation: bool = False) -> tuple[Column, int]:
    """Return the column of ``field``, else a usual one that belongs to it, else the slug's."""
    found = column_at(field, is_translation=is_translation)
    if found:
        return found
    path, indexes = without_indexes(field)
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        beginning = ".".join(parts[:length])
        inner = [c for known, c in _BY_PATH.items() if beginning and known.startswith(beginning)]
        if inner:
            column = next((column for column in inner if column.usual), inner[0])
            return column, indexes[0] if indexes and column.group else 0
    return _BY_PATH["slug"], 0
