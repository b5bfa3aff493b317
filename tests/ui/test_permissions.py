"""What an organization forbids is not done, and the person is told what happens instead."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.permissions import forbid, is_allowed
from brightstar_desktop.ui.printing.print_actions import print_pages, save_as_pdf
from brightstar_desktop.ui.printing.printed_pages import PrintedPages
from brightstar_desktop.ui.widgets.messages import Banner
from tests.ui.test_main_window import Outside, data, outside, window

__all__ = ("data", "outside", "window")


@pytest.fixture(autouse=True)
def _allowed_again() -> Iterator[None]:
    yield
    forbid()


@pytest.mark.usefixtures("qapp")
def test_all_is_allowed_until_it_is_forbidden() -> None:
    assert is_allowed("printing")
    forbid("printing")
    assert not is_allowed("printing")
    assert is_allowed("external_links")


def test_a_link_is_copied_where_it_may_open_nothing(window: MainWindow, outside: Outside) -> None:
    forbid("external_links")
    window.navigator.external_requested.emit("https://clinic.example")
    assert outside.opened == []
    assert QGuiApplication.clipboard().text() == "https://clinic.example"
    said = [banner.text() for banner in window.findChildren(Banner)]
    assert any("Links open no other program on this computer." in words for words in said)


def test_nothing_is_printed_or_saved_where_that_is_forbidden(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    pages = PrintedPages("<p>words</p>", "title", lambda number, count: f"{number} {count}")
    told: list[str] = []
    forbid("printing")
    assert save_as_pdf(parent, pages, "page", told.append) is None
    assert print_pages(parent, pages, "page", told.append) is None
    assert told == ["Printing and saving as PDF are switched off on this computer."] * 2
