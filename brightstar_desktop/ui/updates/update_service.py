"""Checks for newer editions in the background: on request, and by the clock."""

import threading
import time
from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.ports import DirectoryReader, Updates
from brightstar_desktop.domain.updates import (
    KeptEditions,
    Progress,
    UpdateKind,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.errors import BrightStarError, DirectoryError, SyncError, UpdateCancelled
from brightstar_desktop.i18n import _
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.settings import Settings

_PROGRESS_SECONDS: Final = 0.1
"""How often progress is shown at most."""
_AFTER_START_MS: Final = 20_000
"""Nothing competes with a person who has just opened the program."""
_RECHECK_MS: Final = 3_600_000
"""How often it is asked whether a check is due: settings change, and computers sleep."""

OpenUpdates = Callable[[], Updates]
"""Called on a thread of the pool: it may load what the window is shown without."""


class UpdateStatus(Struct, frozen=True):
    kept: KeptEditions
    state: UpdateState
    changes: EditionChanges | None
    vocabulary: Vocabulary


class UpdateService(QObject):
    """Runs one check at a time. It outlives pages and windows, which connect to its signals.

    ``finished`` and ``failed`` (with a sentence) end a check, as does ``cancelled``.
    ``edition_changed`` says that another edition than the one shown is in use. ``status_failed``
    carries a sentence about anything else that went wrong.
    """

    started = Signal()
    progressed = Signal(Progress)
    finished = Signal(UpdateOutcome)
    failed = Signal(str)
    cancelled = Signal()
    edition_changed = Signal()
    status_changed = Signal(UpdateStatus)
    status_failed = Signal(str)

    def __init__(
        self, updates: OpenUpdates, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._updates, self._settings = updates, settings
        self.scheduler = UpdateScheduler(updates, lambda: settings.updates == "automatic", self)
        self._directory: DirectoryReader | None = None
        self._cancel = threading.Event()
        self._check: tasks.Task | None = None
        self._question: tasks.Task | None = None
        self.source = ""
        """What the last check was asked to check, "" for the usual place."""
        self.destroyed.connect(self._cancel.set)
        settings.changed.connect(self._on_setting_changed)

    @property
    def is_checking(self) -> bool:
        return self._check is not None

    @property
    def is_refreshing(self) -> bool:
        return self._question is not None

    def use_directory(self, directory: DirectoryReader) -> None:
        """Compare with the edition of ``directory``, which is shown, from now on."""
        self._directory = directory
        self.refresh()

    def refresh(self) -> None:
        """Read the status anew; only the newest answer is told."""
        if self._question:
            self._question.cancel()
        updates, directory = self._updates, self._directory
        if directory:
            self._question = tasks.run(
                self, lambda: _status(updates(), directory), self._on_status, self._on_no_status
            )

    def check(self, source: str = "") -> None:
        """Check ``source``, or the usual place; nothing happens while a check is under way."""
        if self._check:
            return
        self._cancel.clear()
        self.source = source
        updates, is_cancelled, on_progress = self._updates, self._cancel.is_set, _Throttle(self)
        self._check = tasks.run(
            self,
            lambda: updates().check(source, on_progress=on_progress, is_cancelled=is_cancelled),
            self._on_finished,
            self._on_failed,
        )
        self.started.emit()

    def cancel(self) -> None:
        self._cancel.set()

    def stop(self) -> None:
        self.scheduler.stop()
        self.cancel()

    def restore(self) -> None:
        """Put the edition before the one in use back."""
        updates = self._updates
        tasks.run(
            self, lambda: updates().restore(), lambda _edition: self._on_changed(), self._on_trouble
        )

    def _on_setting_changed(self, name: str) -> None:
        if name not in ("updates", "update_source"):
            return
        is_off = name == "updates" and self._settings.updates == "no_network"
        if is_off and not self.source:
            self.cancel()
        self.refresh()

    def _on_finished(self, outcome: UpdateOutcome) -> None:
        self._check = None
        self.finished.emit(outcome)
        shown = self._directory.edition().name if self._directory else ""
        # Another program may install too.
        if outcome.kind is UpdateKind.INSTALLED or outcome.edition != shown:
            self.edition_changed.emit()
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._check = None
        if isinstance(error, UpdateCancelled):
            self.cancelled.emit()
            return
        unforeseen = _(
            "Something unexpected went wrong; the data on this computer stays. The log says more."
        )
        self.failed.emit(_sentence(error, unforeseen))
        self.refresh()

    def _on_changed(self) -> None:
        self.edition_changed.emit()
        self.refresh()

    def _on_status(self, status: UpdateStatus) -> None:
        self._question = None
        self.status_changed.emit(status)

    def _on_no_status(self, error: Exception) -> None:
        self._question = None
        if not self.is_checking:
            self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.status_failed.emit(_sentence(error, unforeseen))


class UpdateScheduler(QObject):
    """Checks when it is due and ``is_wanted``; ``installed`` carries the outcome of an update.

    Errors are kept in the state of update checks and shown to nobody: nobody has asked.
    """

    installed = Signal(UpdateOutcome)

    def __init__(
        self,
        updates: OpenUpdates,
        is_wanted: Callable[[], bool],
        parent: QObject | None = None,
        after_start_ms: int = _AFTER_START_MS,
    ) -> None:
        super().__init__(parent)
        self._updates, self._is_wanted = updates, is_wanted
        self._cancel = threading.Event()
        self._timer = QTimer(self, singleShot=True, interval=after_start_ms)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._cancel.set()

    def _on_timeout(self) -> None:
        if self._is_wanted():
            tasks.run(self, self._check_if_due, self._on_checked, self._on_failed)
        else:
            self._wait()

    def _check_if_due(self) -> UpdateOutcome | None:
        """Check, on a thread of the pool; None where no check is due or it failed."""
        updates = self._updates()
        if updates.seconds_to_next_check() > 0:
            return None
        try:
            return updates.check_automatically(self._cancel.is_set)
        except SyncError:
            return None

    def _on_checked(self, outcome: UpdateOutcome | None) -> None:
        if outcome and outcome.kind is UpdateKind.INSTALLED:
            self.installed.emit(outcome)
        self._wait()

    def _on_failed(self, _error: Exception) -> None:
        self._wait()

    def _wait(self) -> None:
        if not self._cancel.is_set():
            self._timer.start(_RECHECK_MS)


class _Throttle:
    """Hands progress to the GUI thread, not more often than can be seen."""

    def __init__(self, service: UpdateService) -> None:
        self._emit = service.progressed.emit
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= _PROGRESS_SECONDS or progress.received >= progress.total:
            self._last = now
            self._emit(progress)


def _status(updates: Updates, directory: DirectoryReader) -> UpdateStatus:
    state, vocabulary = updates.state(), directory.vocabulary()
    try:
        return UpdateStatus(updates.editions(), state, updates.changes(), vocabulary)
    except DirectoryError:
        # A folder that cannot be written keeps no editions: one is open for this run only.
        return UpdateStatus(KeptEditions(current=directory.edition()), state, None, vocabulary)


def _sentence(error: Exception, unforeseen: str) -> str:
    return str(error) if isinstance(error, BrightStarError) else unforeseen
