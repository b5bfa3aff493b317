"""The map view: the map, its counties in words, and the provider chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.atlas import (
    COUNTIES_FACET,
    METRES_PER_MILE,
    County,
    Pin,
    map_point,
    pins,
)
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.search_result import Hit, SearchResult
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.map_words import (
    ORIENTING_CITIES,
    exactness_words,
    found_words,
    shade_words,
    spoken_map,
)
from brightstar_desktop.ui.map.canvas import STEP, MapCanvas
from brightstar_desktop.ui.map.painter import Scene
from brightstar_desktop.ui.map.side_panel import ChosenCard, PlacesTree
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import ScrollArea

_TREE_EMS = 7
"""The least height of the list beside the map."""


class MapPage(QWidget):
    """``county_wanted`` carries a county and whether the search is to be held to it."""

    county_wanted = Signal(str, bool)

    def __init__(
        self,
        counties: Sequence[County],
        directory: DirectoryReader,
        visit_model: VisitModel,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self._vocabulary = directory.vocabulary()
        self._cities = _cities(directory)
        self._hits: dict[str, Hit] = {}
        self._waiting: SearchResult | None = None
        self._chosen_counties: frozenset[str] = frozenset()
        self._found = wrapped_label()
        self._limits, self._shades = wrapped_label(kind="small"), wrapped_label(kind="small")
        self.canvas = MapCanvas(counties)
        self.tree = PlacesTree(navigator)
        self.card = ChosenCard(visit_model, navigator)
        self.search = QPushButton(_("Change the search"))
        self._keys = wrapped_label(
            _("Arrows move, + and - zoom, Page Down goes from pin to pin, Enter opens."), "small"
        )
        self.larger, self.smaller, self.whole = (QToolButton() for _at in range(3))
        self._compose()
        self._connect()

    def use_directory(self, directory: DirectoryReader) -> None:
        """Show the words of another edition; its providers come with the next result."""
        self._vocabulary = directory.vocabulary()

    def show_result(self, result: SearchResult) -> None:
        """Show the providers of ``result`` and their numbers by county, once the map is seen."""
        self._waiting = result
        if self.isVisible():
            self._show_waiting()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting:
            result, self._waiting = self._waiting, None
            self._show(result)

    def _show(self, result: SearchResult) -> None:
        self._hits = {hit.provider.slug: hit for hit in result.hits}
        found = pins(result)
        placed = len({pin.slug for pin in found})
        counts = _counts(result)
        self._chosen_counties = result.effective.chosen.get(COUNTIES_FACET, frozenset())
        words = found_words(result, placed)
        self._found.setText(words)
        self._limits.setText(exactness_words(found))
        self._shades.setText(shade_words(counts))
        self.canvas.show_scene(
            Scene(
                counts=counts,
                chosen=self._chosen_counties,
                cities=self._cities,
                near=_near(result),
            )
        )
        self.canvas.show_pins(found)
        self.canvas.setAccessibleDescription(spoken_map(words, counts))
        self.tree.show_places(counts, self._chosen_counties, found)
        if self.chosen_slug() not in self._hits:
            self.canvas.choose("")
            self.card.clear()

    def chosen_slug(self) -> str:
        """Return the slug of the provider shown in short, "" where there is none."""
        return self.card.slug

    def choose(self, slug: str) -> None:
        hit = self._hits.get(slug)
        if hit is None:
            return
        self.canvas.choose(slug)
        self.card.show_hit(hit, self._vocabulary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the map where there is little; the tips name the keys as well."""
        super().resizeEvent(event)
        has_room = self.width() > em(None, 40) and self.height() > em(None, 20)
        for label in (self._keys, self._shades):
            label.setVisible(has_room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "tree"):
            self.tree.setMinimumHeight(em(None, _TREE_EMS))

    def _on_pin(self, pin: Pin) -> None:
        self.choose(pin.slug)
        self.tree.choose(pin.slug)

    def _on_county(self, name: str) -> None:
        self.county_wanted.emit(name, name not in self._chosen_counties)

    def _connect(self) -> None:
        self.canvas.pin_chosen.connect(self._on_pin)
        self.canvas.pin_opened.connect(lambda pin: self.navigator.provider_requested.emit(pin.slug))
        self.canvas.county_chosen.connect(self._on_county)
        self.tree.county_ticked.connect(self.county_wanted)
        self.tree.provider_chosen.connect(self.choose)
        self.search.clicked.connect(self.navigator.search_requested)
        self.larger.clicked.connect(lambda: self.canvas.zoom(STEP))
        self.smaller.clicked.connect(lambda: self.canvas.zoom(1 / STEP))
        self.whole.clicked.connect(self.canvas.show_all)

    # -- composition

    def _compose(self) -> None:
        title = PlainLabel(_("Map of California"))
        set_kind(title, "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.search)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._map_with_buttons())
        split.addWidget(ScrollArea(self._side(), _("Counties and their providers"), fills=True))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(2))
        column.setSpacing(space(1.5))
        column.addLayout(head)
        column.addWidget(self._found)
        column.addWidget(split, 1)

    def _map_with_buttons(self) -> QWidget:
        place = QWidget()
        buttons = QHBoxLayout()
        words = (
            (self.smaller, "minus", _("Smaller"), "-"),
            (self.larger, "plus", _("Larger"), "+"),
            (self.whole, "home", _("All of California"), _("Home")),
        )
        for button, icon, name, key in words:
            set_icon(button, icon)
            set_tooltip(button, f"{name} ({key})")
            button.setAccessibleName(name)
            buttons.addWidget(button)
        buttons.addSpacing(space(1))
        buttons.addWidget(self._keys, 1)
        buttons.addStretch()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, space(2), 0)
        column.setSpacing(space(1))
        column.addWidget(self.canvas, 1)
        column.addLayout(buttons)
        return place

    def _side(self) -> QWidget:
        place = QWidget()
        place.setMinimumWidth(em(None, 10))
        column = QVBoxLayout(place)
        column.setContentsMargins(space(2), 0, 0, 0)
        column.setSpacing(space(2))
        self.tree.setMinimumHeight(em(None, _TREE_EMS))
        column.addWidget(self.tree, 1)
        column.addWidget(self.card)
        column.addWidget(self._shades)
        column.addWidget(self._limits)
        return place


def _counts(result: SearchResult) -> dict[str, int]:
    """Return the providers of each county under all other filters."""
    facets = (facet for facet in result.facets if facet.name == COUNTIES_FACET)
    return {option.code: option.count for facet in facets for option in facet.options}


def _near(result: SearchResult) -> tuple[tuple[float, float], float] | None:
    """Return the place searched from and the metres around it, None where there is none."""
    if result.place is None:
        return None
    miles = result.effective.within_miles or 0.0
    return map_point(result.place.latitude, result.place.longitude), miles * METRES_PER_MILE


def _cities(directory: DirectoryReader) -> tuple[tuple[str, tuple[float, float]], ...]:
    found = ((name, directory.places(name, 1)) for name in ORIENTING_CITIES)
    return tuple(
        (name, map_point(places[0].latitude, places[0].longitude))
        for name, places in found
        if places
    )
