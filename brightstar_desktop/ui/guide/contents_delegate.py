"""Draws the rows of the contents, as high as their wrapped words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from brightstar_desktop.ui.theme.type import font, space

Index = QModelIndex | QPersistentModelIndex


class ContentsDelegate(QStyledItemDelegate):
    """Wraps long titles within the width of ``tree`` and leaves room around each."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a title takes."""
        depth = 1 if index.parent().isValid() else 0
        width = self._tree.viewport().width() - depth * self._tree.indentation() - space(5)
        wrap = Qt.TextFlag.TextWordWrap
        words = str(index.data())
        bounds = QFontMetrics(font()).boundingRect(QRect(0, 0, max(1, width), 10_000), wrap, words)
        return QSize(width, bounds.height() + space(2))
