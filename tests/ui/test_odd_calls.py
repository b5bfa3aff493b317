"""Odd calls and errors that nobody foresaw leave a window that goes on and says so."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.single_instance import CALLS, SingleInstance, StartRequest
from brightstar_desktop.ui.widgets.messages import Banner
from tests.support.odd import FILES, TEXTS, files_with

UNFORESEEN = "Something unexpected went wrong. The log says more."


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desktop]:
    """Start the program on a folder whose settings and looks are odd."""
    (tmp_path / "settings.json").write_bytes(FILES[17])
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "looks.json").write_bytes(FILES[18])
    application = cast("Application", qapp)
    made = Desktop(application, parse(["--data-dir", str(tmp_path)]))
    made.window.show()
    made.load()
    qtbot.waitUntil(lambda: bool(made.window.current_view()), timeout=60_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.stop()
    tasks.wait_for_all(5000)
    i18n.use_language("en", paths.resources() / "translations")
    application.set_language("en")


@pytest.mark.qt_log_ignore("does not support raise")
def test_odd_calls_are_answered(desktop: Desktop, qtbot: QtBot) -> None:
    with capture_exceptions() as surprises:
        for text in TEXTS:
            desktop.handle_request(StartRequest(view=text, provider=text, keep=(text,)))
            desktop.handle_request(StartRequest(query=text[:300], chapter=text))
        qtbot.waitUntil(lambda: tasks.wait_for_all(0), timeout=60_000)
        QApplication.processEvents()
    assert surprises == []
    assert desktop.window.isVisible()
    desktop.handle_request(StartRequest(view="guide"))
    assert desktop.window.current_view() == "guide"


def test_odd_files_of_calls_are_passed_over(tmp_path: Path, qtbot: QtBot) -> None:
    first, tried = SingleInstance(tmp_path), 0
    assert first.claim()
    calls: list[StartRequest] = []
    first.requested.connect(calls.append)
    (tmp_path / CALLS).mkdir()
    for number, content in enumerate(files_with("query", "view", "provider", "chapter", "keep")):
        (tmp_path / CALLS / f"{number:04}.call").write_bytes(content)
        tried += 1
    with capture_exceptions() as surprises:
        first.listen()
        (tmp_path / CALLS / "last.call").write_bytes(b'{"view": "map"}')
        qtbot.waitUntil(lambda: StartRequest(view="map") in calls, timeout=30_000)
    first.release()
    assert surprises == []
    assert tried > 500
    assert all(isinstance(call.query, str) for call in calls)
    assert list((tmp_path / CALLS).iterdir()) == []


@pytest.mark.parametrize("content", FILES[:8], ids=lambda content: repr(content[:8]))
def test_an_odd_lock_keeps_nobody_out(tmp_path: Path, content: bytes, qtbot: QtBot) -> None:
    assert qtbot
    (tmp_path / "window.lock").write_bytes(content)
    first = SingleInstance(tmp_path)
    assert first.claim()
    first.release()


def test_an_error_that_nobody_foresaw_is_told_once_in_the_window_and_logged(
    desktop: Desktop,
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    cast("Application", qapp).report_unexpected_errors(desktop.window.warn)

    def surprise() -> None:
        raise ZeroDivisionError("planted")

    with caplog.at_level(logging.CRITICAL):
        for _again in range(2):
            QTimer.singleShot(0, surprise)
        qtbot.waitUntil(lambda: caplog.text.count("ZeroDivisionError: planted") == 2)
    banners = [banner.text() for banner in desktop.window.findChildren(Banner)]
    assert banners.count(UNFORESEEN) == 1
