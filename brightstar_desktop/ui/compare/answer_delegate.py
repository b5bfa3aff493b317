"""How high an answer is: as high as its lines, at the width of its column."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from brightstar_desktop.ui.theme.typography import em, font

Index = QModelIndex | QPersistentModelIndex
_UNBOUNDED: Final = 100_000


class AnswerDelegate(QStyledItemDelegate):
    """Qt's own measure forgets what the style sheet sets aside on each side of the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the words in the lines that the column's width makes."""
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        used = index.data(Qt.ItemDataRole.FontRole)
        return wrapped_size(words, used if isinstance(used, QFont) else None, option.rect.width())


def wrapped_size(words: str, used: QFont | None, width: int) -> QSize:
    """Return the size of ``words`` with their padding, broken into lines at ``width`` (0: not)."""
    metrics = QFontMetrics(used or font())
    aside, above = em(None, 1.2), em(None, 0.5)
    room = QRect(0, 0, max(width - aside, em(None, 3)) if width else _UNBOUNDED, _UNBOUNDED)
    lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    return QSize(lines.width() + aside, max(lines.height(), metrics.height()) + above)
