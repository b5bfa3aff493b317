"""The find page: filters, list and details side by side."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brightstar_desktop.domain.ports import Clock, DirectoryReader, GuideReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import FIRST_QUERY, Query, QueryEdit
from brightstar_desktop.domain.search_result import Hit, SearchResult
from brightstar_desktop.i18n import ngettext
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_panel import DetailPanel
from brightstar_desktop.ui.providers.details_placeholder import CrisisNotice, DetailsPlaceholder
from brightstar_desktop.ui.providers.facet_panel import FacetPanel
from brightstar_desktop.ui.providers.finder import FacetCatalog, Finder, ProviderDetails
from brightstar_desktop.ui.providers.list_panel import ListPanel
from brightstar_desktop.ui.providers.panes import Panes, Parts
from brightstar_desktop.ui.providers.search_bar import SearchBar
from brightstar_desktop.ui.visit_model import VisitModel


class ProvidersPage(QWidget):
    """``status_changed`` carries a short sentence about the list, ``found`` a SearchResult."""

    status_changed = Signal(str)
    found = Signal(SearchResult)

    def __init__(
        self,
        directory: DirectoryReader,
        clock: Clock,
        navigator: Navigator,
        guide: GuideReader | None = None,
        visit_model: VisitModel | None = None,
    ) -> None:
        super().__init__()
        self.navigator = navigator
        self.finder = Finder(directory, guide, self)
        self.search_bar = SearchBar(directory)
        self.facets = FacetPanel()
        self.crisis_notice = CrisisNotice(navigator)
        self.list_panel = ListPanel(clock)
        self.detail_panel = DetailPanel(clock, navigator, visit_model)
        self.panes = Panes(
            Parts(
                search=self.search_bar,
                filters_button=self.search_bar.filters_button,
                facets=self.facets,
                notice=self.crisis_notice,
                found=self.list_panel,
                details=self.detail_panel,
            )
        )
        self._shown: ProviderDetails | None = None
        self._shown_hit: Hit | None = None
        self._left_out: Provider | None = None
        self._opened = ""
        """The slug of a provider that was asked for by name since the last question."""
        self.result: SearchResult | None = None
        self._said: tuple[object, ...] = ()
        """What the details say in place of a provider, and of whom."""
        self._first_wanted, self._stays = False, False
        self._visit_model = visit_model or VisitModel(self)
        self._visit_model.changed.connect(self._mark_saved)
        self._mark_saved()
        self.crisis_notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self._connect_finder()
        self._connect_parts()
        self.finder.search(FIRST_QUERY)

    def use_directory(self, directory: DirectoryReader, guide: GuideReader | None = None) -> None:
        """Show the same of another edition: words, filters, choice and places stay."""
        self.search_bar.flush()
        self.search_bar.use_directory(directory)
        self.finder.use_directory(directory, guide)
        self._stays = True
        if self._shown:
            self.finder.load_details(self._shown.provider.slug)

    def resume(self, before: "ProvidersPage") -> None:
        self.finder.search(before.finder.query)
        self._opened = before._opened  # noqa: SLF001  # of the same kind
        slug = before.shown_slug()
        if slug:
            self.finder.load_details(slug)

    def shown_slug(self) -> str:
        return self.finder.loading_slug or (self._shown.provider.slug if self._shown else "")

    def hit(self, slug: str) -> Hit | None:
        return self.list_panel.hit(slug)

    def show_query(self, query: Query) -> None:
        self.panes.show_list()
        self.finder.search(query.with_usual_radius())

    def hold_to_county(self, name: str, *, wanted: bool) -> None:
        if wanted:
            self._edit(QueryEdit(Query.with_options, "counties", [name]))
        else:
            self._edit(QueryEdit(Query.without_option, "counties", name))

    def show_provider(self, slug: str) -> None:
        """Show one provider in full, whether or not it is in the list."""
        self._opened = slug
        self.list_panel.hit_list.select(slug)
        self.finder.load_details(slug)
        self.panes.show_details()

    def focus_search(self) -> None:
        self.panes.show_list()
        self.search_bar.words.setFocus()
        self.search_bar.words.selectAll()

    def _connect_finder(self) -> None:
        self.finder.query_changed.connect(self.search_bar.show_query)
        self.finder.query_changed.connect(self._on_new_question)
        self.finder.catalog_loaded.connect(self._on_catalog)
        self.finder.searching.connect(self.list_panel.show_loading)
        self.finder.found.connect(self._on_found)
        self.finder.relaxations_found.connect(self.list_panel.show_relaxations)
        self.finder.details_loaded.connect(self._on_details)
        self.finder.provider_missing.connect(self._on_missing)
        self.finder.failed.connect(self.list_panel.show_trouble)

    def _connect_parts(self) -> None:
        self.search_bar.edit_requested.connect(self.finder.edit)
        self.search_bar.radius.edit_requested.connect(self.finder.edit)
        self.search_bar.words.stepped_down.connect(self.list_panel.hit_list.enter)
        self.search_bar.words.returnPressed.connect(self._on_entered)
        self.facets.edit_requested.connect(self._edit)
        for part in (self.list_panel, self.list_panel.chip_bar):
            part.edit_requested.connect(self._edit)
            part.clear_requested.connect(self._clear_filters)
        self.list_panel.retry_requested.connect(self.finder.search_again)
        self.list_panel.hit_list.provider_chosen.connect(self.finder.load_details)
        self.list_panel.hit_list.opened.connect(self.panes.show_details)
        self.list_panel.hit_list.left.connect(self.focus_search)
        self.panes.went_back.connect(self.list_panel.hit_list.enter)
        self.detail_panel.placeholder.again_requested.connect(self._show_left_out)

    def _mark_saved(self) -> None:
        self.list_panel.model.show_saved(frozenset(self._visit_model.visit.slugs()))

    def _edit(self, edit: QueryEdit) -> None:
        # Words still being typed are part of what the edit is made to.
        self.search_bar.flush()
        self.finder.edit(edit)

    def _on_entered(self) -> None:
        self.search_bar.flush()
        if self.finder.is_searching:
            self._first_wanted = True
        else:
            self.list_panel.hit_list.choose_first()

    def _clear_filters(self) -> None:
        self.finder.search(FIRST_QUERY.with_sort(self.finder.query.sort))
        self.focus_search()

    def _on_new_question(self, _query: Query) -> None:
        self._stays, self._opened = False, ""

    def _on_catalog(self, catalog: FacetCatalog) -> None:
        self.facets.offer(catalog.vocabulary, catalog.overall)
        # The filters are made late, and would be last for the Tab key.
        for before, after in pairwise([self.search_bar.radius, *self.facets.focus_order()]):
            QWidget.setTabOrder(before, after)

    def _on_found(self, result: SearchResult) -> None:
        query = self.finder.query
        self.crisis_notice.setVisible(result.interpretation.crisis)
        self.search_bar.show_result(result)
        self.facets.show_result(result, query)
        stays, self._stays = self._stays, False
        self.list_panel.show_result(result, query, self.finder.vocabulary, stays=stays)
        self.panes.show_numbers(result.count, query.hand_filter_count)
        self.status_changed.emit(_status_words(result))
        self.found.emit(result)
        self.result = result
        self._follow(is_same_question=stays)

    def _follow(self, *, is_same_question: bool) -> None:
        """Do what waited for this answer: enter the list, let the details go with the search."""
        if self._first_wanted:
            self._first_wanted = False
            self.list_panel.hit_list.choose_first()
        if self.finder.loading_slug and not self._belongs(self.finder.loading_slug):
            if is_same_question:
                return  # what is being fetched tells whether the newer edition lists it
            self.finder.cancel_details()
        if self._shown:
            self._renew_details(self._shown)
        elif not (self.finder.loading_slug or is_same_question):
            self._say_why_nobody()

    def _renew_details(self, shown: ProviderDetails) -> None:
        """Renew the distance of the provider shown, or let it go with the search it came from."""
        hit = self.list_panel.hit(shown.provider.slug)
        if self._belongs(shown.provider.slug):
            if _distance(hit) != _distance(self._shown_hit):
                self._show_details(shown, hit)
            return
        self._left_out, self._shown = shown.provider, None
        self.list_panel.hit_list.select("")
        self._say_why_nobody()

    def _belongs(self, slug: str) -> bool:
        """Return whether the list holds a provider, or it was asked for by name."""
        return slug == self._opened or self.list_panel.hit(slug) is not None

    def _say_why_nobody(self) -> None:
        result, left_out = self.result, self._left_out
        if result and result.interpretation.crisis:
            self._say(DetailsPlaceholder.show_crisis)
        elif result and not result.hits:
            self._say(DetailsPlaceholder.say_nothing_found)
        elif left_out and not self._belongs(left_out.slug):
            self._say(DetailsPlaceholder.say_left_out, left_out.name)
        else:
            self._say(DetailsPlaceholder.invite)

    def _say(self, what: Callable[..., None], *names: str) -> None:
        """Let the details say it, unless they do already."""
        if self._said != (what, *names):
            what(self.detail_panel.placeholder, *names)
            self.detail_panel.clear()
            self._said = (what, *names)

    def _show_left_out(self) -> None:
        if self._left_out:
            self.show_provider(self._left_out.slug)

    def _on_details(self, details: ProviderDetails) -> None:
        slug = details.provider.slug
        if self.finder.is_searching or self._belongs(slug):
            self._show_details(details, self.list_panel.hit(slug))
        elif self._shown:
            self._renew_details(self._shown)

    def _on_missing(self, slug: str) -> None:
        """Say that the provider shown is no longer listed; another that is missing is ignored."""
        if self._shown and self._shown.provider.slug == slug:
            self._say(DetailsPlaceholder.say_gone, self._shown.provider.name)
            self._shown = None

    def _show_details(self, details: ProviderDetails, hit: Hit | None) -> None:
        self._shown, self._shown_hit, self._left_out, self._said = details, hit, None, ()
        self.detail_panel.show_provider(details, hit)


def _distance(hit: Hit | None) -> float | None:
    return hit.distance_miles if hit else None


def _status_words(result: SearchResult) -> str:
    words = ngettext("{count} of {total} provider", "{count} of {total} providers", result.total)
    return words.format(count=f"{result.count:,}", total=f"{result.total:,}")
