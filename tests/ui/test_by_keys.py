"""A counselor's whole way by keys alone: from the first word to a Spanish page for two."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.handout.handout_dialog import HandoutDialog
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.open_data import OpenData
from tests.support.detail import FixedClock
from tests.support.paper import pdf_text
from tests.ui.test_main_window import data

__all__ = ("data",)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, data: OpenData) -> Iterator[MainWindow]:
    made = MainWindow(FixedClock(), LinkOpener(lambda _url: True))
    qtbot.addWidget(made)
    made.show()
    made.show_data(data)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    tasks.wait_for_all(5000)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key wherever the keys go now."""
    QTest.keyClick(focused(), key, modifier or Qt.KeyboardModifier.NoModifier)


def tab_to(words: str) -> None:
    """Press Tab until the button of these words has the keys."""
    for _press in range(60):
        widget = focused()
        if isinstance(widget, QPushButton) and widget.text() == words:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {words}")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_spanish_page_for_two_providers(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    # Find: the keys are in the search line from the start.
    QTest.keyClicks(focused(), "iv los angeles")
    with qtbot.waitSignal(window.views.providers.finder.details_loaded):
        press(Qt.Key.Key_Return)
    # Keep the first, go down, keep the second.
    press(Qt.Key.Key_D, CONTROL)
    with qtbot.waitSignal(window.views.providers.finder.details_loaded):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_D, CONTROL)
    kept = window.visit_model.visit.slugs()
    assert len(kept) == 2
    # The page: Spanish, then saved as PDF.
    press(Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: bool(window.findChildren(HandoutDialog)))
    (dialog,) = window.findChildren(HandoutDialog)
    qtbot.waitUntil(lambda: focused() is dialog.language)
    press(Qt.Key.Key_Down)
    assert dialog.language.currentData() == "es"
    tab_to("Save as PDF")
    press(Qt.Key.Key_Return)
    chooser = dialog.findChild(QFileDialog)
    assert chooser
    qtbot.waitUntil(lambda: chooser.isAncestorOf(focused()))
    file = tmp_path / "hoja.pdf"
    QTest.keyClicks(focused(), str(file))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(file.exists)
    dialog.activateWindow()  # what a window manager does; offscreen there is none
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    press(Qt.Key.Key_Escape)
    text = pdf_text(file)
    assert "Proveedores de atención con ketamina" in text
    for slug in kept:
        provider = window.views.compare._directory.provider(slug)
        assert provider
        assert provider.name.split(" (")[0] in text
    # And the next person: one key, one answer, and nothing is left.
    qtbot.waitUntil(lambda: not window.findChildren(HandoutDialog))
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isAncestorOf(focused()))
    press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.visit_model.visit.slugs() == ())
