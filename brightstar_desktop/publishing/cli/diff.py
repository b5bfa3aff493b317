"""``brightstar-data diff``: what one edition changes against another."""

import argparse
import json
from pathlib import Path
from typing import Final

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.cli.arguments import Commands
from brightstar_desktop.publishing.diff import diff

_IN_PUBLISHED_FOLDER: Final = Path("targets", "catalogue.json.gz")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("diff", help="say what NEW changes against OLD")
    where = "a data file, or a published folder that holds one"
    parser.add_argument("old", type=Path, metavar="OLD", help=where)
    parser.add_argument("new", type=Path, metavar="NEW", help=where)
    parser.add_argument(
        "--as",
        dest="form",
        choices=("text", "markdown", "json"),
        default="text",
        help="text: one line a field; markdown: a release note; json: both, for programs",
    )
    parser.add_argument(
        "--json", dest="form", action="store_const", const="json", help="the same as --as json"
    )
    parser.set_defaults(act=compare)


def compare(arguments: argparse.Namespace) -> int:
    """Print what NEW changes."""
    found = diff(_edition(arguments.old), _edition(arguments.new))
    if arguments.form == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        print(found.as_markdown() if arguments.form == "markdown" else found.as_text())
    return 0


def _edition(place: Path) -> Catalogue:
    return read_catalogue(place / _IN_PUBLISHED_FOLDER if place.is_dir() else place)
