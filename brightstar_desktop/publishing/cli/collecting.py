"""The data folder as commands read it, and how they count what they found."""

from pathlib import Path
from typing import TYPE_CHECKING

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import BrightStarError

if TYPE_CHECKING:
    from brightstar_desktop.publishing.collect import Collected


def collected_from(folder: Path) -> "Collected":
    """Return what the data folder holds, with its problems.

    Raises BrightStarError when it is no folder.
    """
    if not folder.is_dir():
        raise BrightStarError(f"{folder} is not a folder: name the data folder by --data.")
    from brightstar_desktop.publishing.collect import collect  # noqa: PLC0415  # needs extras

    return collect(folder)


def faultless(collected: "Collected") -> Catalogue:
    """Return the edition; raises BrightStarError when the data has any problem."""
    if collected.catalogue is None or collected.problems:
        count = counted(len(collected.problems), "problem")
        raise BrightStarError(
            f"nothing was built, because the data has {count}: run brightstar-data validate."
        )
    return collected.catalogue


def counted(number: int, noun: str) -> str:
    """Return "no drafts", "1 draft", "2 drafts"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
