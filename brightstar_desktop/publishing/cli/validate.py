"""``brightstar-data validate``: every problem of the data folder."""

import argparse
import json

import msgspec

from brightstar_desktop.publishing.cli.arguments import Commands, add_data
from brightstar_desktop.publishing.cli.collecting import collected_from, counted


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
        rows = [msgspec.to_builtins(problem) for problem in collected.problems]
        print(json.dumps({"problems": rows}, ensure_ascii=False, indent=2))
        return 1 if rows else 0
    for problem in collected.problems:
        print(problem)
    providers = counted(
        len(collected.catalogue.providers) if collected.catalogue else 0, "provider"
    )
    drafts = counted(collected.draft_count, "draft")
    print(f"{providers}, {drafts}: {counted(len(collected.problems), 'problem')}.")
    return 1 if collected.problems else 0
