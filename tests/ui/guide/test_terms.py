"""Words that are explained: by pointer, by keyboard, and as a page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.ui.guide.guide_page import GuidePage

MEANING = "Doing nothing for a while."


def term_cursor(page: GuidePage) -> QTextCursor:
    """Return where the first explained word stands."""
    start, length = page.viewer.explained()[0]
    cursor = QTextCursor(page.viewer.document())
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def focus_term(qtbot: QtBot, page: GuidePage) -> None:
    """Press Tab until the explained word has the focus."""
    page.viewer.setFocus()
    for _ in range(30):
        qtbot.keyClick(page.viewer, Qt.Key.Key_Tab)
        if page.viewer.textCursor().charFormat().anchorHref() == "term:waiting":
            return
    raise AssertionError("Tab never came to the word")


def test_explained_words_are_underlined_with_dots(page: GuidePage) -> None:
    dotted = term_cursor(page).charFormat().underlineStyle()
    assert dotted == QTextCharFormat.UnderlineStyle.DotLine


def test_the_keyboard_alone_shows_the_meaning_and_leads_to_all_words(
    qtbot: QtBot, page: GuidePage
) -> None:
    focus_term(qtbot, page)
    assert page.card.isVisible()
    assert page.card.text() == MEANING
    assert page.viewer.rect().contains(page.card.geometry())
    qtbot.keyClick(page.viewer, Qt.Key.Key_Return)
    assert page.current_place() == GuidePlace("glossary", "waiting")
    assert not page.card.isVisible()
    assert MEANING in page.viewer.toPlainText()


def test_the_meaning_goes_when_the_focus_goes_on(qtbot: QtBot, page: GuidePage) -> None:
    focus_term(qtbot, page)
    qtbot.keyClick(page.viewer, Qt.Key.Key_Tab)
    assert not page.card.isVisible()


def test_the_pointer_shows_the_meaning_and_hides_it(qtbot: QtBot, page: GuidePage) -> None:
    cursor = term_cursor(page)
    middle = QTextCursor(cursor)
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    page.viewer.setTextCursor(middle)
    page.viewer.ensureCursorVisible()
    place = page.viewer.cursorRect(middle).center()
    viewport = page.viewer.viewport()
    qtbot.mouseMove(viewport, place)
    qtbot.waitUntil(page.card.isVisible)
    assert page.card.text() == MEANING
    qtbot.mouseMove(viewport, QPoint(place.x(), place.y() + 60))
    qtbot.waitUntil(lambda: not page.card.isVisible())


def test_scrolling_takes_the_meaning_away(qtbot: QtBot, page: GuidePage) -> None:
    focus_term(qtbot, page)
    bar = page.viewer.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not page.card.isVisible()
