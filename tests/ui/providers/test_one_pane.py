"""Where not even two panes fit, as with very large text, the list and the details take turns."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from brightstar_desktop.domain.query import Query
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.providers.providers_page import ProvidersPage
from tests.ui.providers.conftest import PageDriver


@pytest.fixture
def page(qapp: Application, driver: PageDriver) -> Iterator[ProvidersPage]:
    """Show the page in text of double size in a small window."""
    qapp.scale_text(2.0)
    driver.page.resize(860, 640)
    driver.page.activateWindow()
    yield driver.page
    qapp.scale_text(1.0)


def shows_list(page: ProvidersPage) -> bool:
    """Return whether the list is shown, and not the details."""
    shown = page.list_panel.isVisible(), page.detail_panel.isVisible()
    assert shown in ((True, False), (False, True))
    return shown[0]


def test_a_click_opens_the_details_and_escape_leads_back(page: ProvidersPage) -> None:
    assert page.panes.is_single
    assert shows_list(page)
    hits = page.list_panel.hit_list
    place = hits.visualRect(hits.model().index(0, 0)).center()
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not shows_list(page)
    assert QApplication.focusWidget() is page.panes.back_button
    QTest.keyClick(page.panes.back_button, Qt.Key.Key_Escape)
    assert shows_list(page)
    assert QApplication.focusWidget() is hits


def test_arrows_stay_in_the_list_until_return_is_pressed(page: ProvidersPage) -> None:
    hits = page.list_panel.hit_list
    hits.enter()
    QTest.keyClick(hits, Qt.Key.Key_Down)
    assert shows_list(page)
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert not shows_list(page)
    QTest.mouseClick(page.panes.back_button, Qt.MouseButton.LeftButton)
    assert shows_list(page)


def test_what_others_ask_for_comes_to_the_front(page: ProvidersPage) -> None:
    page.show_provider("kensho-wellbeing")
    assert not shows_list(page)
    page.show_query(Query(text="oakland"))
    assert shows_list(page)
    page.show_provider("kensho-wellbeing")
    page.focus_search()
    assert shows_list(page)


def test_with_more_room_both_are_shown(page: ProvidersPage) -> None:
    page.show_provider("kensho-wellbeing")
    page.resize(1800, 700)
    assert not page.panes.is_single
    assert page.list_panel.isVisible()
    assert page.detail_panel.isVisible()
    assert not page.panes.back_button.isVisible()
