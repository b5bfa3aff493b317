"""Choosing by mouse and keyboard, empty lists, trouble, and every width."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import FIRST_QUERY, Query
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.active_filters import relaxations
from brightstar_desktop.ui.providers.finder import ProviderDetails
from brightstar_desktop.ui.providers.providers_page import ProvidersPage
from tests.ui.providers.conftest import FixedClock, PageDriver


def chosen_by(driver: PageDriver, qtbot: QtBot, act: Callable[[], object]) -> str:
    with qtbot.waitSignal(driver.page.finder.details_loaded) as told:
        act()
    (chosen,) = told.args
    assert isinstance(chosen, ProviderDetails)
    return chosen.provider.slug


def visible_buttons(widget: QWidget) -> list[QPushButton]:
    return [button for button in widget.findChildren(QPushButton) if button.isVisible()]


def texts(buttons: list[QPushButton]) -> list[str]:
    """Return what the buttons say, whatever lines it is broken into."""
    return [" ".join(button.text().split()) for button in buttons]


def test_a_click_shows_the_provider(driver: PageDriver, qtbot: QtBot) -> None:
    view = driver.page.list_panel.hit_list
    place = view.visualRect(driver.page.list_panel.model.index(2)).center()
    slug = chosen_by(
        driver,
        qtbot,
        lambda: QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place),
    )
    assert slug == driver.listed()[2] == view.selected()


def test_the_keyboard_leads_from_the_words_into_the_list_and_back(
    driver: PageDriver, qtbot: QtBot
) -> None:
    words, view = driver.page.search_bar.words, driver.page.list_panel.hit_list
    driver.page.focus_search()
    qtbot.waitUntil(words.hasFocus)
    first = chosen_by(driver, qtbot, lambda: QTest.keyClick(words, Qt.Key.Key_Down))
    assert view.hasFocus()
    second = chosen_by(driver, qtbot, lambda: QTest.keyClick(view, Qt.Key.Key_Down))
    assert [first, second] == driver.listed()[:2]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert words.hasFocus()
    QTest.keyClick(words, Qt.Key.Key_Down)
    assert view.hasFocus()
    assert view.selected() == second


def test_return_chooses_the_first_of_what_was_just_typed(driver: PageDriver, qtbot: QtBot) -> None:
    words = driver.page.search_bar.words
    QTest.keyClicks(words, "kensho")
    slug = chosen_by(driver, qtbot, lambda: QTest.keyClick(words, Qt.Key.Key_Return))
    assert slug == driver.expected(Query(text="kensho"))[0]
    again = driver.page.list_panel.hit_list
    driver.page.focus_search()
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert again.hasFocus()


def test_the_chosen_card_stays_chosen_and_in_its_place(driver: PageDriver, qtbot: QtBot) -> None:
    panel = driver.page.list_panel
    rows = range(8, panel.model.rowCount())
    row = next(row for row in rows if panel.model.hit(row).provider.formats)
    chosen_by(driver, qtbot, lambda: panel.hit_list.setCurrentIndex(panel.model.index(row)))
    slug = panel.hit_list.selected()
    top = panel.hit_list.visualRect(panel.hit_list.currentIndex()).top()
    provider = panel.model.hit(row).provider
    driver.click_option("formats", provider.formats[0])
    assert panel.hit_list.selected() == slug
    assert panel.hit_list.currentIndex().row() == panel.model.row_of(slug)
    after = panel.hit_list.visualRect(panel.hit_list.currentIndex()).top()
    at_the_end = panel.hit_list.verticalScrollBar().value() in (
        0,
        panel.hit_list.verticalScrollBar().maximum(),
    )
    assert after == top or at_the_end


def test_details_stay_when_their_provider_leaves_the_list(driver: PageDriver, qtbot: QtBot) -> None:
    chosen_by(driver, qtbot, driver.page.list_panel.hit_list.choose_first)
    with qtbot.assertNotEmitted(driver.page.finder.details_loaded):
        driver.type_words("zzzz nobody")
    assert driver.listed() == []


def test_a_provider_can_be_shown_that_is_not_in_the_list(driver: PageDriver, qtbot: QtBot) -> None:
    everybody = driver.listed()
    driver.type_words("kensho")
    other = next(slug for slug in everybody if slug not in driver.listed())
    assert chosen_by(driver, qtbot, lambda: driver.page.show_provider(other)) == other
    listed = driver.listed()[0]
    chosen_by(driver, qtbot, lambda: driver.page.show_provider(listed))
    assert driver.page.list_panel.hit_list.currentIndex().row() == 0


def test_an_empty_list_offers_ways_out_with_their_counts(driver: PageDriver, qtbot: QtBot) -> None:
    driver.click_option("settings", "retreat")
    with qtbot.waitSignal(driver.page.finder.relaxations_found):
        driver.type_words("fresno")
    empty = driver.page.list_panel.empty
    assert empty.isVisible()
    state = driver.page.finder.query
    result = driver.directory.search(state.for_directory())
    ways = relaxations(driver.directory, state, result, driver.page.finder.vocabulary)
    assert len(ways) >= 2
    sentences = [*(way.sentence for way in ways), "Clear all filters"]
    qtbot.waitUntil(lambda: texts(visible_buttons(empty)) == sentences)
    buttons = visible_buttons(empty)
    found = driver.answer_to(lambda: QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton))
    assert found.count == ways[0].count > 0
    assert not empty.isVisible()


def test_the_ways_out_fit_a_narrow_list_in_large_text(
    driver: PageDriver, qapp: QApplication, qtbot: QtBot
) -> None:
    qapp.scale_text(2.0)  # type: ignore[attr-defined]  # the application under test is ours
    driver.page.resize(1180, 700)
    with qtbot.waitSignal(driver.page.finder.relaxations_found):
        driver.type_words("retreat fresno")
    panel = driver.page.list_panel
    qtbot.waitUntil(lambda: len(visible_buttons(panel.empty)) > 1)
    for button in visible_buttons(panel.empty):
        right = button.mapTo(panel, button.rect().bottomRight()).x()
        assert button.width() >= button.sizeHint().width()
        assert right <= panel.width()


def test_an_empty_list_of_unknown_words_can_be_cleared(driver: PageDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.page.finder.relaxations_found):
        driver.type_words("zzzz")
    buttons = driver.page.list_panel.empty.findChildren(QPushButton)
    clear = next(b for b in buttons if b.text() == "Clear all filters")
    driver.answer_to(lambda: QTest.mouseClick(clear, Qt.MouseButton.LeftButton))
    assert driver.listed() == driver.expected(Query())


class TroubledDirectory:
    """A directory that can be made to fail or to wait, as a damaged or slow disk does."""

    def __init__(self, directory: DirectoryReader) -> None:
        self._directory = directory
        self.error: Exception | None = None
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._directory, name)

    def search(self, query: Query) -> SearchResult:
        assert self.may_answer.wait(timeout=10)
        if self.error:
            raise self.error
        return self._directory.search(query)


def test_a_slow_answer_is_announced_over_the_list_that_stands(
    qtbot: QtBot, directory: DirectoryReader
) -> None:
    slow = TroubledDirectory(directory)
    page = ProvidersPage(slow, FixedClock(), Navigator())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.finder.found):
        page.show()
    slow.may_answer.clear()
    with qtbot.waitSignal(page.finder.searching):
        page.show_query(Query(text="oakland"))
    assert page.list_panel.heading.text() == "Searching…"
    assert page.list_panel.hit_list.isVisible()
    with qtbot.waitSignal(page.finder.found):
        slow.may_answer.set()
    assert page.list_panel.heading.text().endswith("providers")


def test_before_the_first_answer_the_list_says_that_it_is_coming(
    qtbot: QtBot, directory: DirectoryReader
) -> None:
    slow = TroubledDirectory(directory)
    slow.may_answer.clear()
    page = ProvidersPage(slow, FixedClock(), Navigator())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.finder.searching):
        page.show()
    assert page.list_panel.loading.isVisible()
    with qtbot.waitSignal(page.finder.found):
        slow.may_answer.set()
    assert not page.list_panel.loading.isVisible()


def test_a_page_closed_while_it_waits_leaves_nothing_behind(
    qtbot: QtBot, directory: DirectoryReader
) -> None:
    slow = TroubledDirectory(directory)
    slow.may_answer.clear()
    page = ProvidersPage(slow, FixedClock(), Navigator())
    page.show()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    slow.may_answer.set()
    assert tasks.wait_for_all(5000)


def test_searching_again_and_again_does_not_gather_widgets(
    driver: PageDriver, qtbot: QtBot
) -> None:
    def widgets() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(driver.page.findChildren(QWidget))

    for words in ("iv oakland", "zzzz"):
        with qtbot.waitSignal(driver.page.finder.found):
            driver.page.show_query(Query(text=words))
    qtbot.waitUntil(lambda: not driver.page.finder.is_searching)
    before = widgets()
    for words in ("iv oakland", "zzzz") * 5:
        with qtbot.waitSignal(driver.page.finder.found):
            driver.page.show_query(Query(text=words))
    qtbot.waitUntil(lambda: not driver.page.finder.is_searching)
    assert widgets() == before


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (DirectoryError("The directory file is damaged."), "The directory file is damaged."),
        (ValueError("boom"), "The directory did not answer."),
    ],
)
def test_trouble_is_said_in_one_sentence_and_can_be_tried_again(
    qtbot: QtBot, directory: DirectoryReader, error: Exception, sentence: str
) -> None:
    failing = TroubledDirectory(directory)
    failing.error = error
    page = ProvidersPage(failing, FixedClock(), Navigator())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.finder.failed) as told:
        page.show()
    assert told.args[0].startswith(sentence)
    assert page.list_panel.trouble.isVisible()
    failing.error = None
    (again,) = page.list_panel.trouble.findChildren(QPushButton)
    with qtbot.waitSignal(page.finder.found):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert page.list_panel.hit_list.isVisible()


def test_a_narrow_window_keeps_the_filters_behind_a_button(driver: PageDriver) -> None:
    page = driver.page
    button = page.search_bar.filters_button
    assert not page.panes.is_narrow
    assert not button.isVisible()
    page.resize(948, 700)
    assert button.isVisible()
    assert not page.facets.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.facets.isVisible()
    assert not page.list_panel.isVisible()
    result = driver.click_option("formats", "iv_infusion")
    assert button.text() == f"List ({result.count})"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.list_panel.isVisible()
    assert button.text() == "Filters (1)"
    page.resize(1204, 800)
    assert page.facets.isVisible()
    assert page.list_panel.isVisible()
    assert page.detail_panel.isVisible()


@pytest.mark.parametrize(("width", "scale"), [(1204, 1.0), (948, 1.0), (1280, 2.0), (860, 2.0)])
def test_everything_fits_the_window(
    driver: PageDriver, qapp: QApplication, width: int, scale: float
) -> None:
    qapp.scale_text(scale)  # type: ignore[attr-defined]  # the application under test is ours
    driver.page.resize(width, 700)
    assert driver.page.width() == width
    bar, view = driver.page.search_bar, driver.page.list_panel.hit_list
    for widget in (bar.words, bar.place, bar.radius, view, driver.page.detail_panel):
        if widget is driver.page.detail_panel:
            driver.page.panes.show_details()
            QApplication.processEvents()
        assert widget.isVisible()
        right = widget.mapTo(driver.page, widget.rect().bottomRight())
        assert driver.page.rect().contains(right)


def test_the_tab_key_goes_from_words_to_place_to_filters_to_list(
    driver: PageDriver, qtbot: QtBot
) -> None:
    page = driver.page
    driver.answer_to(lambda: QTest.keyClicks(page.search_bar.place, "94301"))
    driver.page.focus_search()
    qtbot.waitUntil(page.search_bar.words.hasFocus)
    visited: list[QWidget] = [page.search_bar.words]
    for _ in range(60):
        QTest.keyClick(visited[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused)
        if visited[-1] is page.list_panel.hit_list:
            break
    bar = page.search_bar
    option = page.facets.group("formats").option("iv_infusion").box
    wanted = [bar.place, bar.radius, option, page.list_panel.hit_list]
    assert [visited.index(widget) for widget in wanted] == sorted(
        visited.index(widget) for widget in wanted
    )


def test_the_directory_is_asked_for_the_state_shown(driver: PageDriver) -> None:
    state = FIRST_QUERY.with_text("ketamine").with_options("formats", ["iv_infusion"])
    driver.answer_to(lambda: driver.page.finder.search(state))
    assert driver.listed() == driver.expected(state.for_directory())


def test_a_provider_asked_for_at_once_is_shown_in_words_not_codes(
    qtbot: QtBot, directory: DirectoryReader
) -> None:
    """The terms used to come with the first list only, which may be later."""
    page = ProvidersPage(directory, FixedClock(), Navigator())
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.finder.details_loaded):
        page.show_provider("kensho-wellbeing")
    words = [label.text() for label in page.detail_panel.findChildren(QLabel)]
    assert any("Infusion clinic" in text for text in words)
    assert not any("iv infusion" in text for text in words)
