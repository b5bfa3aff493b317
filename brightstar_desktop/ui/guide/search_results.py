"""Passages of the guide that hold the words searched for, with the match marked."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from brightstar_desktop.domain.guide import GuideHit
from brightstar_desktop.ui.theme.palette import Role, color, css
from brightstar_desktop.ui.theme.typography import font, space
from brightstar_desktop.ui.widgets.labels import OfflineDocument

Index = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    HIT = Qt.ItemDataRole.UserRole


class HitsModel(QAbstractListModel):
    """A row a passage; HIT is the GuideHit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[GuideHit, ...] = ()

    def show_hits(self, hits: Sequence[GuideHit]) -> None:
        """Replace every row; the same passages stay as they are, and so does the one chosen."""
        if tuple(hits) == self._hits:
            return
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.section_title}: {hit.before}{hit.match}{hit.after}"
        return hit if role == HitRole.HIT else None


class HitDelegate(QStyledItemDelegate):
    """Draws the rows of a HitsModel as high as their words need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color(Role.ACCENT_SOFT))
        painter.translate(rect.left() + space(1.5), rect.top() + space(1))
        document = _document(index, rect.width())
        document.drawContents(painter, QRectF(0, 0, rect.width(), rect.height()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        return QSize(width, round(_document(index, width).size().height()) + space(2))


def _document(index: Index, width: int) -> QTextDocument:
    hit: GuideHit = index.data(HitRole.HIT)
    document = OfflineDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font())
    document.setTextWidth(max(1, width - space(3)))
    where = hit.section_title or hit.chapter_title
    document.setHtml(
        f'<b style="color:{css(Role.TEXT)}">{escape(where)}</b><br>'
        f'<span style="color:{css(Role.MUTED)}">{escape(hit.before)}'
        f'<span style="color:{css(Role.TEXT)};background-color:{css(Role.HIGHLIGHT)}">'
        f"{escape(hit.match)}</span>{escape(hit.after)}</span>"
    )
    return document
