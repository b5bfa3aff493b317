"""What several commands take: the parsers they are added to, and the data folder."""

import argparse
from pathlib import Path
from typing import TypeAlias

from brightstar_desktop import paths

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  # no other name


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command take the data folder, by default the one beside the program."""
    parser.add_argument(
        "--data",
        type=Path,
        default=paths.bundled_data(),
        metavar="DIR",
        help="the data folder (%(default)s)",
    )
