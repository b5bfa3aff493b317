"""Draws the rows of the contents, sections set in, as high as their wrapped words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from brightstar_desktop.ui.theme.type import font, space

Index = QModelIndex | QPersistentModelIndex


class ContentsDelegate(QStyledItemDelegate):
    """Wraps long titles within the width of ``tree`` and leaves room around each.

    It sets sections in, not the tree, which would mark the space before a chosen one too.
    """

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title."""
        set_in = QStyleOptionViewItem(option)
        set_in.rect = option.rect.adjusted(_indent(index), 0, 0, 0)
        super().paint(painter, set_in, index)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a title takes."""
        width = self._tree.viewport().width() - _indent(index) - space(5)
        wrap = Qt.TextFlag.TextWordWrap
        words = str(index.data())
        bounds = QFontMetrics(font()).boundingRect(QRect(0, 0, max(1, width), 10_000), wrap, words)
        return QSize(width, bounds.height() + space(2))


def _indent(index: Index) -> int:
    return space(4) if index.parent().isValid() else 0
