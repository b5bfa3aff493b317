"""Checks by the clock, against the real service and real folders."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.updates import IsCancelled, UpdateOutcome
from brightstar_desktop.sync.check_state import UpdatePreferences
from brightstar_desktop.sync.update_checker import UpdateChecker
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.updates.update_service import UpdateScheduler
from tests.support.factories import make_catalogue
from tests.support.publisher.publisher import Publisher
from tests.sync.conftest import Computer

NEWER = "2026.12.01-1"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Return a computer with an edition, and a newer one in its usual folder."""
    publisher = Publisher()
    publisher.publish(make_catalogue())
    made = Computer(tmp_path, publisher)
    made.start()
    made.preferences = UpdatePreferences(source=str(made.publish(NEWER)))
    return made


class Schedulers:
    """Makes schedulers that end with the test."""

    def __init__(self) -> None:
        self.made: list[UpdateScheduler] = []

    def start(self, service: UpdateChecker, *, wanted: bool = True) -> UpdateScheduler:
        scheduler = UpdateScheduler(lambda: service, lambda: wanted, after_start_ms=0)
        self.made.append(scheduler)
        scheduler.start()
        return scheduler


@pytest.fixture
def schedulers(qtbot: QtBot) -> Iterator[Schedulers]:  # noqa: ARG001  # an application must run
    made = Schedulers()
    yield made
    for scheduler in made.made:
        scheduler.stop()
    tasks.wait_for_all(5000)


def test_a_due_check_brings_the_newer_edition(
    qtbot: QtBot, computer: Computer, schedulers: Schedulers
) -> None:
    scheduler = UpdateScheduler(computer.service, lambda: True, after_start_ms=0)
    schedulers.made.append(scheduler)
    with qtbot.waitSignal(scheduler.installed) as told:
        scheduler.start()
    assert told.args
    assert told.args[0].edition == NEWER
    assert computer.open() == NEWER


class Watched(UpdateChecker):
    """Notes on which threads checks run."""

    threads: list[int]

    def check_automatically(self, is_cancelled: IsCancelled) -> UpdateOutcome:
        self.threads.append(threading.get_ident())
        return super().check_automatically(is_cancelled)


def test_no_check_runs_on_the_gui_thread(
    qtbot: QtBot, computer: Computer, schedulers: Schedulers
) -> None:
    service = computer.service()
    service.__class__ = Watched
    assert isinstance(service, Watched)
    service.threads = []
    scheduler = UpdateScheduler(lambda: service, lambda: True, after_start_ms=0)
    schedulers.made.append(scheduler)
    with qtbot.waitSignal(scheduler.installed):
        scheduler.start()
    assert service.threads
    assert threading.get_ident() not in service.threads


def test_nothing_is_checked_for_where_nobody_wants_it(
    qtbot: QtBot, computer: Computer, schedulers: Schedulers
) -> None:
    service = computer.service()
    with qtbot.waitSignal(schedulers.start(service, wanted=False)._timer.timeout):
        pass
    assert tasks.wait_for_all(5000)
    assert service.state().checked_at is None
    assert computer.open() == "2026.11.23-1"


def test_an_error_is_remembered_and_told_by_nobody(
    qtbot: QtBot, computer: Computer, schedulers: Schedulers
) -> None:
    computer.preferences = UpdatePreferences(source=str(computer.root / "nowhere"))
    service = computer.service()
    schedulers.start(service)
    qtbot.waitUntil(lambda: service.state().error != "")
    assert computer.open() == "2026.11.23-1"
