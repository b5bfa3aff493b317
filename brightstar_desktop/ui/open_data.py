"""What the window reads from."""

from dataclasses import dataclass

from brightstar_desktop.domain.atlas import County
from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader, Updates
from brightstar_desktop.ui.updates.update_service import UpdateService


@dataclass(frozen=True)
class OpenData:
    """An open edition, and one sentence about how it was opened (or "").

    Without ``updates`` the window offers none, without ``counties`` no map. ``looker`` outlives
    pages and windows, and so does the look for newer data that it has under way.
    """

    directory: DirectoryReader
    guide: GuideReader
    edition: Edition
    crisis_lines: tuple[CrisisLine, ...]
    notice: str = ""
    updates: Updates | None = None
    counties: tuple[County, ...] = ()
    update_service: UpdateService | None = None
