"""``brightstar-data`` import and export: spreadsheets in, and the formats of others out."""

import argparse
import sys
from pathlib import Path

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.publishing.cli.shared_options import Commands, add_data, count_of


def add_import(commands: Commands) -> None:
    """Add ``import``."""
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
    parser.set_defaults(act=_import)


def _import(arguments: argparse.Namespace) -> int:
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
    wrong = count_of(len(imported.problems), "problem")
    print(f"{count_of(len(imported.written), 'provider')} written: {wrong}.")
    return 1 if imported.problems else 0


def _write_template(file: Path, data: Path) -> int:
    from brightstar_desktop.publishing.exchange.spreadsheet import (  # noqa: PLC0415  # needs extras
        template_text,
    )
    from brightstar_desktop.publishing.exchange.writing import write_together  # noqa: PLC0415
    from brightstar_desktop.publishing.vocabulary_file import read_vocabulary  # noqa: PLC0415

    if file.exists():
        raise BrightStarError(f"{file} is there already: choose another name for the template.")
    write_together({file: template_text(read_vocabulary(data, []))})
    print(f"{file}: fill in one row a provider, then run brightstar-data import {file}")
    return 0


def add_export(commands: Commands) -> None:
    """Add ``export``."""
    parser = commands.add_parser(
        "export",
        help="write the directory as a spreadsheet, HSDS or JSON-LD",
        description="Write the published edition for others; see data/EXCHANGE.md.",
    )
    parser.add_argument(
        "--as",
        dest="format",
        required=True,
        choices=("csv", "hsds", "jsonld"),
        help="spreadsheet (CSV), HSDS 3.0 (a folder of JSON and CSV), or schema.org JSON-LD",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    parser.add_argument(
        "--catalogue",
        type=Path,
        default=paths.bundled_catalogue(),
        metavar="FILE",
        help="the edition to export (%(default)s)",
    )
    parser.add_argument(
        "--previous", type=Path, metavar="FILE", help="hsds: an older edition, to record changes"
    )
    parser.set_defaults(act=_export, parser=parser)


def _export(arguments: argparse.Namespace) -> int:
    """Write the edition, whole or not at all."""
    from brightstar_desktop.publishing.exchange import exporting  # noqa: PLC0415  # needs extras

    if arguments.previous and arguments.format != "hsds":
        arguments.parser.error("--previous belongs to --as hsds: the others record no changes")
    catalogue = read_catalogue(arguments.catalogue)
    previous = read_catalogue(arguments.previous) if arguments.previous else None
    if arguments.format == "csv":
        exporting.export_csv(catalogue, arguments.output)
    elif arguments.format == "jsonld":
        exporting.export_jsonld(catalogue, arguments.output)
    else:
        exporting.export_hsds(catalogue, arguments.output, previous)
    providers = count_of(len(catalogue.providers), "provider")
    print(f"{arguments.output}: edition {catalogue.edition}, {providers}.")
    return 0
