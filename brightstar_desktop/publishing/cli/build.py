"""``brightstar-data build``: the published data file, unsigned."""

import argparse
from pathlib import Path

from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.publishing.cli.arguments import Commands, add_data
from brightstar_desktop.publishing.cli.collecting import collected_from, counted, faultless


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("build", help="write the published data file")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where to write it")
    add_data(parser)
    parser.set_defaults(act=build)


def build(arguments: argparse.Namespace) -> int:
    """Write the data file and say what is in it."""
    catalogue = faultless(collected_from(arguments.data))
    file = arguments.output or arguments.data / "published" / "targets" / "catalogue.json.gz"
    write_catalogue(catalogue, file)
    print(f"{file}: edition {catalogue.edition}, {counted(len(catalogue.providers), 'provider')}.")
    return 0
