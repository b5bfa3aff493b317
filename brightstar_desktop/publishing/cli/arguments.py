"""What several commands take: the data folder, the published folder, the folders of keys."""

import argparse
from pathlib import Path
from typing import TypeAlias

from brightstar_desktop import paths

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let a command take the data folder, by default the one beside the program."""
    parser.add_argument(
        "--data",
        type=Path,
        default=paths.bundled_data(),
        metavar="DIR",
        help="the data folder (%(default)s)",
    )


def add_published(parser: argparse.ArgumentParser) -> None:
    """Let a command take the published folder; see ``published_folder``."""
    parser.add_argument(
        "--published",
        "--output",
        type=Path,
        metavar="DIR",
        help="the folder that holds metadata/ and targets/ (published/ in the data folder)",
    )


def add_keys(parser: argparse.ArgumentParser) -> None:
    """Let a command take folders of keys."""
    parser.add_argument(
        "--keys",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder or stick with signing keys; may be said several times",
    )


def published_folder(arguments: argparse.Namespace) -> Path:
    """Return the published folder that a command was given or that goes with its data."""
    given: Path | None = arguments.published
    data: Path = getattr(arguments, "data", None) or paths.bundled_data()
    return given or data / "published"
