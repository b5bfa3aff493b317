"""Background work: results arrive on the GUI thread, or not at all."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from brightstar_desktop.errors import SyncError
from brightstar_desktop.ui import tasks


def test_work_runs_elsewhere_and_its_result_arrives_on_the_gui_thread(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[tuple[int, QThread]] = []
    tasks.run(
        owner, threading.get_ident, lambda ident: seen.append((ident, QThread.currentThread()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, receiver = seen[0]
    assert worker != threading.get_ident()
    assert receiver is owner.thread()


def test_a_failure_is_handed_over_as_the_exception(qtbot: QtBot) -> None:
    owner = QObject()
    failures: list[Exception] = []
    tasks.run(owner, lambda: 1 / 0, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_what_is_foreseen_is_a_line_in_the_log_and_what_is_not_is_told_in_full(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    owner = QObject()
    failures: list[Exception] = []

    def fail_as_foreseen() -> None:
        raise SyncError("The folder is empty; choose another.")

    tasks.run(owner, fail_as_foreseen, lambda _: None, failures.append)
    tasks.run(owner, lambda: 1 / 0, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 2)
    told = {record.levelname: record for record in caplog.records}
    assert "The folder is empty" in told["INFO"].getMessage()
    assert told["INFO"].exc_info is None
    assert told["ERROR"].exc_info is not None


def test_a_cancelled_task_drops_its_result(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[bool] = []
    gate = threading.Event()
    task = tasks.run(owner, gate.wait, seen.append)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: task.concluded)
    assert seen == []


def test_a_destroyed_owner_drops_the_result(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[bool] = []
    gate = threading.Event()
    task = tasks.run(owner, gate.wait, seen.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: task.concluded)
    assert seen == []


class Watched:
    """Tells in which thread it ends."""

    def __init__(self, ends: list[int]) -> None:
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.get_ident())


def test_what_work_holds_ends_on_the_gui_thread(qtbot: QtBot) -> None:
    owner, ends = QObject(), list[int]()

    def work_holding(watched: Watched) -> Callable[[], bool]:
        return lambda: watched is not None

    for _round in range(100):
        task = tasks.run(owner, work_holding(Watched(ends)), lambda _result: None)
        qtbot.waitUntil(lambda task=task: task.concluded)  # type: ignore[misc]
    del task
    assert len(ends) == 100
    assert set(ends) == {threading.get_ident()}
