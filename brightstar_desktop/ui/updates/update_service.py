"""One look for newer data at a time, in the background, that can be stopped."""

import threading
import time
from typing import Final

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.domain.ports import Updates
from brightstar_desktop.domain.updates import Progress
from brightstar_desktop.errors import BrightStarError, UpdateCancelled
from brightstar_desktop.i18n import _
from brightstar_desktop.ui import tasks

_TELL_SECONDS: Final = 0.1
"""How often progress is told at most."""


class UpdateService(QObject):
    """Tells how a look goes on: ``arrived`` carries a Progress, ``ended`` an UpdateOutcome.

    ``failed`` carries a sentence; ``stopped`` follows ``stop``.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, updates: Updates, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._updates = updates
        self._stop = threading.Event()
        self._task: tasks.Task | None = None
        self.source = ""
        """What the last look was asked to look at, "" for the usual place."""
        self.destroyed.connect(self._stop.set)

    @property
    def is_checking(self) -> bool:
        """Return whether a look is under way."""
        return self._task is not None

    def check(self, source: str) -> None:
        """Look at ``source``, or at the usual place; nothing happens while a look is under way."""
        if self._task:
            return
        self._stop.clear()
        self.source = source
        stop, updates, tell = self._stop, self._updates, _Telling(self)
        self._task = tasks.run(
            self,
            lambda: updates.check(source, on_progress=tell, is_cancelled=stop.is_set),
            self._on_ended,
            self._on_failed,
        )

    def stop(self) -> None:
        """End the look that is under way."""
        self._stop.set()

    def _on_ended(self, outcome: object) -> None:
        self._task = None
        self.finished.emit(outcome)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, UpdateCancelled):
            self.stopped.emit()
            return
        known = isinstance(error, BrightStarError)
        self.failed.emit(str(error) if known else _unforeseen())


class _Telling:
    """Hands progress from the look's thread to the GUI thread, not more often than can be seen."""

    def __init__(self, update_service: UpdateService) -> None:
        self._tell = update_service.progressed.emit
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _TELL_SECONDS or progress.received >= progress.total:
            self._last = now
            self._tell(progress)


def _unforeseen() -> str:
    return _("Something unexpected went wrong; the data on this computer stays. The log says more.")
