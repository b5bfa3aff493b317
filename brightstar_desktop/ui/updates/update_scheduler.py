"""Looks for newer data by the clock, quietly, off the GUI thread."""

import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from brightstar_desktop.domain.ports import TimedUpdates
from brightstar_desktop.domain.updates import UpdateKind, UpdateOutcome
from brightstar_desktop.errors import SyncError
from brightstar_desktop.ui import tasks

AFTER_START_MS: Final = 20_000
"""Nothing competes with a person who has just opened the program."""
LONGEST_NAP_MS: Final = 3_600_000
"""How often it is asked whether a look is due: wishes change, and computers sleep."""


class UpdateScheduler(QObject):
    """Looks when it is due and ``wanted``; ``installed`` carries the outcome that brought news.

    Trouble is remembered by the service and told by nobody: nobody has asked.
    """

    installed = Signal(object)

    def __init__(
        self,
        updates: TimedUpdates,
        wanted: Callable[[], bool],
        parent: QObject | None = None,
        after_start_ms: int = AFTER_START_MS,
    ) -> None:
        super().__init__(parent)
        self._updates, self._wanted = updates, wanted
        self._stop = threading.Event()
        self._timer = QTimer(self, singleShot=True, interval=after_start_ms)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Begin to keep time."""
        self._timer.start()

    def stop(self) -> None:
        """Keep time no longer, and break off a look that is under way."""
        self._timer.stop()
        self._stop.set()

    def _ask(self) -> None:
        if not self._wanted():
            self._nap(LONGEST_NAP_MS)
            return
        tasks.run(self, self._check_if_due, self._on_checked, self._on_failed)

    def _check_if_due(self) -> UpdateOutcome | None:
        """Look, on a thread of the pool; None where no look is due or none succeeded."""
        if self._updates.seconds_to_next_check() > 0:
            return None
        try:
            return self._updates.check_automatically(self._stop.is_set)
        except SyncError:
            return None

    def _on_checked(self, outcome: UpdateOutcome | None) -> None:
        if outcome and outcome.kind is UpdateKind.INSTALLED:
            self.installed.emit(outcome)
        self._nap(LONGEST_NAP_MS)

    def _on_failed(self, _error: Exception) -> None:
        self._nap(LONGEST_NAP_MS)

    def _nap(self, milliseconds: int) -> None:
        if not self._stop.is_set():
            self._timer.start(milliseconds)
