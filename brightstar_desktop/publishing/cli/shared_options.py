"""What several commands share: their options, the data folder with its problems, and counts."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from brightstar_desktop import paths
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import BrightStarError

if TYPE_CHECKING:
    from brightstar_desktop.publishing.collect import CollectedEdition

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


def collect_data(folder: Path) -> "CollectedEdition":
    """Return what the data folder holds, with its problems.

    Raises BrightStarError when it is no folder.
    """
    if not folder.is_dir():
        raise BrightStarError(f"{folder} is not a folder: name the data folder by --data.")
    from brightstar_desktop.publishing.collect import collect  # noqa: PLC0415  # needs extras

    return collect(folder)


def valid_catalogue(collected: "CollectedEdition") -> Catalogue:
    """Return the edition; raises BrightStarError when the data has any problem."""
    if collected.catalogue is None or collected.problems:
        count = count_of(len(collected.problems), "problem")
        raise BrightStarError(
            f"nothing was built, because the data has {count}: run brightstar-data validate."
        )
    return collected.catalogue


def count_of(number: int, noun: str) -> str:
    """Return "no drafts", "1 draft", "2 drafts"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
