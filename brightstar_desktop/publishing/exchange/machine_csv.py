"""CSV that programs read: no byte-order mark, and no change to numbers and telephones.

People open such files in spreadsheets too, so a text that would run as a formula is escaped
here as well. A telephone or a negative number cannot run, and stays as it is.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from brightstar_desktop.publishing.exchange.cells import escaped
from brightstar_desktop.publishing.exchange.paths import Fact

_HARMLESS: Final = re.compile(r"[+-][\d .]+", re.ASCII)


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
    text = str(value)
    return text if _HARMLESS.fullmatch(text) else escaped(text)
