"""The map in words: counties with their providers, worked by the keys."""

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.atlas import Pin
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.map_words import county_words, pin_words
from brightstar_desktop.ui.widgets.tick_tree import TickTree
from brightstar_desktop.ui.widgets.tips import set_tip


class PlaceRole(IntEnum):
    """What a line of the tree stands for."""

    COUNTY = Qt.ItemDataRole.UserRole + 1
    SLUG = Qt.ItemDataRole.UserRole + 2


class PlacesTree(TickTree):
    """A county is ticked to show only it; its providers open below it.

    ``county_ticked`` carries a county and whether it is wanted, ``provider_chosen`` a slug and
    ``provider_opened`` one to be shown in full.
    """

    county_ticked = Signal(str, bool)
    county_chosen = Signal(str)
    provider_chosen = Signal(str)
    provider_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = QStandardItemModel(self)
        self.setModel(self.places)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Counties and their providers"))
        self.places.itemChanged.connect(self._on_changed)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._is_filling = False

    def show_places(
        self, counts: Mapping[str, int], chosen: Collection[str], pins: Sequence[Pin]
    ) -> None:
        """Show the counties that have providers or are chosen, by their number of providers."""
        current = self._key(self.currentIndex())
        unfolded = {county for county in counts if self._is_unfolded(county)}
        self._is_filling = True
        self.places.clear()
        wanted = {name: count for name, count in counts.items() if count or name in chosen}
        for name in sorted(wanted, key=lambda name: (-wanted[name], name)):
            here = sorted({(pin.name, pin.slug): pin for pin in pins if pin.county == name}.items())
            item = _county_item(name, wanted[name], is_chosen=name in chosen)
            for _order, pin in here:
                item.appendRow(_pin_item(pin))
            self.places.appendRow(item)
            self.setExpanded(
                item.index(), name in unfolded or (name in chosen and len(chosen) == 1)
            )
        self._is_filling = False
        self._go_to(current)

    def choose(self, slug: str) -> None:
        """Go to a provider's line, unfolding its county."""
        for item in self._items():
            if item.data(PlaceRole.SLUG) == slug:
                self._is_filling = True
                self.setCurrentIndex(item.index())
                self._is_filling = False
                return

    def _items(self) -> list[QStandardItem]:
        counties = [self.places.item(row) for row in range(self.places.rowCount())]
        return counties + [
            county.child(row) for county in counties for row in range(county.rowCount())
        ]

    def _is_unfolded(self, county: str) -> bool:
        for row in range(self.places.rowCount()):
            item = self.places.item(row)
            if item.data(PlaceRole.COUNTY) == county:
                return self.isExpanded(item.index())
        return False

    def _go_to(self, key: tuple[object, object]) -> None:
        """Put the current line where it was; there is always one, for screen readers' sake."""
        items = self._items()
        same = (item for item in items if self._key(item.index()) == key)
        item = next(same, items[0] if items else None)
        if item:
            self._is_filling = True
            self.setCurrentIndex(item.index())
            self._is_filling = False

    def _key(self, index: QModelIndex) -> tuple[object, object]:
        return index.data(PlaceRole.COUNTY), index.data(PlaceRole.SLUG)

    def _on_changed(self, item: QStandardItem) -> None:
        if not self._is_filling and not item.data(PlaceRole.SLUG):
            is_ticked = item.checkState() is Qt.CheckState.Checked
            self.county_ticked.emit(item.data(PlaceRole.COUNTY), is_ticked)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self._is_filling:
            return
        slug = current.data(PlaceRole.SLUG)
        if slug:
            self.provider_chosen.emit(slug)
        elif current.isValid():
            self.county_chosen.emit(current.data(PlaceRole.COUNTY))

    def _on_activated(self, index: QModelIndex) -> None:
        slug = index.data(PlaceRole.SLUG)
        if slug:
            self.provider_opened.emit(slug)
        else:
            self.setExpanded(index, not self.isExpanded(index))


def _county_item(name: str, count: int, *, is_chosen: bool) -> QStandardItem:
    item = QStandardItem(f"{name} ({count:,})")
    item.setData(county_words(name, count), Qt.ItemDataRole.AccessibleTextRole)
    item.setData(name, PlaceRole.COUNTY)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    told = _("Tick to show the providers of this county only.")
    set_tip(item, told)
    item.setData(told, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


def _pin_item(pin: Pin) -> QStandardItem:
    item = QStandardItem(pin_words(pin))
    item.setData(pin.county, PlaceRole.COUNTY)
    item.setData(pin.slug, PlaceRole.SLUG)
    set_tip(item, pin_words(pin))
    return item
