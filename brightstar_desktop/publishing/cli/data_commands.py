"""``brightstar-data`` validate, build, diff and schema: the data before anything is signed."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.encode import schema_text, write_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.cli.command_inputs import (
    collect_data,
    count_of,
    valid_catalogue,
)
from brightstar_desktop.publishing.edition_diff import diff
from brightstar_desktop.publishing.guide.readability import (
    HIGHEST_GRADE,
    LOWEST_EASE,
    ReadingLevel,
)

_SCALES: Final = {
    "en": f"English, school grade; the aim is {HIGHEST_GRADE:.0f} or less",
    "es": f"Spanish, ease of 100; the aim is {LOWEST_EASE:.0f} or more",
}
_IN_PUBLISHED_FOLDER: Final = Path("targets", "catalogue.json.gz")


def validate(arguments: argparse.Namespace) -> int:
    """Print every problem and how hard the texts are to read; return 1 where there is a problem."""
    collected = collect_data(arguments.data)
    if arguments.json:
        answer = {
            "problems": [msgspec.to_builtins(problem) for problem in collected.problems],
            "reading_levels": [
                msgspec.to_builtins(level) | {"value": round(level.value, 1)}
                for level in collected.levels
            ],
        }
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 1 if collected.problems else 0
    for problem in collected.problems:
        print(problem)
    _print_levels(collected.levels)
    providers = count_of(
        len(collected.catalogue.providers) if collected.catalogue else 0, "provider"
    )
    drafts = count_of(collected.draft_count, "draft")
    print(f"{providers}, {drafts}: {count_of(len(collected.problems), 'problem')}.")
    return 1 if collected.problems else 0


def _print_levels(levels: Sequence[ReadingLevel]) -> None:
    for language, scale in _SCALES.items():
        values = [level.value for level in levels if level.language == language]
        if values:
            span = f"{min(values):.1f} to {max(values):.1f}"
            print(f"Reading level of {count_of(len(values), 'text')}: {span} ({scale}).")
    for level in levels:
        if not level.is_plain:
            print(f"Hard to read: {level.file} ({level.value:.1f}). Shorten its sentences.")


def build(arguments: argparse.Namespace) -> int:
    catalogue = valid_catalogue(collect_data(arguments.data))
    file = arguments.output or arguments.data / "published" / "targets" / "catalogue.json.gz"
    write_catalogue(catalogue, file)
    print(f"{file}: edition {catalogue.edition}, {count_of(len(catalogue.providers), 'provider')}.")
    return 0


def compare(arguments: argparse.Namespace) -> int:
    found = diff(_edition(arguments.old), _edition(arguments.new))
    if arguments.form == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print(found.as_markdown() if arguments.form == "markdown" else found.as_text())
    return 0


def _edition(place: Path) -> Catalogue:
    return read_catalogue(place / _IN_PUBLISHED_FOLDER if place.is_dir() else place)


def print_schema(_arguments: argparse.Namespace) -> int:
    print(schema_text(), end="")
    return 0
