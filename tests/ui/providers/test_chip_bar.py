"""Chips remove a filter by mouse and key, and the focus stays among them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.query import FIRST_QUERY, Query, QueryEdit
from brightstar_desktop.ui.providers.active_filters import ActiveFilter
from brightstar_desktop.ui.providers.list_panel import ChipBar


def a_filter(code: str) -> ActiveFilter:
    without = QueryEdit(Query.without_option, facet="formats", code=code)
    return ActiveFilter(text=code, tooltip=f"from {code}", without=without)


def make_bar(qtbot: QtBot, *codes: str) -> ChipBar:
    bar = ChipBar()
    qtbot.addWidget(bar)
    bar.show_filters(tuple(a_filter(code) for code in codes))
    bar.activateWindow()
    return bar


def test_it_is_hidden_while_there_is_no_filter(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    assert bar.isHidden()
    bar.show_filters((a_filter("oral"),))
    assert not bar.isHidden()
    bar.show_filters(())
    assert bar.isHidden()


def test_a_click_asks_for_the_state_without_the_filter(qtbot: QtBot) -> None:
    bar = make_bar(qtbot, "oral", "sublingual")
    state = FIRST_QUERY.with_options("formats", ["oral", "sublingual"])
    with qtbot.waitSignal(bar.edit_requested) as told:
        QTest.mouseClick(bar.chips()[0], Qt.MouseButton.LeftButton)
    (edit,) = told.args
    assert edit.apply(state) == state.without_option("formats", "oral")
    assert bar.chips()[0].toolTip() == "from oral"


def test_delete_removes_and_the_focus_moves_to_the_next_chip(qtbot: QtBot) -> None:
    bar = make_bar(qtbot, "a", "b", "c")
    bar.chips()[1].setFocus()
    qtbot.waitUntil(bar.chips()[1].hasFocus)
    with qtbot.waitSignal(bar.edit_requested):
        QTest.keyClick(bar.chips()[1], Qt.Key.Key_Delete)
    bar.show_filters((a_filter("a"), a_filter("c")))
    qtbot.waitUntil(lambda: bar.chips()[1].hasFocus())
    assert bar.chips()[1].text() == "c"


def test_an_unchanged_row_is_not_built_anew(qtbot: QtBot) -> None:
    bar = make_bar(qtbot, "a", "b")
    before = bar.chips()
    bar.show_filters((a_filter("a"), a_filter("b")))
    assert bar.chips() == before


def test_clear_all_asks_to_clear(qtbot: QtBot) -> None:
    bar = make_bar(qtbot, "a")
    buttons = [b for b in bar.findChildren(QPushButton) if b.text() == "Clear all"]
    with qtbot.waitSignal(bar.clear_requested):
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
