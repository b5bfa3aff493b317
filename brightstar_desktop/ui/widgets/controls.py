"""Fields, lists to choose from, and check boxes as large as their text."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import pixmap, set_icon
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.style import is_style_change
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, without_mnemonic

_CROSS_EMS: Final = 0.8


class LineEdit(QLineEdit):
    """Shows the icon ``icon_name`` before the text, and after it a button that clears the line.

    Qt's own icons of a line keep their size in pixels.
    """

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.clear_button = QToolButton(self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        set_tooltip(self.clear_button, _("Clear"))
        self.clear_button.setAccessibleName(_("Clear"))
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.hide()
        self.textChanged.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_style_change(event) and hasattr(self, "clear_button"):
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon_name:
            room = self._room()
            side = em(None)
            place = QRect(room.left(), room.center().y() - side // 2, side, side)
            painter = QPainter(self)
            painter.drawPixmap(place, pixmap(self._icon_name, Role.MUTED))
            painter.end()

    def _clear(self) -> None:
        self.clear()
        self.textEdited.emit("")

    def _arrange(self) -> None:
        button = self.clear_button
        set_icon(button, "x", Role.MUTED, _CROSS_EMS)
        button.setVisible(bool(self.text()))
        room, size = self._room(), button.sizeHint()
        top = room.center().y() - size.height() // 2
        button.setGeometry(room.right() + 1 - size.width(), top, size.width(), size.height())
        before = em(None) + space(1) if self._icon_name else 0
        self.setTextMargins(before, 0, size.width() if self.text() else 0, 0)

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)


class SearchField(LineEdit):
    """A search line named ``name`` for screen readers, with ``placeholder`` as an example."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("search", parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)


class ComboBox(QComboBox):
    """Draws its arrow itself: style sheets can show only a file, which has one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        arrow = pixmap("chevron-down", Role.TEXT if self.isEnabled() else Role.MUTED, 0.8)
        side = round(arrow.deviceIndependentSize().width())
        across = self.width() - side - space(1.5)
        if self.isRightToLeft():
            across = space(1.5)
        painter = QPainter(self)
        painter.drawPixmap(across, (self.height() - side) // 2, arrow)
        painter.end()


class SpinBox(QSpinBox):
    """Has no buttons to aim at; the style sheet hides them.

    ``QAbstractSpinBox.NoButtons`` is no way to do it: under a style sheet Qt then leaves the field
    one dot wide.
    """

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setMinimumWidth(em(None, 5))
        self.lineEdit().setTextMargins(space(2), 0, 0, 0)


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
