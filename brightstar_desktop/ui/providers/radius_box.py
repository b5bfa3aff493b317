"""How far from the place to look."""

from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.type import space

RADII: Final[tuple[float | None, ...]] = (10, 25, 50, 100, None)
"""Miles offered; None is any distance."""


class RadiusBox(QComboBox):
    """A choice of miles; ``radius_chosen`` carries miles or None."""

    radius_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._miles: list[float | None] = []
        for miles in RADII:
            self._offer(miles)
        self.setAccessibleName(_("How far from the place"))
        self.activated.connect(self._tell)
        self.show_place(known=False)

    def show_radius(self, miles: float | None) -> None:
        """Show the radius in force, adding one that is not usually offered."""
        if miles not in self._miles:
            self._offer(miles)
        self.setCurrentIndex(self._miles.index(miles))

    def show_place(self, *, known: bool) -> None:
        """Offer the choice only where there is a place to be near."""
        self.setEnabled(known)
        self.setToolTip("" if known else _("Enter a ZIP code or city first."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colour of the text over the box."""
        super().paintEvent(event)
        arrow = pixmap("chevron-down", Role.MUTED, 0.8)
        size = arrow.deviceIndependentSize().toSize()
        left = self.width() - size.width() - space(1.5)
        painter = QPainter(self)
        painter.drawPixmap(
            QRect(left, (self.height() - size.height()) // 2, *size.toTuple()), arrow
        )
        painter.end()

    def _offer(self, miles: float | None) -> None:
        self._miles.append(miles)
        words = _("any mi") if miles is None else _("{count} mi").format(count=round(miles))
        self.addItem(words)

    def _tell(self, row: int) -> None:
        self.radius_chosen.emit(self._miles[row])
