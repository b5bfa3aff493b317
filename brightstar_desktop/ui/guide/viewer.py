"""The page of a chapter. Nothing is ever fetched: every link is handed on."""

from PySide6.QtCore import QEvent, QPoint, QRect, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.guide.render_context import TERM
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.style import is_style_change
from brightstar_desktop.ui.theme.typography import em, font, space
from brightstar_desktop.ui.widgets.labels import OfflineBrowser, OfflineDocument

MEASURE_EMS = 34
"""The widest column of text that is read with ease, in line heights (some 75 letters)."""

COLUMN_EMS = 7
"""The narrowest column of a table that is read with ease, in line heights."""


class Viewer(OfflineBrowser):
    """Shows HTML in a comfortable measure; ``link_clicked`` carries each link's address.

    ``link_pointed`` carries the address of the link that is focused or under the pointer, and
    where it is; "" where there is none any more. ``look_changed`` asks for the page anew where
    its colours or the room for its tables change, which are part of its HTML.
    """

    link_clicked = Signal(str)
    link_pointed = Signal(str, QRect)
    look_changed = Signal()
    read_to_end = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Chapter"))
        self._pointer = QPoint()
        self._columns = 0
        self.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self.highlighted.connect(self._on_highlighted)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_page(self, html: str) -> None:
        document = OfflineDocument(self)
        document.setDefaultFont(font())
        document.setHtml(html)
        # Before it is shown: Qt loses blocks of a page that changes while it is laid out.
        _underline_terms(document)
        self.setExtraSelections([])
        self.setDocument(document)
        self.verticalScrollBar().setValue(0)

    def explained(self) -> list[tuple[int, int]]:
        """Return where the words that are explained begin, and how long they are."""
        return _explained(self.document())

    def mark(self, words: str) -> int:
        """Highlight every occurrence of ``words``, and return how many there are."""
        marks: list[QTextEdit.ExtraSelection] = []
        cursor = QTextCursor(self.document())
        while words:
            cursor = self.document().find(words, cursor)
            if cursor.isNull():
                break
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(color(Role.HIGHLIGHT))
            selection.format.setForeground(color(Role.TEXT))
            marks.append(selection)
        self.setExtraSelections(marks)
        return len(marks)

    def find_next(self, words: str, *, backward: bool = False) -> bool:
        """Go to the next occurrence of ``words``, wrapping around; return whether there is one."""
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        if self.find(words, flags):
            return True
        here = self.textCursor()
        end = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
        self.moveCursor(end)
        if self.find(words, flags):
            return True
        self.setTextCursor(here)
        return False

    def marked_count(self) -> int:
        return len(self.extraSelections())

    def marked_place(self) -> int:
        """Return the number of the marked place at the cursor, from 1; 0 at none."""
        here = self.textCursor().selectionStart()
        starts = [mark.cursor.selectionStart() for mark in self.extraSelections()]
        return starts.index(here) + 1 if here in starts else 0

    def show_next_mark(self) -> None:
        """Scroll to the first mark at or below the top of the viewport, if it is not visible."""
        top = self.cursorForPosition(QPoint(0, 0)).position()
        below = [m for m in self.extraSelections() if m.cursor.selectionStart() >= top]
        if not below:
            return
        place = self.cursorRect(below[0].cursor)
        if place.bottom() > self.viewport().height():
            self.scroll_to(self.scrolled_to() + place.top() - self.viewport().height() // 3)

    def most_columns(self) -> int:
        """Return how many columns of a table can be read side by side in the width of now."""
        return max(1, round(self.viewport().width() / em(None, COLUMN_EMS)))

    def scrolled_to(self) -> int:
        return self.verticalScrollBar().value()

    def scroll_to(self, position: int) -> None:
        # Qt updates the scroll bar's range late.
        bar = self.verticalScrollBar()
        bar.setMaximum(max(bar.maximum(), self._furthest()))
        bar.setValue(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the pointer's position, which ``highlighted`` does not carry."""
        self._pointer = event.position().toPoint()
        super().mouseMoveEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802  # Qt's own signature
        """Announce the link that Tab comes to: Qt does so only for those under the pointer."""
        moved = super().focusNextPrevChild(next)
        if self.hasFocus():
            self.link_pointed.emit(self._focused_link(), self._place_of(self.textCursor()))
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.link_pointed.emit("", QRect())

    def _on_highlighted(self, url: QUrl) -> None:
        place = self._place_of(self.cursorForPosition(self._pointer))
        self.link_pointed.emit(url.toString(), place)

    def _focused_link(self) -> str:
        """Return the address of the link that Tab has come to, "" where there is none."""
        cursor = self.textCursor()
        return cursor.charFormat().anchorHref() if cursor.hasSelection() else ""

    def _place_of(self, cursor: QTextCursor) -> QRect:
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        return self.cursorRect(start).translated(self.viewport().pos())

    def _on_scrolled(self, position: int) -> None:
        place = self._place_of(self.textCursor())
        stays = self.hasFocus() and self.rect().contains(place.center())
        self.link_pointed.emit(self._focused_link() if stays else "", place)
        if position >= self.verticalScrollBar().maximum() - self.viewport().height() // 4:
            self._announce_end(position)

    def _announce_end(self, position: int) -> None:
        """Announce that the page is read to its end, once all of it is laid out."""
        furthest = self._furthest()
        if position >= furthest - self.viewport().height() // 4:
            self.read_to_end.emit()

    def _furthest(self) -> int:
        """Return how far down the page can be scrolled; lays all of it out, which Qt puts off."""
        self.document().documentLayout().blockBoundingRect(self.document().lastBlock())
        return round(self.document().size().height()) - self.viewport().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = self.width() - em(None, MEASURE_EMS)
        margin = max(space(4), spare // 2)
        self.setViewportMargins(margin, 0, max(space(4), margin - space(2)), 0)
        super().resizeEvent(event)
        if self.most_columns() != self._columns:
            self._columns = self.most_columns()
            self.look_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_style_change(event):
            self.look_changed.emit()


def _underline_terms(document: QTextDocument) -> None:
    """Underline the words that are explained with dots, which HTML cannot say to Qt."""
    dotted = QTextCharFormat()
    dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    dotted.setUnderlineColor(color(Role.MUTED))
    for start, length in _explained(document):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(dotted)


def _explained(document: QTextDocument) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().anchorHref().startswith(TERM):
                found.append((piece.position(), piece.length()))
            pieces += 1
        block = block.next()
    return found
