"""What stands beside the chapters: topics to raise, help in a crisis, progress, text size."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.ui.guide.contents_tree import ContentsRole
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from tests.ui.guide.conftest import FixedClock


def box(page: GuidePage, words: str) -> QCheckBox:
    boxes = page.readiness.findChildren(QCheckBox)
    return next(box for box in boxes if box.accessibleName() == words)


def button(page: GuidePage, words: str) -> QPushButton:
    return next(one for one in page.readiness.findChildren(QPushButton) if one.text() == words)


def test_topics_are_ticked_by_keys_and_forgotten(qtbot: QtBot, page: GuidePage) -> None:
    page.show_chapter("readiness")
    assert page.readiness.isVisible()
    assert not page.side.isVisible()
    sleep = box(page, "I sleep badly.")
    sleep.setFocus()
    qtbot.keyClick(sleep, Qt.Key.Key_Space)
    assert page.readiness.ticked() == {"sleep"}
    assert sleep.accessibleDescription() == "It matters."
    qtbot.mouseClick(button(page, "Forget what is ticked"), Qt.MouseButton.LeftButton)
    assert page.readiness.ticked() == set()
    assert not button(page, "Forget what is ticked").isEnabled()


def test_help_comes_first_where_thoughts_of_suicide_are_named(
    qtbot: QtBot, page: GuidePage
) -> None:
    page.show_chapter("readiness")
    help_button = button(page, "Crisis help: 988")
    assert not help_button.isVisible()
    box(page, "I think of suicide.").click()
    assert help_button.isVisible()
    assert help_button.mapTo(page, help_button.rect().center()).y() < 120
    with qtbot.waitSignal(page.navigator.crisis_requested):
        qtbot.mouseClick(help_button, Qt.MouseButton.LeftButton)


def test_ticks_live_through_another_edition_and_not_through_another_page(
    qtbot: QtBot, page: GuidePage, reader: DirectoryFileReader
) -> None:
    page.show_chapter("readiness")
    box(page, "I sleep badly.").click()
    page.use_guide(reader, reader)
    assert page.readiness.ticked() == {"sleep"}
    fresh = GuidePage(reader, reader, FixedClock(), Navigator(), Settings())
    qtbot.addWidget(fresh)
    assert fresh.readiness.ticked() == set()


def test_a_topic_leads_to_the_chapter_that_says_more(page: GuidePage) -> None:
    page.show_chapter("readiness", "sleep")
    assert box(page, "I sleep badly.").hasFocus()
    page.readiness.link_clicked.emit("guide:second")
    assert page.current_place() == GuidePlace("second")
    assert page.viewer.isVisible()


def test_the_crisis_page_is_in_the_contents(page: GuidePage) -> None:
    page.show_chapter("crisis")
    assert "988 · Help" in page.viewer.toPlainText()
    assert page.contents.tree.currentIndex().data() == "Help in a crisis"


def test_a_chapter_read_to_its_end_is_ticked_off(qtbot: QtBot, page: GuidePage) -> None:
    assert not page.contents.progress.isVisible()
    bar = page.viewer.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = page.contents.contents.index(0, 0)
    qtbot.waitUntil(lambda: first.data(ContentsRole.IS_READ) is True)
    assert page.contents.progress.text() == "1 of 2 chapters read"
    assert page.contents.progress.isVisible()


def test_the_end_of_a_chapter_leads_on(page: GuidePage) -> None:
    assert "Next: Second chapter" in page.viewer.toPlainText()


def test_text_can_be_made_larger_from_the_guide(qtbot: QtBot, page: GuidePage) -> None:
    steps: list[int] = []
    page.toolbar.text_step.connect(steps.append)
    for name in ("Larger text", "Smaller text"):
        tools = page.toolbar.findChildren(type(page.toolbar.button("search")))
        tool = next(one for one in tools if one.accessibleName() == name)
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert steps == [1, -1]


def test_a_table_is_told_row_by_row_where_it_has_no_room(
    qtbot: QtBot, reader: DirectoryFileReader
) -> None:
    page = GuidePage(reader, reader, FixedClock(date(2026, 11, 23)), Navigator(), Settings())
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    wide = page.viewer.most_columns()
    with qtbot.waitSignal(page.viewer.look_changed):
        page.resize(420, 700)
    assert page.viewer.most_columns() < wide
    qtbot.waitUntil(lambda: "Show the 2 providers" in page.viewer.toPlainText())
