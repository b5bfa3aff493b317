"""From a field of a provider's file to the column of the spreadsheet it was read from."""

from typing import Final

from brightstar_desktop.publishing.exchange.columns import COLUMNS, Column
from brightstar_desktop.publishing.exchange.paths import generalised


def path_of(column: Column) -> str:
    """Return where the fact of ``column`` stands in the file, with empty brackets."""
    return f"{column.group}[].{column.path}" if column.group else column.path


_BY_PATH: Final = {path_of(column): column for column in COLUMNS}


def column_at(field: str, *, is_translation: bool = False) -> tuple[Column, int] | None:
    """Return the column of exactly ``field``, and which of its group it is."""
    path, indexes = generalised(field)
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
    path, indexes = generalised(field)
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        beginning = ".".join(parts[:length])
        inner = [c for known, c in _BY_PATH.items() if beginning and known.startswith(beginning)]
        if inner:
            column = next((column for column in inner if column.usual), inner[0])
            return column, indexes[0] if indexes and column.group else 0
    return _BY_PATH["slug"], 0
