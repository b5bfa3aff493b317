"""What an organization forbids is not done, and the person is told what happens instead."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.presentation.guide.pages import Page
from brightstar_desktop.ui.guide.page_html import PagePrinter
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.widgets.messages import Banner
from tests.support.detail import FixedClock
from tests.ui.test_main_window import Outside, data, outside, window

__all__ = ("data", "outside", "window")


def test_all_is_allowed_until_it_is_forbidden() -> None:
    settings = Settings()
    assert (settings.printing, settings.external_links) == (True, True)
    settings.set("printing", "off")
    assert (settings.printing, settings.external_links) == (False, True)


def test_a_link_is_copied_where_it_may_open_nothing(window: MainWindow, outside: Outside) -> None:
    window.settings.set("external_links", "off")
    window.navigator.external_requested.emit("https://clinic.example")
    assert outside.opened == []
    assert QGuiApplication.clipboard().text() == "https://clinic.example"
    said = [banner.text() for banner in window.findChildren(Banner)]
    assert any("Links open no other program on this computer." in words for words in said)


def test_nothing_is_printed_or_saved_where_that_is_forbidden(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    settings, told = Settings(), list[str]()
    printer = PagePrinter(parent, "2026.11.23-1", FixedClock(), settings)
    printer.told.connect(told.append)
    settings.set("printing", "off")
    page = Page(slug="page", title="title", body="<p>words</p>")
    printer.save_page(page)
    printer.print_page(page)
    assert parent.findChildren(QDialog) == []
    assert told == ["Printing and saving as PDF are switched off on this computer."] * 2
