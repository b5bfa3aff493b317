"""Work off the GUI thread: the only use of threads in the window.

Widgets must also *end* on the GUI thread. A pool thread therefore never holds the last reference
to anything that could hold one: everything about a task stays with the dispatcher until its
outcome has arrived, and the pool thread lets go of the work before it announces that outcome.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from brightstar_desktop.errors import BrightStarError

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
_THREADS: Final = 2


@dataclass(eq=False)
class Task:
    """One piece of work under way. ``cancel`` does not stop it but drops its result."""

    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    cancelled: bool = False
    concluded: bool = False

    def cancel(self) -> None:
        self.cancelled = True

    def conclude(self, result: object, error: object) -> None:
        """Call back with the outcome, unless nobody waits for it; on the GUI thread only."""
        self.concluded = True
        if self.cancelled or not isValid(self.owner):
            return
        if not isinstance(error, Exception):
            self.done(result)
            return
        if isinstance(error, BrightStarError):
            logger.info("background work ended: %s", error)
        else:
            logger.error("background work failed", exc_info=error)
        if self.failed:
            self.failed(error)


class _Dispatcher(QObject):
    """Keeps what is under way, and carries outcomes to the GUI thread.

    There is one, a child of the application: it outlives every runnable, so no object with
    signals is ever destroyed in a pool thread.
    """

    finished = Signal(int, object, object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._under_way: dict[int, Task] = {}
        self._numbers = count()
        self.finished.connect(self._on_finished)

    def start(self, task: Task) -> None:
        number = next(self._numbers)
        self._under_way[number] = task

        def deliver(result: object, error: object) -> None:
            self.finished.emit(number, result, error)

        _pool().start(_Runnable(task.work, deliver))

    @Slot(int, object, object)
    def _on_finished(self, number: int, result: object, error: object) -> None:
        self._under_way.pop(number).conclude(result, error)


class _Runnable(QRunnable):
    def __init__(self, work: Callable[[], Any], deliver: Callable[[Any, Any], None]) -> None:
        super().__init__()
        self._work: Callable[[], Any] | None = work
        self._deliver = deliver

    def run(self) -> None:
        self._deliver(*self._outcome())

    def _outcome(self) -> tuple[object, Exception | None]:
        work, self._work = self._work, None
        assert work  # noqa: S101  # a runnable runs once
        try:
            return work(), None
        except Exception as error:  # noqa: BLE001  # every failure is handed to the caller
            return None, error


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
    task = Task(owner, work, done, failed)
    _dispatcher().start(task)
    return task


def wait_for_all(milliseconds: int) -> bool:
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
