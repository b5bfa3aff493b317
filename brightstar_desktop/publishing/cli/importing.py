"""``brightstar-data import``: a spreadsheet into the data folder."""

import argparse
import sys
from pathlib import Path

from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.arguments import Commands, add_data
from brightstar_desktop.publishing.cli.collecting import counted


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "import",
        help="turn a spreadsheet (CSV) into files of providers",
        description="Turn each row of a spreadsheet into a provider's file; see data/EXCHANGE.md.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    add_data(parser)
    parser.add_argument(
        "--template", action="store_true", help="write an empty spreadsheet to FILE.csv instead"
    )
    parser.add_argument(
        "--partial", action="store_true", help="write the good rows although others have problems"
    )
    parser.add_argument(
        "--replace", action="store_true", help="change providers that have a file already"
    )
    parser.add_argument(
        "--as-drafts", action="store_true", help="write to drafts/, which is not published"
    )
    parser.set_defaults(act=import_file)


def import_file(arguments: argparse.Namespace) -> int:
    """Write the files, and say what was written and what is wrong with the rest."""
    from brightstar_desktop.publishing.exchange.importing import (  # noqa: PLC0415  # needs extras
        Choices,
        import_sheet,
    )

    if arguments.template:
        return _write_template(arguments.file, arguments.data)
    choices = Choices(arguments.as_drafts, arguments.replace, arguments.partial)
    imported = import_sheet(arguments.file, arguments.data, choices, arguments.now.date())
    for problem in imported.problems:
        print(problem, file=sys.stderr)
    for written in imported.written:
        print(written)
    wrong = counted(len(imported.problems), "problem")
    print(f"{counted(len(imported.written), 'provider')} written: {wrong}.")
    return 1 if imported.problems else 0


def _write_template(file: Path, data: Path) -> int:
    from brightstar_desktop.publishing.exchange.spreadsheet import (  # noqa: PLC0415  # needs extras
        template_text,
    )
    from brightstar_desktop.publishing.exchange.writing import write_together  # noqa: PLC0415
    from brightstar_desktop.publishing.vocabulary_source import read_vocabulary  # noqa: PLC0415

    if file.exists():
        raise BrightStarError(f"{file} is there already: choose another name for the template.")
    write_together({file: template_text(read_vocabulary(data, []))})
    print(f"{file}: fill in one row a provider, then run brightstar-data import {file}")
    return 0
