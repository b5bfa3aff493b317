"""The row of filters in force."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.active_filters import ActiveFilter
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.chip import Chip
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout


class ChipBar(QWidget):
    """One chip a filter, and a way to clear them all; hidden when there is none.

    ``change_requested`` carries the Change that removes a filter.
    """

    change_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ActiveFilter, ...] = ()
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, gap=space(1))
        self.hide()

    def chips(self) -> list[Chip]:
        """Return the chips from left to right."""
        return list(self._chips)

    def focus_order(self) -> list[QWidget]:
        """Return what the Tab key visits, from left to right."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        return [widget for item in items if item and (widget := item.widget())]

    def show_filters(self, filters: tuple[ActiveFilter, ...]) -> None:
        """Show these filters; the keyboard focus stays in the row while it has any."""
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        words = [(one.text, one.tooltip) for one in filters]
        if words != [(one.text, one.tooltip) for one in self._shown]:
            self._rebuild(filters)
            self.setVisible(bool(filters))
            if focused is not None and self._chips:
                self._chips[min(focused, len(self._chips) - 1)].setFocus()
        self._shown = filters

    def _rebuild(self, filters: tuple[ActiveFilter, ...]) -> None:
        self._flow.clear()
        self._chips = []
        for position, shown in enumerate(filters):
            chip = Chip(shown.text, shown.tooltip)
            chip.removed.connect(lambda at=position: self._remove(at))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        if filters:
            self._flow.addWidget(self._clear_button())

    def _clear_button(self) -> QPushButton:
        button = QPushButton(_("Clear all"))
        set_kind(button, "quiet")
        button.setAccessibleName(_("Clear all filters and words"))
        button.clicked.connect(self.clear_requested)
        return button

    def _remove(self, position: int) -> None:
        self.change_requested.emit(self._shown[position].without)
