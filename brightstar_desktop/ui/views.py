"""The views of the open data: each made when first wanted, joined with the others, shown singly."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from brightstar_desktop.domain.ports import Clock, DirectoryReader
from brightstar_desktop.domain.query import Query
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.actions import any_data
from brightstar_desktop.ui.compare.compare_page import ComparePage
from brightstar_desktop.ui.costs.costs_page import CostsPage
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.map.map_page import MapPage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.notices import StatusLine
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.providers.providers_page import ProvidersPage
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.shortlist_actions import ShortlistActions
from brightstar_desktop.ui.updates.update_service import UpdateService
from brightstar_desktop.ui.updates.updates_page import UpdatesPage

Pages = ProvidersPage | MapPage | GuidePage | ComparePage | CostsPage | UpdatesPage
Some = TypeVar("Some", bound=Pages)


@dataclass(frozen=True)
class View:
    """One view: its ``name`` in commands and settings, its words, key and icon, and its page.

    There is one only where the data has what it ``needs``. One that ``is_low`` is seldom wanted
    and stands at the foot of the rail; one that ``is_counted`` may carry a number there.
    """

    name: str
    text: str
    explanation: str
    key: str
    icon: str
    make: Callable[[], Pages]
    needs: Callable[[OpenData], bool] = any_data
    is_low: bool = False
    is_counted: bool = False


@dataclass(frozen=True)
class ViewContext:
    """Without ``updates`` there is no view of them."""

    shortlist: ShortlistActions
    clock: Clock
    settings: Settings
    navigator: Navigator
    status: StatusLine
    updates: UpdateService | None


class Views(QStackedWidget):
    """Holds the pages; each answers what another asks for.

    ``shown`` carries the name of a view that comes up; ``left_guide`` says that the guide led to
    the list.
    """

    shown = Signal(str)
    left_guide = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._shortlist, self._clock = context.shortlist, context.clock
        self._settings, self._navigator = context.settings, context.navigator
        self._status, self._updates = context.status, context.updates
        self._follow(context.navigator)
        self.registry = self._views()
        self._by_name: dict[str, View] = {}
        self._pages: dict[str, Pages] = {}

    def _views(self) -> tuple[View, ...]:
        """Return every view, in the order of their keys and on the rail."""
        return (
            View(
                "providers",
                _("Find"),
                _("Find a provider"),
                "Ctrl+1",
                "search",
                self._providers_page,
            ),
            View(
                "map",
                _("Map"),
                _("See on a map where the providers found are"),
                "Ctrl+2",
                "map",
                self._map_page,
                needs=lambda data: bool(data.counties),
            ),
            View("guide", _("Guide"), _("Read the guide"), "Ctrl+3", "book-open", self._guide_page),
            View(
                "compare",
                _("Shortlist"),
                _("Compare the shortlist, and print it"),
                "Ctrl+4",
                "bookmark",
                self._shortlist_page,
                is_counted=True,
            ),
            View(
                "costs",
                _("Costs"),
                _("Reckon what a course costs"),
                "Ctrl+5",
                "dollar-sign",
                self._costs_page,
            ),
            View(
                "updates",
                _("Updates"),
                _("See how new the data is, and bring newer data"),
                "Ctrl+U",
                "rotate-ccw",
                self._updates_page,
                needs=lambda _data: self._updates is not None,
                is_low=True,
            ),
        )

    # -- the pages

    @property
    def providers(self) -> ProvidersPage:
        return self._page("providers", ProvidersPage)

    @property
    def guide(self) -> GuidePage:
        return self._page("guide", GuidePage)

    @property
    def map(self) -> MapPage:
        return self._page("map", MapPage)

    @property
    def compare(self) -> ComparePage:
        return self._page("compare", ComparePage)

    @property
    def costs(self) -> CostsPage:
        return self._page("costs", CostsPage)

    @property
    def updates(self) -> UpdatesPage:
        return self._page("updates", UpdatesPage)

    def has(self, name: str) -> bool:
        """Return whether there is a view of this name now, made already or not."""
        return name in self._by_name

    def is_made(self, name: str) -> bool:
        """Return whether the view of this name has been made: what nobody wanted holds nothing."""
        return name in self._pages

    def has_pages(self) -> bool:
        return bool(self._pages)

    def current_view(self) -> str:
        current = self.currentWidget()
        return next((name for name, page in self._pages.items() if page is current), "")

    # -- what is shown

    def build(self, data: OpenData) -> None:
        """Begin anew with ``data``; the page of updates stays.

        The list of providers is made at once, the others when they are first wanted.
        """
        kept = self._pages.get("updates")
        self._clear(keep=kept)
        self._data = data
        self._by_name = {view.name: view for view in self.registry if view.needs(data)}
        if kept:
            self._pages["updates"] = kept
            self.addWidget(kept)
        self._make("providers")
        if self._updates:
            self._updates.use_directory(data.directory)
        self._shortlist.set_data(data, self.providers.hit)

    def refresh(self, data: OpenData) -> None:
        """Show another edition in the same pages: what a person has asked and chosen stays."""
        self._data = data
        self.providers.use_directory(data.directory, data.guide)
        if self.is_made("guide"):
            self.guide.use_guide(data.guide, data.directory)
        for name in ("map", "compare", "costs"):
            page = self._pages.get(name)
            if isinstance(page, MapPage | ComparePage | CostsPage):
                page.use_directory(data.directory)
        if self._updates:
            self._updates.use_directory(data.directory)
        self._shortlist.set_data(data, self.providers.hit)

    def resume(self, before: "Views") -> None:
        view = before.current_view()
        if self._pages and view:
            self.providers.resume(before.providers)
            if before.is_made("guide"):
                self.guide.resume(before.guide)
            self.show_view(view)

    def show_view(self, name: str) -> None:
        """Show the view of this name; nothing happens while no data is open."""
        if self.has(name):
            self.setCurrentWidget(self._pages.get(name) or self._make(name))
            self.shown.emit(name)

    def show_query(self, query: Query) -> None:
        self.show_view("providers")
        self.providers.show_query(query)

    def show_provider(self, slug: str) -> None:
        self.show_view("providers")
        self.providers.show_provider(slug)

    def shown_slug(self) -> str:
        """Return the provider that the view in sight shows as chosen, "" where there is none."""
        view = self.current_view()
        if view == "map":
            return self.map.chosen_slug()
        return self.providers.shown_slug() if view == "providers" else ""

    def show_chapter(self, place: str) -> None:
        """Show a page of the guide, given as "slug" or "slug#anchor"."""
        slug, _colon, anchor = place.partition("#")
        self.show_view("guide")
        self.guide.show_chapter(slug, anchor)

    def show_changes(self) -> None:
        self.show_view("updates")
        if self.has("updates"):
            self.updates.show_changes()

    def search(self) -> None:
        """Put the cursor where one searches in the view shown."""
        if self.current_view() == "guide":
            self.guide.find_in_page()
        elif self._pages:
            self._show_search()

    # -- how they are made and joined

    def _make(self, name: str) -> Pages:
        page = self._by_name[name].make()
        self._pages[name] = page
        self.addWidget(page)
        return page

    def _providers_page(self) -> ProvidersPage:
        data = self._data
        page = ProvidersPage(
            data.directory,
            self._clock,
            self._navigator,
            data.guide,
            self._shortlist.visit_model,
        )
        region = self._settings.region
        if _has_region(data.directory, region):
            page.show_query(Query(chosen={"regions": frozenset([region])}))
        page.status_changed.connect(self._status.show_event)
        return page

    def _guide_page(self) -> GuidePage:
        page = GuidePage(
            self._data.guide, self._data.directory, self._clock, self._navigator, self._settings
        )
        page.told.connect(self._status.announce_event)
        page.paper.told.connect(self._status.announce_event)
        return page

    def _shortlist_page(self) -> ComparePage:
        hit = self.providers.hit
        page = ComparePage(
            self._data.directory, self._clock, self._shortlist.visit_model, self._navigator, hit
        )
        page.handout_requested.connect(self._shortlist.hand_out)
        page.print_requested.connect(self._shortlist.print_comparison)
        return page

    def _costs_page(self) -> CostsPage:
        return CostsPage(self._data.directory, self._shortlist.visit_model, self._navigator)

    def _map_page(self) -> MapPage:
        page = MapPage(
            self._data.counties, self._data.directory, self._shortlist.visit_model, self._navigator
        )
        providers = self.providers
        page.county_wanted.connect(
            lambda name, wanted: providers.hold_to_county(name, wanted=wanted)
        )
        providers.found.connect(page.show_result)
        if providers.result:
            page.show_result(providers.result)
        return page

    def _show_search(self) -> None:
        self.show_view("providers")
        self.providers.focus_search()

    def _updates_page(self) -> UpdatesPage:
        assert self._updates  # noqa: S101  # what the view needs
        return UpdatesPage(self._updates, self._settings, self._navigator)

    def _follow(self, navigator: Navigator) -> None:
        navigator.view_requested.connect(self.show_view)
        navigator.search_requested.connect(self._show_search)
        navigator.query_requested.connect(self._on_query)
        navigator.provider_requested.connect(self.show_provider)
        navigator.chapter_requested.connect(self.show_chapter)

    def _on_query(self, query: Query) -> None:
        is_led_away = self.current_view() == "guide"
        self.show_query(query)
        if is_led_away:
            self.left_guide.emit()

    def _page(self, name: str, kind: type[Some]) -> Some:
        page = self._pages.get(name) or self._make(name)
        assert isinstance(page, kind)  # noqa: S101  # narrows the type
        return page

    def _clear(self, keep: QWidget | None) -> None:
        for page in self._pages.values():
            self.removeWidget(page)
            if page is not keep:
                page.deleteLater()
        self._pages = {}


def _has_region(directory: DirectoryReader, region: str) -> bool:
    return region in {term.code for term in directory.vocabulary().terms_of("regions")}
