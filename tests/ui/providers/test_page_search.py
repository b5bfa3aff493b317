"""Typing finds providers, says what was understood, and lets each part of it go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.query import FIRST_QUERY, Query
from tests.ui.providers.conftest import PageDriver


def test_it_starts_with_everybody_and_no_provider_chosen(driver: PageDriver) -> None:
    assert driver.listed() == driver.expected(Query())
    assert driver.page.list_panel.heading.text() == f"{len(driver.listed())} providers"
    assert driver.page.list_panel.hit_list.selected() == ""
    assert driver.page.list_panel.chip_bar.isHidden()
    assert driver.page.crisis_notice.isHidden()


def test_typing_lists_what_the_words_mean_with_a_chip_for_each(driver: PageDriver) -> None:
    driver.type_words("iv ketamine oakland")
    assert driver.listed() == driver.expected(Query(text="iv ketamine oakland"))
    assert driver.chips() == ["IV infusion", "Oakland, within 25 miles"]
    tips = [chip.toolTip() for chip in driver.page.list_panel.chip_bar.chips()]
    assert tips[1] == "Read from “oakland”."
    option = driver.page.facets.group("formats").option("iv_infusion")
    assert option.box.isChecked()
    assert "“iv ketamine”" in option.box.toolTip()
    assert driver.page.search_bar.place.placeholderText() == "Oakland"
    assert driver.page.search_bar.radius.isEnabled()


def test_removing_a_chip_removes_its_words(driver: PageDriver) -> None:
    driver.type_words("iv ketamine oakland")
    driver.remove_chip("Oakland, within 25 miles")
    assert driver.page.search_bar.words.text() == "iv ketamine"
    assert driver.listed() == driver.expected(Query(text="iv ketamine"))
    assert driver.chips() == ["IV infusion"]


def test_unchecking_an_option_read_from_words_removes_the_words(driver: PageDriver) -> None:
    driver.type_words("iv oakland")
    driver.click_option("formats", "iv_infusion")
    assert driver.page.search_bar.words.text() == "oakland"
    assert driver.listed() == driver.expected(Query(text="oakland"))


def test_a_misspelt_place_is_put_right_and_said(driver: PageDriver) -> None:
    driver.type_words("los angelas depression")
    correction = driver.page.list_panel.correction
    assert correction.isVisible()
    assert correction.text() == "Showing results for Los Angeles instead of “los angelas”."
    assert driver.listed() == driver.expected(Query(text="los angeles depression"))
    driver.type_words("depression")
    assert not correction.isVisible()


def test_only_the_last_of_quickly_typed_words_is_asked(driver: PageDriver) -> None:
    asked: list[Query] = []
    driver.page.finder.query_changed.connect(asked.append)
    driver.type_words("kensho")
    assert [state.text for state in asked] == ["kensho"]


def test_an_answer_to_an_older_question_never_shows(driver: PageDriver, qtbot: QtBot) -> None:
    finder = driver.page.finder
    finder.search(FIRST_QUERY.with_text("san diego"))
    finder.search(FIRST_QUERY.with_text("oakland"))
    with qtbot.waitSignal(finder.found) as found:
        finder.search(FIRST_QUERY.with_text("kensho"))
    assert found.args[0].query.text == "kensho"
    assert driver.listed() == driver.expected(Query(text="kensho"))


def test_clear_all_forgets_words_and_filters(driver: PageDriver) -> None:
    driver.type_words("iv oakland")
    driver.click_option("settings", "kap")
    clear = driver.page.list_panel.chip_bar.findChildren(QPushButton)[-1]
    driver.answer_to(lambda: QTest.mouseClick(clear, Qt.MouseButton.LeftButton))
    assert driver.page.search_bar.words.text() == ""
    assert driver.listed() == driver.expected(Query())


@pytest.mark.parametrize("words", ["suicidal", "I want to die", "no quiero vivir"])
def test_words_of_a_crisis_bring_help_before_any_result(driver: PageDriver, words: str) -> None:
    driver.type_words(words)
    notice, found = driver.page.crisis_notice, driver.page.list_panel
    assert notice.isVisible()
    assert (
        notice.mapTo(driver.page, notice.rect().bottomLeft()).y()
        < found.mapTo(driver.page, found.rect().topLeft()).y()
    )
    driver.type_words("depression")
    assert not notice.isVisible()


def test_help_in_a_crisis_is_passed_on_from_the_notice(driver: PageDriver, qtbot: QtBot) -> None:
    driver.type_words("suicidal")
    call, everything = driver.page.crisis_notice.findChildren(QPushButton)
    with qtbot.waitSignal(driver.page.navigator.external_requested) as url:
        QTest.mouseClick(call, Qt.MouseButton.LeftButton)
    assert url.args == ["tel:988"]
    with qtbot.waitSignal(driver.page.navigator.crisis_requested):
        QTest.mouseClick(everything, Qt.MouseButton.LeftButton)


def test_a_query_from_elsewhere_is_shown_whole(driver: PageDriver) -> None:
    query = Query(text="depression", chosen={"formats": frozenset({"iv_infusion"})}, max_price=700)
    driver.answer_to(lambda: driver.page.show_query(query))
    assert driver.listed() == driver.expected(query)
    assert driver.page.search_bar.words.text() == "depression"
    assert driver.page.facets.price_group.field.text() == "700"


def test_the_status_names_both_numbers(driver: PageDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.page.status_changed) as told:
        QTest.keyClicks(driver.page.search_bar.words, "kensho")
    total = len(driver.expected(Query()))
    assert told.args == [f"{len(driver.listed())} of {total} providers"]
