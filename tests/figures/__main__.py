"""``python3 dev.py figures [--json]``: how large the house is, and how far one walks through it.

Files and lines, names that stand for two things, connections that only pass on; the files that
work between a key and the painted list, and between a provider's record and its details; and how
many files the ten usual changes touch, as CONTRIBUTING.md names them.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tests.figures.contributing import usual_changes
from tests.figures.sources import source_figures
from tests.figures.traces import key_to_list, record_to_details

_ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of this tree."""
    parser = argparse.ArgumentParser(prog="dev.py figures", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one object, with every file named")
    asked = parser.parse_args(arguments)
    figures = all_figures()
    if asked.json:
        sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    else:
        _print(figures)
    return 0


def all_figures() -> dict[str, Any]:
    """Return every figure by its name; a list tells the names that are counted."""
    changes = usual_changes(_ROOT)
    return {
        **msgspec.to_builtins(source_figures(_ROOT / "brightstar_desktop")),
        "files_from_key_to_list": key_to_list(),
        "files_from_record_to_details": record_to_details(),
        **{f"files_to_change: {change}": list(files) for change, files in changes.items()},
    }


def _print(figures: Mapping[str, Any]) -> None:
    for name, figure in figures.items():
        count = len(figure) if isinstance(figure, list | tuple) else figure
        sys.stdout.write(f"{count:>7,}  {name.replace('_', ' ')}\n")


if __name__ == "__main__":
    sys.exit(main())
