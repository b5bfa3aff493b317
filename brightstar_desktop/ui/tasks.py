"""Work off the GUI thread: the only use of threads in the window."""

import logging
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
_THREADS: Final = 2


class _Dispatcher(QObject):
    """Carries outcomes to the GUI thread.

    There is one, a child of the application: it outlives every runnable, so no object with
    signals is ever destroyed in a pool thread.
    """

    finished = Signal(object, object, object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.finished.connect(self._on_finished)

    @Slot(object, object, object)
    def _on_finished(self, task: object, result: object, error: object) -> None:
        if isinstance(task, Task) and isValid(task):
            task.conclude(result, error)


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[], Any], deliver: Callable[[Any, Any], None]) -> None:
        super().__init__()
        self._work, self._deliver = work, deliver

    def run(self) -> None:
        try:
            self._deliver(self._work(), None)
        except Exception as error:  # noqa: BLE001  # every failure is handed to the caller
            self._deliver(None, error)


class Task(QObject):
    """One piece of work under way. ``cancel`` does not stop it but drops its result."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        super().__init__(owner)
        self._done, self._failed = done, failed
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Return whether the result will be dropped."""
        return self._cancelled

    def cancel(self) -> None:
        """Drop the result when it comes."""
        self._cancelled = True

    def conclude(self, result: object, error: object) -> None:
        """Call back with the outcome; on the GUI thread only."""
        if not self._cancelled:
            self._call_back(result, error)
        self.deleteLater()

    def _call_back(self, result: object, error: object) -> None:
        if not isinstance(error, Exception):
            self._done(result)
            return
        logger.error("background work failed", exc_info=error)
        if self._failed:
            self._failed(error)


def run(
    owner: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
) -> Task:
    """Run ``work`` in the background and call ``done`` or ``failed`` on the GUI thread.

    Nothing is called once ``owner`` is destroyed or the task cancelled. ``work`` must touch no
    widget.
    """
    task = Task(owner, done, failed)
    dispatcher = _dispatcher()

    def deliver(result: object, error: object) -> None:
        dispatcher.finished.emit(task, result, error)

    _pool().start(_Runnable(work, deliver))
    return task


def wait_for_all(milliseconds: int) -> bool:
    """Wait until no work is under way, at most so long; return whether none is."""
    return _pool().waitForDone(milliseconds)


def _dispatcher() -> _Dispatcher:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("background work needs a running application")
    return application.findChild(_Dispatcher) or _Dispatcher(application)


def _pool() -> QThreadPool:
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(_THREADS)
    return pool
