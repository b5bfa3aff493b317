"""Fields to type in or to choose from, drawn in the size of their text and the colours shown."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import pixmap, set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import is_style_change
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

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
