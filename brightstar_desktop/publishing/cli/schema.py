"""``brightstar-data schema``: the JSON Schema of the data file."""

import argparse

from brightstar_desktop.datafile.schema import schema_text
from brightstar_desktop.publishing.cli.arguments import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("schema", help="print the JSON Schema of the data file")
    parser.set_defaults(act=print_schema)


def print_schema(_arguments: argparse.Namespace) -> int:
    """Print the schema as it is committed in the data folder."""
    print(schema_text(), end="")
    return 0
