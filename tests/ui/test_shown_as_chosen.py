"""What is done with a provider is done with the one that is shown as chosen, or with none."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.query import Query
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.dialogs.report_dialog import ReportDialog
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.notices import StatusLine
from brightstar_desktop.ui.open_data import OpenData
from tests.support.detail import FixedClock
from tests.ui.test_main_window import data

__all__ = ("data",)

CONTROL = Qt.KeyboardModifier.ControlModifier
NOBODY = "Choose a provider first: none is shown."


@pytest.fixture
def window(qtbot: QtBot, data: OpenData) -> Iterator[MainWindow]:
    made = MainWindow(FixedClock(), LinkOpener(lambda _url: True))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.show_data(data)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    tasks.wait_for_all(5000)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keys go now."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, modifier)


def told(window: MainWindow) -> str:
    """Return what the line at the foot says has just happened."""
    status = window.findChild(StatusLine)
    assert isinstance(status, StatusLine)
    return status.findChildren(QLabel)[-1].text()


def choose(qtbot: QtBot, window: MainWindow, words: str) -> str:
    """Type words, press Return, and return the provider shown then."""
    page = window.views.providers
    page.focus_search()
    QTest.keyClicks(page.search_bar.words, words)
    with qtbot.waitSignal(page.finder.details_loaded):
        press(Qt.Key.Key_Return)
    assert page.shown_slug()
    return page.shown_slug()


def test_ctrl_d_after_a_search_without_it_keeps_nobody(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    page = window.views.providers
    page.focus_search()
    with qtbot.waitSignal(page.finder.found):
        QTest.keyClicks(page.search_bar.words, "san diego")
    press(Qt.Key.Key_D, CONTROL)
    assert window.visit_model.visit.slugs() == ()
    assert told(window) == NOBODY


def test_ctrl_d_keeps_the_card_gone_to_before_its_details_are_there(
    qtbot: QtBot, window: MainWindow
) -> None:
    first = choose(qtbot, window, "iv los angeles")
    with qtbot.waitSignal(window.views.providers.finder.details_loaded):
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_D, CONTROL)
    (kept,) = window.visit_model.visit.slugs()
    assert kept == window.views.providers.list_panel.hit_list.selected() != first


@pytest.mark.parametrize("view", ["guide", "compare", "costs"])
def test_views_that_show_no_provider_keep_none(qtbot: QtBot, window: MainWindow, view: str) -> None:
    choose(qtbot, window, "iv los angeles")
    window.show_view(view)
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == ()
    assert told(window) == NOBODY
    window.action("report").trigger()
    assert window.findChildren(ReportDialog) == []


def test_the_map_keeps_the_provider_that_it_shows(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    window.show_view("map")
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == ()
    hits = window.views.providers.list_panel.model
    slug = hits.hit(hits.rowCount() - 1).provider.slug
    window.views.map.choose(slug)
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == (slug,)


def test_a_new_visitor_finds_no_provider_shown(qtbot: QtBot, window: MainWindow) -> None:
    choose(qtbot, window, "iv los angeles")
    window.action("reset_visit").trigger()
    assert window.views.providers.shown_slug() == ""
    window.action("save").trigger()
    assert window.visit_model.visit.slugs() == ()


def test_a_list_from_the_guide_leaves_no_other_provider_in_the_details(
    qtbot: QtBot, window: MainWindow
) -> None:
    shown = choose(qtbot, window, "iv los angeles")
    with qtbot.waitSignal(window.views.providers.finder.found):
        window.views.show_query(Query(text="san diego"))
    assert window.views.providers.hit(shown) is None
    assert window.views.providers.shown_slug() == ""
