"""A box to choose from, with an arrow in the colours shown."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.type import space


class ChoiceBox(QComboBox):
    """Draws its arrow itself: style sheets can show only a file, which has one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        arrow = pixmap("chevron-down", Role.TEXT if self.isEnabled() else Role.MUTED, 0.8)
        side = round(arrow.deviceIndependentSize().width())
        across = self.width() - side - space(1.5)
        if self.isRightToLeft():
            across = space(1.5)
        painter = QPainter(self)
        painter.drawPixmap(across, (self.height() - side) // 2, arrow)
        painter.end()
