"""What is on the shortlist outlives the program where that is wanted, and nowhere else."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop, SystemClock
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.storage.personal_store import PersonalFile
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.widgets.messages import Banner
from tests.support.personal import PLANTED, files_with

SLUG = "kensho-wellbeing"
Start = Callable[..., Desktop]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts the program in one folder with these settings."""
    running: list[Desktop] = []

    def end() -> None:
        for desktop in running:
            desktop.window.close()
            desktop.window.deleteLater()
            desktop.stop()
            tasks.wait_for_all(5000)
            qapp.processEvents()
        running.clear()

    def begin(**settings: str) -> Desktop:
        end()
        store = SettingsStore(tmp_path / "settings.json")
        for name, value in settings.items():
            store.set(name, value)
        store.save()
        arguments = parse(["--data-dir", str(tmp_path), "--size", "1000x700"])
        desktop = Desktop(cast("Application", qapp), arguments)
        desktop.window.show()
        desktop.load()
        qtbot.waitUntil(lambda: bool(desktop.window.current_view()), timeout=20_000)
        running.append(desktop)
        return desktop

    yield begin
    end()


def keep_a_note(desktop: Desktop) -> None:
    desktop.window.visit_model.toggle(SLUG)
    visit = desktop.window.visit_model.visit
    desktop.window.visit_model.set_visit(visit.with_note(SLUG, PLANTED))


def kept(folder: Path) -> PersonalFile:
    """Return what reads the kept shortlist, however long the program is at work on it."""
    state = paths.StatePaths(folder)
    return PersonalFile(state.personal_file, state.personal_backups, SystemClock(), timeout=20)


def planted(folder: Path) -> list[Path]:
    """Return the files that hold the planted word."""
    return files_with(PLANTED, folder)


def test_a_kept_shortlist_is_there_at_the_next_start(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    keep_a_note(start(keep_visits="on"))
    again = start()
    qtbot.waitUntil(lambda: again.window.visit_model.visit.note(SLUG) == PLANTED, timeout=20_000)
    again.window.visit_model.toggle(SLUG)
    qtbot.waitUntil(lambda: not kept(tmp_path).load().shortlist, timeout=20_000)


def test_nothing_is_kept_unasked(start: Start, tmp_path: Path) -> None:
    keep_a_note(start())
    assert start().window.visit_model.visit.shortlist == ()
    assert planted(tmp_path) == []
    assert not paths.StatePaths(tmp_path).personal_file.exists()


def test_desk_mode_keeps_nothing_whatever_else_is_set(start: Start, tmp_path: Path) -> None:
    keep_a_note(start(keep_visits="on", desk_mode="on"))
    assert start().window.visit_model.visit.shortlist == ()
    assert planted(tmp_path) == []


def test_the_next_visitor_finds_nothing_not_even_in_a_backup(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    desktop = start(keep_visits="on")
    keep_a_note(desktop)
    qtbot.waitUntil(lambda: bool(planted(tmp_path)), timeout=20_000)
    desktop.window.reset_visit()
    qtbot.waitUntil(lambda: not planted(tmp_path), timeout=20_000)
    assert start().window.visit_model.visit.shortlist == ()


def test_who_no_longer_wants_it_kept_has_it_gone(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    desktop = start(keep_visits="on")
    keep_a_note(desktop)
    qtbot.waitUntil(lambda: bool(planted(tmp_path)), timeout=20_000)
    desktop.settings.set("keep_visits", "off")
    qtbot.waitUntil(lambda: not planted(tmp_path), timeout=20_000)
    assert desktop.window.visit_model.visit.note(SLUG) == PLANTED, "the visit itself goes on"


def test_another_language_keeps_on_keeping(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    desktop = start(keep_visits="on")
    desktop.settings.set("language", "es")
    keep_a_note(desktop)
    qtbot.waitUntil(lambda: bool(planted(tmp_path)), timeout=20_000)
    desktop.settings.set("language", "en")


def test_what_stands_in_the_way_is_told_and_the_visit_goes_on(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    paths.StatePaths(tmp_path).personal_file.mkdir()
    desktop = start(keep_visits="on")

    def said() -> list[str]:
        return [banner.text() for banner in desktop.window.findChildren(Banner)]

    qtbot.waitUntil(lambda: any("personal.sqlite" in words for words in said()), timeout=20_000)
    keep_a_note(desktop)
    assert desktop.window.visit_model.visit.has(SLUG)
