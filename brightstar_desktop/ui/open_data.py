"""What the window reads from."""

from dataclasses import dataclass

from brightstar_desktop.domain.atlas import County
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader


@dataclass(frozen=True)
class OpenData:
    """An open edition, and one sentence about how it was opened (or "").

    Without ``counties`` the window offers no map.
    """

    directory: DirectoryReader
    guide: GuideReader
    edition: Edition
    crisis_lines: tuple[CrisisLine, ...]
    notice: str = ""
    counties: tuple[County, ...] = ()
