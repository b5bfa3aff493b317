"""How far from the place to look."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.widgets.fields import ComboBox
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

RADII: Final[tuple[float | None, ...]] = (10, 25, 50, 100, None)
"""Miles offered; None is any distance."""


class RadiusBox(ComboBox):
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
        set_tooltip(self, "" if known else _("Enter a ZIP code or city first."))

    def _offer(self, miles: float | None) -> None:
        self._miles.append(miles)
        words = _("any mi") if miles is None else _("{count} mi").format(count=round(miles))
        self.addItem(words)

    def _tell(self, row: int) -> None:
        self.radius_chosen.emit(self._miles[row])
