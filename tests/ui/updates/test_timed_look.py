"""Looks by the clock, against the real service and real folders."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.updates import Stopped, UpdateOutcome
from brightstar_desktop.sync.places import Wishes
from brightstar_desktop.sync.service import UpdateService
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.updates.timed_look import TimedLook
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
    made.wishes = Wishes(source=str(made.publish(NEWER)))
    return made


class Looks:
    """Makes timed looks that end with the test."""

    def __init__(self) -> None:
        self.made: list[TimedLook] = []

    def start(self, service: UpdateService, *, wanted: bool = True) -> TimedLook:
        look = TimedLook(service, lambda: wanted, after_start_ms=0)
        self.made.append(look)
        look.start()
        return look


@pytest.fixture
def looks(qtbot: QtBot) -> Iterator[Looks]:  # noqa: ARG001  # an application must run
    made = Looks()
    yield made
    for look in made.made:
        look.stop()
    tasks.wait_for_all(5000)


def test_a_due_look_brings_the_newer_edition(
    qtbot: QtBot, computer: Computer, looks: Looks
) -> None:
    look = TimedLook(computer.service(), lambda: True, after_start_ms=0)
    looks.made.append(look)
    with qtbot.waitSignal(look.installed) as told:
        look.start()
    assert told.args
    assert told.args[0].edition == NEWER
    assert computer.open() == NEWER


class Watched(UpdateService):
    """Notes on which threads looks run."""

    threads: list[int]

    def look_unasked(self, stopped: Stopped) -> UpdateOutcome:
        self.threads.append(threading.get_ident())
        return super().look_unasked(stopped)


def test_no_look_runs_on_the_gui_thread(qtbot: QtBot, computer: Computer, looks: Looks) -> None:
    service = computer.service()
    service.__class__ = Watched
    assert isinstance(service, Watched)
    service.threads = []
    look = TimedLook(service, lambda: True, after_start_ms=0)
    looks.made.append(look)
    with qtbot.waitSignal(look.installed):
        look.start()
    assert service.threads
    assert threading.get_ident() not in service.threads


def test_nothing_is_looked_for_where_nobody_wants_it(
    qtbot: QtBot, computer: Computer, looks: Looks
) -> None:
    service = computer.service()
    with qtbot.waitSignal(looks.start(service, wanted=False)._timer.timeout):
        pass
    assert tasks.wait_for_all(5000)
    assert service.state().checked_at is None
    assert computer.open() == "2026.11.23-1"


def test_trouble_is_remembered_and_told_by_nobody(
    qtbot: QtBot, computer: Computer, looks: Looks
) -> None:
    computer.wishes = Wishes(source=str(computer.root / "nowhere"))
    service = computer.service()
    looks.start(service)
    qtbot.waitUntil(lambda: service.state().trouble != "")
    assert computer.open() == "2026.11.23-1"
