"""The limit on the price of one session."""

from typing import Final

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.facet_group import heading_label
from brightstar_desktop.ui.providers.facet_option import NotStatedRow
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.fields import LineEdit
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_STEP: Final = 50
_HIGHEST: Final = 99_950
_DEBOUNCE_MS: Final = 400
"""Long enough to type three digits before the list follows."""


class PriceField(LineEdit):
    """Whole dollars, empty for any price; the up and down arrows step by fifty.

    ``price_entered`` says that ``price`` has changed, once typing rests or ends.
    """

    price_entered = Signal()

    def __init__(self) -> None:
        super().__init__("dollar-sign")
        self._told: int | None = None
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\$?[\d,]{0,6}"), self))
        self.setPlaceholderText(_("Any price"))
        self.setAccessibleName(_("Highest price of one session in dollars"))
        set_tooltip(self, _("Type an amount, or use the up and down arrows."))
        self.textChanged.connect(lambda _text: self._debounce.start())
        self.editingFinished.connect(self._tell)
        self._debounce.timeout.connect(self._tell)

    def price(self) -> int | None:
        digits = "".join(sign for sign in self.text() if sign.isdigit())
        return int(digits) or None if digits else None

    def show_price(self, price: int | None) -> None:
        """Show the limit in force, unless another is being typed."""
        if not self._debounce.isActive() and price != self.price():
            self.setText("" if price is None else f"{price:,}")
            self._debounce.stop()
        if not self._debounce.isActive():
            self._told = price

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        price = min(max((self.price() or 0) + step, 0), _HIGHEST)
        self.setText(f"{price:,}" if price else "")

    def _tell(self) -> None:
        self._debounce.stop()
        if self.price() != self._told:
            self._told = self.price()
            self.price_entered.emit()


class PriceGroup(QWidget):
    """The limit under its heading, and whether to keep providers that state no price."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.field = PriceField()
        self.not_stated_option = NotStatedRow(_("Include price not stated"))
        self.not_stated_option.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.25))
        for widget in (heading_label(title), self.field, self.not_stated_option):
            layout.addWidget(widget)

    def focus_order(self) -> list[QWidget]:
        return [self.field, self.not_stated_option.box]

    def show_price(self, max_price: int | None, not_stated: int, *, unknown_included: bool) -> None:
        """Show the limit in force and how many state no price."""
        self.field.show_price(max_price)
        self.not_stated_option.show_option(not_stated, chosen=unknown_included)
        self.not_stated_option.setVisible(
            max_price is not None and (not_stated > 0 or unknown_included)
        )
