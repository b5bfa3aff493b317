"""CSV that programs read: no byte-order mark, and no change to numbers and telephones.

People open such files in spreadsheets too, so a text that would run as a formula is escaped
here as well, telephones included. Numbers cannot run, and stay as they are.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from brightstar_desktop.publishing.exchange.cells import escaped
from brightstar_desktop.publishing.exchange.paths import Fact


def machine_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Fact]]) -> str:
    """Return ``rows`` under ``columns``; what is not stated is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Fact) -> str:
    if value is None:
        return ""
    return escaped(value) if isinstance(value, str) else str(value)
