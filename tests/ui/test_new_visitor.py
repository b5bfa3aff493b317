"""Between two people at one desk: asked before anything is lost, forgotten when nobody is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.external import LinkOpener, copy
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.new_visitor import IdleWatch
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.open_data import OpenData
from tests.ui.guide.conftest import FixedClock


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> OpenData:
    folder: Path = tmp_path_factory.mktemp("published")
    geography = paths.bundled_data() / "geography"
    reader = open_directory(folder, paths.bundled_catalogue(), geography).reader
    return OpenData(reader, reader, reader.edition(), reader.crisis_lines())


@pytest.fixture
def window(qtbot: QtBot, data: OpenData) -> Iterator[MainWindow]:
    window = MainWindow(FixedClock(), LinkOpener(lambda _url: True))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.show_data(data)
    yield window
    tasks.wait_for_all(5000)


def banners(window: MainWindow) -> list[str]:
    area = window.findChild(BannerArea)
    assert isinstance(area, BannerArea)
    return [banner.text() for banner in area.banners()]


def test_the_provider_shown_is_kept_by_one_key(qtbot: QtBot, window: MainWindow) -> None:
    window.views.show_provider("kensho-wellbeing")
    qtbot.waitUntil(lambda: window.views.providers.shown_slug() == "kensho-wellbeing")
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == ("kensho-wellbeing",)
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == ()


def test_nothing_is_asked_where_nothing_would_be_lost(qtbot: QtBot, window: MainWindow) -> None:
    window.show_text_query("oakland")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(QMessageBox) is None
    assert window.views.providers.finder.query.text == ""


def test_a_shortlist_is_forgotten_only_after_a_question(qtbot: QtBot, window: MainWindow) -> None:
    window.visit_model.toggle("kensho-wellbeing")
    window.views.guide.readiness.tick({"ride"})
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    question = window.findChild(QMessageBox)
    assert question is not None
    keep, forget = sorted(question.buttons(), key=lambda one: one.text() == "Forget all")
    keep.click()
    assert window.visit_model.visit.slugs() == ("kensho-wellbeing",)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    window.new_visitor.ask()
    question = window.findChild(QMessageBox)
    assert question is not None
    forget = next(one for one in question.buttons() if one.text() == "Forget all")
    forget.click()
    assert window.visit_model.visit.slugs() == ()
    assert window.views.guide.readiness.ticked() == set()


def test_only_what_we_copied_is_taken_from_the_clipboard(window: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    copy("(530) 214-8992")
    assert clipboard.text() == "(530) 214-8992"
    window.reset_visit()
    assert clipboard.text() == ""
    clipboard.setText("of another program")
    window.reset_visit()
    assert clipboard.text() == "of another program"


def test_the_countdown_is_seen_and_stopped(qtbot: QtBot, window: MainWindow) -> None:
    window.new_visitor.count_down(60)
    window.new_visitor.count_down(59)
    told = ["Nobody seems to be here. Starting afresh in 59 seconds."]
    qtbot.waitUntil(lambda: banners(window) == told)
    window.new_visitor.stop_countdown()
    assert banners(window) == []


def test_an_open_page_is_closed_when_the_next_visit_begins(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.visit_model.toggle("kensho-wellbeing")
    qtbot.waitUntil(lambda: len(window.views.compare.chosen()) == 1)
    window.action("handout").trigger()
    window.reset_visit()
    assert window.visit_model.visit.slugs() == ()
    assert window.views.compare.chosen() == ()


def test_quiet_begins_a_countdown_and_its_end_is_told(qtbot: QtBot) -> None:
    owner = QObject()
    watch = IdleWatch(0.05, owner, countdown=1)
    with qtbot.waitSignals([watch.counting, watch.ended], order="strict", timeout=5000):
        pass
    watch.stop()


def test_a_key_stops_the_countdown(qtbot: QtBot, window: MainWindow) -> None:
    watch = IdleWatch(0.05, window, countdown=60)
    with qtbot.waitSignal(watch.counting):
        pass
    with qtbot.waitSignal(watch.stopped):
        qtbot.keyClick(window, Qt.Key.Key_Shift)
    watch.stop()


def test_no_time_means_never(qtbot: QtBot) -> None:
    owner = QObject()
    watch = IdleWatch(0, owner)
    assert not watch._quiet.isActive()
    assert qtbot is not None
