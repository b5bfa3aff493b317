"""A check box drawn in the size of its text and the colours of the scheme."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import without_mnemonic

_SIDE_EMS: Final = 0.95
_TICK_EMS: Final = 0.75


class CheckBox(QCheckBox):
    """The whole width can be clicked. ``is_soft`` draws a mark that nobody made by hand."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.is_soft = False

    def shown_text(self) -> str:
        return self.text()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self.indent() + words if words else self.indent(), em(None, 1.2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802  # Qt's name
        return self.rect().contains(position)

    def words_area(self) -> QRect:
        return self.rect().adjusted(self.indent(), 0, 0, 0)

    def indent(self) -> int:
        """Return how far from the edge the words begin, in pixels."""
        return space(0.5) + em(None, _SIDE_EMS) + space(2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_mark(painter)
        painter.setPen(color(Role.TEXT if self.isEnabled() else Role.MUTED))
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.words_area(), alignment, self.shown_text())
        painter.end()

    def _draw_mark(self, painter: QPainter) -> None:
        side = em(None, _SIDE_EMS)
        thin = max(1, space(0.25))
        mark = QRect(space(0.5), (self.height() - side) // 2, side, side)
        edge, fill = self._mark_roles()
        painter.setPen(QPen(color(edge), thin))
        painter.setBrush(color(fill))
        half = thin / 2
        painter.drawRoundedRect(QRectF(mark).adjusted(half, half, -half, -half), space(1), space(1))
        if self.isChecked():
            tick = pixmap(
                "check", Role.ON_ACCENT_SOFT if self.is_soft else Role.ON_ACCENT, _TICK_EMS
            )
            size = tick.deviceIndependentSize().toSize()
            corner = mark.center() - QRect(QPoint(0, 0), size).center()
            painter.drawPixmap(QRect(corner, size), tick)
        if self.hasFocus():
            self._draw_focus(painter, mark)

    def _mark_roles(self) -> tuple[Role, Role]:
        if not self.isChecked():
            hovered = self.underMouse() and self.isEnabled()
            edge = Role.CONTROL_BORDER if self.isEnabled() else Role.BORDER
            return (Role.ACCENT if hovered else edge), Role.SURFACE
        return Role.ACCENT, (Role.ACCENT_SOFT if self.is_soft else Role.ACCENT)

    def _draw_focus(self, painter: QPainter, mark: QRect) -> None:
        painter.setPen(QPen(color(Role.FOCUS), max(1, space(0.4))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        away = space(0.5)
        ring = QRectF(mark).adjusted(-away, -away, away, away)
        painter.drawRoundedRect(ring, space(1.25), space(1.25))


class CheckBoxLabel(PlainLabel):
    """The words of ``box`` apart from it, where they may take several lines; a click ticks it."""

    def __init__(self, words: str, box: CheckBox) -> None:
        # Beside its box, Qt would take an "&" for a key to press.
        super().__init__(without_mnemonic(words))
        self._box = box
        self.setWordWrap(True)
        self.setBuddy(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._box.click()
        super().mouseReleaseEvent(event)


def check_box_row(box: CheckBox, words: str) -> QHBoxLayout:
    """Return a row of ``box``, which has no words of its own, and ``words``, which wrap."""
    box.setAccessibleName(words)
    row = QHBoxLayout()
    row.setSpacing(space(2))
    row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(CheckBoxLabel(words, box), 1)
    return row


Index = QModelIndex | QPersistentModelIndex


class CheckTree(QTreeView):
    """Shows lines of words without a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_LineDelegate(self))


class _LineDelegate(QStyledItemDelegate):
    """Gives lines room, and boxes the ground that a list without one of its own lacks."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.palette.setColor(QPalette.ColorRole.Base, color(Role.SURFACE))
        for part in (QPalette.ColorRole.Window, QPalette.ColorRole.Highlight):
            option.palette.setColor(part, color(Role.CONTROL_BORDER))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), em(None, 1.5))
