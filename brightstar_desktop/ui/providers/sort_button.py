"""The order of the list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from brightstar_desktop.domain.query import Sort
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


class SortButton(QPushButton):
    """Says the order and opens a menu of all; ``sort_chosen`` carries a Sort."""

    sort_chosen = Signal(object)

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
        """Return the menu's row for an order."""
        return self._actions[sort]

    def show_sort(self, sort: Sort, *, has_place: bool) -> None:
        """Show the order in force, and whether there is a place to be near."""
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
