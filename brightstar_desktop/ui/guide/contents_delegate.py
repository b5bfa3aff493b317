"""Draws the rows of the contents, sections set in, as high as their wrapped words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from brightstar_desktop.ui.guide.contents_model import ContentsRole
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.type import em, font, space

Index = QModelIndex | QPersistentModelIndex
_TICK_EMS = 0.8


class ContentsDelegate(QStyledItemDelegate):
    """Wraps long titles within the width of ``tree`` and leaves room around each.

    It sets sections in, not the tree, which would mark the space before a chosen one too. A line
    stands above a row that begins a part, and a tick at the end of one that was read.
    """

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title."""
        set_in = QStyleOptionViewItem(option)
        above = _above(index)
        is_read = index.data(ContentsRole.IS_READ)
        set_in.rect = option.rect.adjusted(_indent(index), above, -_tick_room(index), 0)
        if above:
            painter.setPen(color(Role.BORDER))
            line = option.rect.top() + above // 2
            painter.drawLine(option.rect.left(), line, option.rect.right(), line)
        super().paint(painter, set_in, index)
        if is_read:
            self._paint_tick(painter, set_in)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a title takes."""
        width = self._tree.viewport().width() - _indent(index) - space(2) - _tick_room(index)
        wrap = Qt.TextFlag.TextWordWrap
        words = str(index.data())
        bounds = QFontMetrics(font()).boundingRect(QRect(0, 0, max(1, width), 10_000), wrap, words)
        return QSize(width, bounds.height() + space(2) + _above(index))

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        tick = pixmap("check", Role.ON_ACCENT_SOFT if is_chosen else Role.ACCENT, _TICK_EMS)
        side = tick.deviceIndependentSize()
        left = option.rect.right() + space(1)
        top = option.rect.center().y() - round(side.height() / 2)
        painter.drawPixmap(left, top, tick)


def _indent(index: Index) -> int:
    return space(4) if index.parent().isValid() else 0


def _above(index: Index) -> int:
    return space(3) if index.data(ContentsRole.BEGINS_PART) else 0


def _tick_room(index: Index) -> int:
    return em(None, _TICK_EMS) + space(2) if index.data(ContentsRole.IS_READ) else 0
