"""``brightstar-data export``: the published edition in the formats of others."""

import argparse
from pathlib import Path

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.publishing.cli.arguments import Commands
from brightstar_desktop.publishing.cli.collecting import counted


def add(commands: Commands) -> None:
    """Add the command."""
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
    parser.set_defaults(act=export, parser=parser)


def export(arguments: argparse.Namespace) -> int:
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
    providers = counted(len(catalogue.providers), "provider")
    print(f"{arguments.output}: edition {catalogue.edition}, {providers}.")
    return 0
