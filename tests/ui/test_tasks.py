"""Background work: results arrive on the GUI thread, or not at all."""

import threading

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

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


def test_a_cancelled_task_drops_its_result(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[bool] = []
    gate = threading.Event()
    task = tasks.run(owner, gate.wait, seen.append)
    task.cancel()
    gate.set()
    with qtbot.waitSignal(task.destroyed):
        pass
    assert seen == []


def test_a_destroyed_owner_drops_the_result(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[bool] = []
    gate = threading.Event()
    task = tasks.run(owner, gate.wait, seen.append)
    with qtbot.waitSignal(task.destroyed):
        owner.deleteLater()
    gate.set()
    assert tasks.wait_for_all(5000)
    assert seen == []
