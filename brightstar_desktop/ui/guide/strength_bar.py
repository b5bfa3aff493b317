"""How strong the evidence for one use is: four steps, filled as far as it goes."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.type import em

STEPS: Final = 4


class StrengthBar(QWidget):
    """Draws ``level`` of four steps; a screen reader hears the same in words."""

    def __init__(self, use: str, level: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = max(0, min(STEPS, level))
        words = _("Strength of the evidence for {use}: {level} of {steps}")
        self.setAccessibleName(words.format(use=use, level=self._level, steps=STEPS))

    def sizeHint(self) -> QSize:
        """Return the room the steps take."""
        return QSize(em(None, 6.5), em(None, 0.4))

    def minimumSizeHint(self) -> QSize:
        """Return the same: steps do not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, height = em(None, 0.2), self.sizeHint().height()
        width = (self.sizeHint().width() - gap * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            painter.setBrush(color(Role.ACCENT if step < self._level else Role.TRACK))
            bar = QRectF(step * (width + gap), 0, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
        painter.end()
