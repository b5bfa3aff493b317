"""A provider that the search no longer finds is not shown as chosen, however the search changed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.query import FIRST_QUERY, Query, QueryEdit, Sort
from brightstar_desktop.ui.providers.details_placeholder import DetailsPlaceholder
from tests.ui.providers.conftest import PageDriver

BERKELEY = "bay-psychiatric-associates"
"""In Berkeley; found by "iv oakland"."""


@pytest.fixture
def shown(qtbot: QtBot, driver: PageDriver) -> PageDriver:
    """Ask for IV near Oakland, and choose one provider from the list."""
    driver.type_words("iv oakland")
    row = driver.page.list_panel.model.row_of(BERKELEY)
    assert row is not None
    with qtbot.waitSignal(driver.page.finder.details_loaded):
        hits = driver.page.list_panel.hit_list
        hits.setCurrentIndex(driver.page.list_panel.model.index(row))
    assert driver.page.shown_slug() == BERKELEY
    return driver


def interpretation(driver: PageDriver) -> str:
    """Return what the details say in place of a provider, "" while they show one."""
    page = driver.page.detail_panel.findChild(DetailsPlaceholder)
    assert isinstance(page, DetailsPlaceholder)
    current = page.currentWidget()
    assert current
    if not page.isVisible():
        return ""
    return "\n".join(label.text() for label in current.findChildren(QLabel))


def by_typing(driver: PageDriver) -> None:
    driver.type_words("san diego")


def by_a_filter(driver: PageDriver) -> None:
    driver.click_option("counties", "Marin")


def by_a_place(driver: PageDriver) -> None:
    place = driver.page.search_bar.place

    def enter_it() -> None:
        QTest.keyClicks(place, "92101")
        QTest.keyClick(place, Qt.Key.Key_Return)

    driver.type_words("iv")
    assert driver.page.shown_slug() == BERKELEY
    driver.answer_to(enter_it)


def by_a_chip_that_goes(driver: PageDriver) -> None:
    wanted = ("Alameda", "Marin")
    driver.answer_to(
        lambda: driver.page.finder.edit(QueryEdit(Query.with_options, "counties", wanted))
    )
    assert driver.page.shown_slug() == BERKELEY
    driver.remove_chip("Alameda")


def by_the_guide(driver: PageDriver) -> None:
    query = Query(chosen={"settings": frozenset(["retreat"])})
    driver.answer_to(lambda: driver.page.show_query(query))


WAYS = (by_typing, by_a_filter, by_a_place, by_a_chip_that_goes, by_the_guide)


@pytest.mark.parametrize("change", WAYS)
def test_it_leaves_the_details_with_the_search(
    shown: PageDriver, change: Callable[[PageDriver], None]
) -> None:
    change(shown)
    assert BERKELEY not in shown.listed()
    assert shown.page.shown_slug() == ""
    assert shown.page.list_panel.hit_list.selected() == ""
    assert "Bay Psychiatric Associates does not match this search" in interpretation(shown)


def test_it_can_be_shown_all_the_same_until_the_next_question(
    qtbot: QtBot, shown: PageDriver
) -> None:
    by_typing(shown)
    (again,) = (
        button
        for button in shown.page.detail_panel.findChildren(QPushButton)
        if button.text() == "Show it all the same"
    )
    with qtbot.waitSignal(shown.page.finder.details_loaded):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert shown.page.shown_slug() == BERKELEY
    assert interpretation(shown) == ""
    shown.type_words("san jose")
    assert shown.page.shown_slug() == ""


def test_it_stays_while_the_search_finds_it(shown: PageDriver) -> None:
    shown.type_words("berkeley")
    assert shown.page.shown_slug() == BERKELEY
    shown.answer_to(lambda: shown.page.finder.edit(QueryEdit(Query.with_sort, Sort.NAME)))
    assert shown.page.shown_slug() == BERKELEY
    assert interpretation(shown) == ""


def test_words_of_a_crisis_bring_help_where_it_stood(shown: PageDriver) -> None:
    shown.type_words("i want to die san diego")
    assert shown.page.shown_slug() == ""
    assert "You do not have to face this alone." in interpretation(shown)
    assert "988" in interpretation(shown)


def test_an_empty_list_is_explained_where_it_stood(shown: PageDriver) -> None:
    shown.type_words("iv eureka under 1")
    assert shown.listed() == []
    assert shown.page.shown_slug() == ""
    assert "The list says what to change" in interpretation(shown)


def test_without_a_choice_the_details_follow_the_search_too(driver: PageDriver) -> None:
    assert "Choose a provider" in interpretation(driver)
    driver.type_words("suicide")
    assert "You do not have to face this alone." in interpretation(driver)
    driver.type_words("oakland")
    assert "Its facts, prices and sources appear here" in interpretation(driver)


def test_a_card_that_goes_before_it_is_fetched_is_not_shown(
    qtbot: QtBot, driver: PageDriver
) -> None:
    page = driver.page
    driver.type_words("iv oakland")
    row = page.list_panel.model.row_of(BERKELEY)
    assert row is not None
    with qtbot.waitSignal(page.finder.found):
        page.list_panel.hit_list.setCurrentIndex(page.list_panel.model.index(row))
        assert page.shown_slug() == BERKELEY
        page.finder.search(FIRST_QUERY.with_text("san diego"))
    qtbot.waitUntil(lambda: not page.finder.loading_slug)
    assert page.shown_slug() == ""


def test_what_is_asked_for_by_name_is_shown_beside_any_list(
    qtbot: QtBot, driver: PageDriver
) -> None:
    driver.page.finder.search(FIRST_QUERY.with_text("san diego"))
    with qtbot.waitSignal(driver.page.finder.found):
        driver.page.show_provider(BERKELEY)
    qtbot.waitUntil(lambda: interpretation(driver) == "")
    assert driver.page.shown_slug() == BERKELEY


def test_enter_on_an_empty_list_chooses_nobody_later(driver: PageDriver) -> None:
    driver.type_words("iv eureka under 1")
    QTest.keyClick(driver.page.search_bar.words, Qt.Key.Key_Return)
    driver.type_words("oakland")
    assert driver.page.shown_slug() == ""
