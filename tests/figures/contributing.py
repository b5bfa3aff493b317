"""The usual changes and the files that each touches, as CONTRIBUTING.md tells newcomers."""

import re
from pathlib import Path
from typing import Final

_ROW: Final = re.compile(r"^\| \*\*(.+?)\*\* \| (.+) \|$", re.MULTILINE)
_FILE: Final = re.compile(r"`([\w./<>-]+)`")


def usual_changes(root: Path) -> dict[str, tuple[str, ...]]:
    """Return for each usual change the files that its row of the table names, below ``root``."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {
        change: tuple(dict.fromkeys(name for name in _FILE.findall(files) if "/" in name))
        for change, files in _ROW.findall(text)
    }
