"""What stands over the list: its order, and the row of filters in force."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from brightstar_desktop.domain.query import QueryEdit, Sort
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.active_filters import ActiveFilter
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
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
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class SortButton(QPushButton):
    """Says the order and opens a menu of all; ``sort_chosen`` carries a Sort."""

    sort_chosen = Signal(Sort)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "quiet")
        self._words = {
            Sort.BEST: _("Best match first"),
            Sort.DISTANCE: _("Nearest first"),
            Sort.PRICE: _("Lowest price first"),
            Sort.NAME: _("Name, A to Z"),
            Sort.NEWEST: _("Newest facts first"),
        }
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        self._actions = {sort: self._add(menu, group, sort) for sort in self._words}
        self.setMenu(menu)
        self.show_sort(Sort.BEST, has_place=False)

    def action(self, sort: Sort) -> QAction:
        return self._actions[sort]

    def show_sort(self, sort: Sort, *, has_place: bool) -> None:
        self.setText(self._words[sort])
        self.setAccessibleName(_("Order of the list: {order}").format(order=self._words[sort]))
        self._actions[sort].setChecked(True)
        nearest = self._actions[Sort.DISTANCE]
        nearest.setEnabled(has_place)
        set_tooltip(nearest, "" if has_place else _("Enter a ZIP code or city first."))

    def _add(self, menu: QMenu, group: QActionGroup, sort: Sort) -> QAction:
        action = QAction(self._words[sort], menu, checkable=True)
        action.triggered.connect(lambda: self.sort_chosen.emit(sort))
        group.addAction(action)
        menu.addAction(action)
        return action


class ChipBar(QWidget):
    """One chip a filter, and a way to clear them all; hidden when there is none.

    ``edit_requested`` carries the QueryEdit that removes a filter.
    """

    edit_requested = Signal(QueryEdit)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ActiveFilter, ...] = ()
        self._chips: list[Chip] = []
        self._clear_button: QPushButton | None = None
        self._flow = FlowLayout(self, gap=space(1))
        self.hide()

    def chips(self) -> list[Chip]:
        return list(self._chips)

    def focus_order(self) -> list[QWidget]:
        return [*self._chips, *filter(None, (self._clear_button,))]

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
        self._chips, self._clear_button = [], None
        for position, shown in enumerate(filters):
            chip = Chip(shown.text, shown.tooltip)
            chip.removed.connect(lambda at=position: self._remove(at))
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        if filters:
            self._clear_button = self._make_clear_button()
            self._flow.addWidget(self._clear_button)

    def _make_clear_button(self) -> QPushButton:
        button = QPushButton(_("Clear all"))
        set_kind(button, "quiet")
        button.setAccessibleName(_("Clear all filters and words"))
        button.clicked.connect(self.clear_requested)
        return button

    def _remove(self, position: int) -> None:
        self.edit_requested.emit(self._shown[position].without)
