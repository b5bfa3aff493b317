"""The guide is read, searched and left by its links, as a person would."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.palette import Role, Scheme, scheme_colour
from brightstar_desktop.ui.widgets.messages import Banner
from tests.ui.guide.conftest import FixedClock


def click_link(qtbot: QtBot, page: GuidePage, words: str) -> None:
    """Click the middle of the link ``words`` in the chapter shown."""
    cursor = page.viewer.document().find(words)
    assert not cursor.isNull(), f"{words!r} is not on the page"
    middle = QTextCursor(cursor)
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    page.viewer.setTextCursor(middle)
    page.viewer.ensureCursorVisible()
    place: QPoint = page.viewer.cursorRect(middle).center()
    qtbot.mouseClick(page.viewer.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_opens_at_the_first_chapter_with_its_heading(page: GuidePage) -> None:
    words = page.viewer.toPlainText()
    assert words.startswith("Chapter 1 · 2 minutes · reviewed")
    assert "First chapter" in words
    assert page.current_place() == GuidePlace("first")


def test_a_click_on_a_link_to_the_list_asks_for_it(qtbot: QtBot, page: GuidePage) -> None:
    with qtbot.waitSignal(page.navigator.query_requested) as asked:
        click_link(qtbot, page, "Show the 2 providers")
    assert asked.args is not None
    assert asked.args[0].chosen == {"formats": frozenset({"iv_infusion"})}


def test_a_click_on_a_link_within_the_guide_goes_there_and_back(
    qtbot: QtBot, page: GuidePage
) -> None:
    click_link(qtbot, page, "Driving")
    assert page.current_place() == GuidePlace("second", "driving")
    assert page.viewer.verticalScrollBar().value() > 0
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.current_place() == GuidePlace("first"))
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.current_place() == GuidePlace("second", "driving"))


def test_going_back_leads_to_where_the_reader_was(qtbot: QtBot, page: GuidePage) -> None:
    bar = page.viewer.verticalScrollBar()
    bar.setValue(bar.maximum())
    left_at = bar.value()
    page.show_chapter("second")
    assert bar.value() == 0
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.current_place() == GuidePlace("first"))
    assert bar.value() == left_at


def test_a_passage_far_down_its_section_is_brought_into_sight(
    qtbot: QtBot, page: GuidePage
) -> None:
    qtbot.keyClicks(page.contents.field, "59")
    qtbot.waitUntil(lambda: page.contents.hits.rowCount() > 0)
    qtbot.keyClick(page.contents.field, Qt.Key.Key_Return)
    (mark,) = page.viewer.extraSelections()
    place = page.viewer.cursorRect(mark.cursor)
    assert page.viewer.viewport().rect().contains(place)


def test_a_citation_marks_its_source(page: GuidePage) -> None:
    page.viewer.link_clicked.emit("cite:roe")
    marked = [
        label
        for label in page.side.findChildren(QLabel)
        if label.property("kind") == "source-shown"
    ]
    assert len(marked) == 1
    assert "A trial" in marked[0].text()


def test_a_source_is_told_to_a_screen_reader_in_its_words(page: GuidePage) -> None:
    names = [label.accessibleName() for label in page.side.findChildren(QLabel)]
    assert "Source 1: Roe (2020). A trial. PMID 1" in names


def test_a_statement_is_cut_at_the_end_of_a_sentence(page: GuidePage) -> None:
    (banner,) = page.side.findChildren(Banner)
    assert banner.text().endswith("The telehealth rule lets a clinician prescribe by video.")


def test_a_link_of_crisis_asks_for_help(qtbot: QtBot, page: GuidePage) -> None:
    with qtbot.waitSignal(page.navigator.crisis_requested):
        click_link(qtbot, page, "Help now")


def test_other_links_are_handed_to_the_window(qtbot: QtBot, page: GuidePage) -> None:
    with qtbot.waitSignal(page.navigator.external_requested) as asked:
        page.viewer.link_clicked.emit("https://pubmed.ncbi.nlm.nih.gov/1/")
    assert asked.args == ["https://pubmed.ncbi.nlm.nih.gov/1/"]


def test_the_contents_lead_to_chapters_by_mouse(qtbot: QtBot, page: GuidePage) -> None:
    tree = page.contents.tree
    second = page.contents.contents.index(1, 0)
    place = tree.visualRect(second).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.current_place() == GuidePlace("second")
    assert tree.currentIndex() == second
    assert tree.isExpanded(second)


def test_the_contents_lead_to_sections_by_keys(qtbot: QtBot, page: GuidePage) -> None:
    tree = page.contents.tree
    tree.setFocus()
    tree.setCurrentIndex(page.contents.contents.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert page.current_place() == GuidePlace("second", "driving")


def test_words_are_searched_in_the_whole_guide(qtbot: QtBot, page: GuidePage) -> None:
    page.contents.field.setFocus()
    qtbot.keyClicks(page.contents.field, "bladder")
    qtbot.waitUntil(lambda: page.contents.hits.rowCount() == 1)
    qtbot.keyClick(page.contents.field, Qt.Key.Key_Return)
    assert page.current_place() == GuidePlace("second")
    assert len(page.viewer.extraSelections()) == 1
    page.contents.field.clear()
    assert page.contents.tree.isVisible()


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, page: GuidePage) -> None:
    qtbot.keyClicks(page.contents.field, "zebra")
    qtbot.waitUntil(page.contents.summary.isVisible)
    assert page.contents.summary.text() == "Nothing was found."


def test_find_in_page_counts_goes_round_and_closes(qtbot: QtBot, page: GuidePage) -> None:
    page.find_in_page()
    qtbot.keyClicks(page.find_bar.field, "Paragraph 5")
    assert page.find_bar.count.text() == "11 places"
    qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Return)
    assert page.find_bar.count.text() == "1 / 11"
    qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.find_bar.count.text() == "11 / 11"
    seen = set()
    for _ in range(12):
        qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Return)
        seen.add(page.viewer.textCursor().selectionStart())
    assert len(seen) == 11
    qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert page.viewer.extraSelections() == []


def test_words_that_are_not_there_are_said_to_be_missing(qtbot: QtBot, page: GuidePage) -> None:
    page.find_in_page()
    qtbot.keyClicks(page.find_bar.field, "zebra")
    assert page.find_bar.count.text() == "not found"


def test_a_link_to_the_place_is_copied(page: GuidePage) -> None:
    page.show_chapter("second", "driving")
    page._copy_link()
    assert QGuiApplication.clipboard().text() == "guide:second#driving"


def test_an_unknown_chapter_leaves_the_page_as_it_is(page: GuidePage) -> None:
    page.show_chapter("no-such-chapter")
    assert page.current_place() == GuidePlace("first")


def test_a_statement_that_has_ended_is_told_as_a_warning(
    qtbot: QtBot, reader: DirectoryFileReader
) -> None:
    page = GuidePage(reader, reader, FixedClock(date(2027, 1, 1)), Navigator(), Settings())
    qtbot.addWidget(page)
    page.show()
    (banner,) = page.side.findChildren(Banner)
    assert banner.text().startswith("This may no longer hold")
    assert banner.property("kind") == "warning"


def test_a_statement_that_has_ended_is_told_where_the_side_pane_has_no_room(
    qtbot: QtBot, reader: DirectoryFileReader
) -> None:
    page = GuidePage(reader, reader, FixedClock(date(2027, 1, 1)), Navigator(), Settings())
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitUntil(lambda: "Show the 2 providers" in page.viewer.toPlainText())
    assert not page.side.isVisible()
    assert "This may no longer hold" in page.viewer.toPlainText()


def test_a_statement_that_holds_is_no_warning_in_the_text(page: GuidePage) -> None:
    assert "may no longer hold" not in page.viewer.toPlainText()


def test_in_a_narrow_window_citations_lead_to_the_list_below(qtbot: QtBot, page: GuidePage) -> None:
    page.resize(800, 700)
    qtbot.waitUntil(lambda: not page.side.isVisible())
    page.viewer.link_clicked.emit("cite:roe")
    assert page.viewer.verticalScrollBar().value() > 0


def test_dark_colours_redraw_the_page_where_it_was(
    qtbot: QtBot, page: GuidePage, qapp: QApplication
) -> None:
    assert isinstance(qapp, Application)
    page.viewer.verticalScrollBar().setValue(300)
    qapp.show_scheme(Scheme.DARK)
    muted = scheme_colour(Scheme.DARK, Role.MUTED).name()
    qtbot.waitUntil(lambda: muted in page.viewer.toHtml())
    assert page.viewer.verticalScrollBar().value() == 300


def test_words_of_a_crisis_bring_help_above_what_the_guide_says(
    qtbot: QtBot, page: GuidePage
) -> None:
    qtbot.keyClicks(page.contents.field, "suicide")
    qtbot.waitUntil(page.contents.crisis.isVisible)
    (button,) = page.contents.crisis.findChildren(QPushButton)
    with qtbot.waitSignal(page.navigator.crisis_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    page.contents.field.clear()
    assert not page.contents.crisis.isVisible()
