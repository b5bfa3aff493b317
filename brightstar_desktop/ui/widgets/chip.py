"""A filter in force, which a click or the Delete key removes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.widgets.safe_text import set_tooltip, without_mnemonic

_CROSS_EMS: Final = 0.65


class Chip(QPushButton):
    """Shows ``text`` with a cross; emits ``removed`` when it is clicked or deleted by key."""

    removed = Signal()

    def __init__(self, text: str, tooltip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(without_mnemonic(text), parent)
        set_kind(self, "chip")
        set_tooltip(self, tooltip)
        self.setAccessibleName(_("Remove filter: {name}").format(name=text))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_icon(self, "x", Role.ON_ACCENT_SOFT, _CROSS_EMS, gap_ems=0)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chip by Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)
