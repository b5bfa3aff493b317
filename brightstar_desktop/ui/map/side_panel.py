"""Beside the map: its counties and providers in words, and the provider chosen."""

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from brightstar_desktop.domain.atlas import Pin
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.map_words import county_words, pin_words
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.presentation.provider_text import place_line, spoken_distance, tags
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.controls import CheckTree
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import set_tooltip, wrapped_label

_Place = tuple[str | None, str | None]
"""A line's county, and the slug of its provider."""


class PlaceRole(IntEnum):
    COUNTY = Qt.ItemDataRole.UserRole + 1
    SLUG = Qt.ItemDataRole.UserRole + 2


class PlacesTree(CheckTree):
    """A county is ticked to show only it; its providers open below it.

    ``county_ticked`` carries a county and whether it is wanted, ``provider_chosen`` a slug.
    """

    county_ticked = Signal(str, bool)
    provider_chosen = Signal(str)

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
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
        current = _place_of(self.currentIndex())
        unfolded = {
            county.data(PlaceRole.COUNTY)
            for county in self._counties()
            if self.isExpanded(county.index())
        }
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
        self._restore_current(current)

    def choose(self, slug: str) -> None:
        self._go_to(next((one for one in self._items() if one.data(PlaceRole.SLUG) == slug), None))

    def _counties(self) -> list[QStandardItem]:
        return [self.places.item(row) for row in range(self.places.rowCount())]

    def _items(self) -> list[QStandardItem]:
        counties = self._counties()
        return counties + [
            county.child(row) for county in counties for row in range(county.rowCount())
        ]

    def _restore_current(self, place: _Place) -> None:
        """Go back to the line of ``place``; screen readers need one to be current always."""
        items = self._items()
        same = (item for item in items if _place_of(item.index()) == place)
        self._go_to(next(same, items[0] if items else None))

    def _go_to(self, item: QStandardItem | None) -> None:
        if item:
            self._is_filling = True
            self.setCurrentIndex(item.index())
            self._is_filling = False

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

    def _on_activated(self, index: QModelIndex) -> None:
        slug = index.data(PlaceRole.SLUG)
        if slug:
            self._navigator.provider_requested.emit(slug)
        else:
            self.setExpanded(index, not self.isExpanded(index))


def _place_of(index: QModelIndex) -> _Place:
    return index.data(PlaceRole.COUNTY), index.data(PlaceRole.SLUG)


def _county_item(name: str, count: int, *, is_chosen: bool) -> QStandardItem:
    item = QStandardItem(f"{name} ({count:,})")
    item.setData(county_words(name, count), Qt.ItemDataRole.AccessibleTextRole)
    item.setData(name, PlaceRole.COUNTY)
    item.setCheckable(True)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    explanation = _("Tick to show the providers of this county only.")
    set_tooltip(item, explanation)
    item.setData(explanation, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


def _pin_item(pin: Pin) -> QStandardItem:
    item = QStandardItem(pin_words(pin))
    item.setData(pin.county, PlaceRole.COUNTY)
    item.setData(pin.slug, PlaceRole.SLUG)
    set_tooltip(item, pin_words(pin))
    return item


class ChosenCard(QFrame):
    """Hidden while nothing is chosen, and ``slug`` is "" then."""

    def __init__(self, visit_model: VisitModel, navigator: Navigator) -> None:
        super().__init__()
        set_kind(self, "card")
        self._visit_model = visit_model
        self.slug = ""
        self.name, self.price = wrapped_label(kind="heading"), wrapped_label()
        self.place, self.care = wrapped_label(kind="small"), wrapped_label(kind="small")
        self.open = QPushButton(_("Show in full"))
        set_kind(self.open, "primary")
        self.save = QPushButton()
        self.save.setCheckable(True)
        self._compose()
        self.open.clicked.connect(lambda: navigator.provider_requested.emit(self.slug))
        self.save.clicked.connect(lambda: visit_model.toggle(self.slug))
        visit_model.changed.connect(self._show_saved)
        self.hide()

    def show_hit(self, hit: Hit, vocabulary: Vocabulary) -> None:
        self.slug = hit.provider.slug
        self.name.setText(hit.provider.name)
        self.place.setText(_place(hit.provider, hit))
        self.care.setText(" · ".join(tags(hit.provider, vocabulary)))
        self.care.setVisible(bool(self.care.text()))
        self.price.setText(price_line(hit.provider).words)
        self._show_saved()
        self.show()

    def clear(self) -> None:
        self.slug = ""
        self.hide()

    def _show_saved(self) -> None:
        saved = bool(self.slug) and self._visit_model.visit.has(self.slug)
        self.save.setText(_("On the shortlist") if saved else _("Add to shortlist"))
        self.save.setChecked(saved)
        set_kind(self.save, "kept" if saved else "")

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(3))
        column.setSpacing(space(1))
        for label in (self.name, self.place, self.care, self.price):
            column.addWidget(label)
        row = FlowLayout()
        row.addWidget(self.open)
        row.addWidget(self.save)
        column.addSpacing(space(1))
        column.addLayout(row)


def _place(provider: Provider, hit: Hit) -> str:
    where = place_line(provider, hit.nearest_location)
    if hit.distance_miles is None:
        return where
    return _("{place}, {distance} away").format(
        place=where, distance=spoken_distance(hit.distance_miles)
    )
