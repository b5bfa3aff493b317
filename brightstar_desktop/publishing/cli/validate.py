"""``brightstar-data validate``: every problem of the data folder."""

import argparse
import json
from collections.abc import Sequence
from typing import Final

import msgspec

from brightstar_desktop.publishing.cli.arguments import Commands, add_data
from brightstar_desktop.publishing.cli.collecting import collected_from, counted
from brightstar_desktop.publishing.guide.readability import (
    HIGHEST_GRADE,
    LOWEST_EASE,
    ReadingLevel,
)

_SCALES: Final = {
    "en": f"English, school grade; the aim is {HIGHEST_GRADE:.0f} or less",
    "es": f"Spanish, ease of 100; the aim is {LOWEST_EASE:.0f} or more",
}


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("validate", help="report every problem of the data folder")
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    add_data(parser)
    parser.set_defaults(act=validate)


def validate(arguments: argparse.Namespace) -> int:
    """Print the problems, and how many there are."""
    collected = collected_from(arguments.data)
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
    providers = counted(
        len(collected.catalogue.providers) if collected.catalogue else 0, "provider"
    )
    drafts = counted(collected.draft_count, "draft")
    print(f"{providers}, {drafts}: {counted(len(collected.problems), 'problem')}.")
    return 1 if collected.problems else 0


def _print_levels(levels: Sequence[ReadingLevel]) -> None:
    """Print how hard the texts are to read: the span of each language, and those beyond the aim."""
    for language, scale in _SCALES.items():
        values = [level.value for level in levels if level.language == language]
        if values:
            span = f"{min(values):.1f} to {max(values):.1f}"
            print(f"Reading level of {counted(len(values), 'text')}: {span} ({scale}).")
    for level in levels:
        if not level.is_plain:
            print(f"Hard to read: {level.file} ({level.value:.1f}). Shorten its sentences.")
