"""What commands work on: the data folder with its problems, and the published one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from brightstar_desktop import paths
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import BrightStarError

if TYPE_CHECKING:
    from brightstar_desktop.publishing.collect import CollectedEdition


def published_folder(arguments: argparse.Namespace) -> Path:
    """Return the published folder that a command was given or that goes with its data."""
    given: Path | None = arguments.published
    data: Path = getattr(arguments, "data", None) or paths.bundled_data()
    return given or data / "published"


def collect_data(folder: Path) -> "CollectedEdition":
    """Raises BrightStarError when ``folder`` is no folder."""
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
