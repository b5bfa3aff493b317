"""A tree whose lines can be ticked, with room for large text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.type import em

Index = QModelIndex | QPersistentModelIndex


class TickTree(QTreeView):
    """Shows lines of words without a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_LineDelegate(self))


class _LineDelegate(QStyledItemDelegate):
    """Gives lines room, and boxes the ground that a list without one of its own lacks."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw boxes on the ground of a field."""
        super().initStyleOption(option, index)
        option.palette.setColor(QPalette.ColorRole.Base, color(Role.SURFACE))
        for part in (QPalette.ColorRole.Window, QPalette.ColorRole.Highlight):
            option.palette.setColor(part, color(Role.CONTROL_BORDER))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a line and some room."""
        return QSize(super().sizeHint(option, index).width(), em(None, 1.5))
