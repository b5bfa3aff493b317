"""``brightstar-data diff``: what one data file changes against another."""

import argparse
import json
from pathlib import Path

import msgspec

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.publishing.cli.arguments import Commands
from brightstar_desktop.publishing.diff import diff


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("diff", help="say what NEW changes against OLD")
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.set_defaults(act=compare)


def compare(arguments: argparse.Namespace) -> int:
    """Print what NEW changes."""
    found = diff(read_catalogue(arguments.old), read_catalogue(arguments.new))
    if arguments.json:
        print(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2))
    else:
        print(found.as_text())
    return 0
