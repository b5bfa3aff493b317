"""Asks the directory in the background; the newest question wins."""

from functools import partial
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.links import related, topics_of
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import FIRST_QUERY, Query, QueryEdit, Sort
from brightstar_desktop.domain.search_result import SearchResult, Similar
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.providers.active_filters import Relaxation, relaxations

_LOADING_DELAY_MS: Final = 150
"""An answer that comes sooner is not announced."""


class FacetCatalog(Struct, frozen=True):
    vocabulary: Vocabulary
    overall: SearchResult


class ProviderDetails(Struct, frozen=True):
    """``reading`` are the texts of the guide about what the provider offers."""

    provider: Provider
    similar: tuple[Similar, ...]
    vocabulary: Vocabulary
    edition: str
    reading: tuple[Document, ...] = ()


class Finder(QObject):
    """Holds what is asked and tells the answers.

    ``catalog_loaded`` carries a FacetCatalog once for each directory, before its first ``found``,
    which carries a SearchResult; ``relaxations_found`` the ways out of an empty one;
    ``details_loaded`` a ProviderDetails, ``provider_missing`` the slug of one that the edition
    lacks; ``failed`` a sentence. ``searching`` says that an answer is slow enough to be noticed.
    """

    query_changed = Signal(Query)
    catalog_loaded = Signal(FacetCatalog)
    searching = Signal()
    found = Signal(SearchResult)
    relaxations_found = Signal(tuple)
    details_loaded = Signal(ProviderDetails)
    provider_missing = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        directory: DirectoryReader,
        guide: GuideReader | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory, self._guide = directory, guide
        self._query = FIRST_QUERY
        self._catalog: FacetCatalog | None = None
        self._search: tasks.Task | None = None
        self._relaxations: tasks.Task | None = None
        self._choice: tasks.Task | None = None
        self.loading_slug = ""
        """The slug of the provider that is being fetched, "" where none is."""
        self._loading_delay = QTimer(self, singleShot=True, interval=_LOADING_DELAY_MS)
        self._loading_delay.timeout.connect(self.searching)

    @property
    def query(self) -> Query:
        return self._query

    @property
    def is_searching(self) -> bool:
        return self._search is not None

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the edition's terms, none before the first answer."""
        return self._catalog.vocabulary if self._catalog else Vocabulary()

    def use_directory(self, directory: DirectoryReader, guide: GuideReader | None = None) -> None:
        self._directory, self._guide, self._catalog = directory, guide, None
        self.search_again()

    def edit(self, edit: QueryEdit) -> None:
        self.search(edit.apply(self._query))

    def search(self, query: Query) -> None:
        self._query = query
        self.query_changed.emit(query)
        self.search_again()

    def search_again(self) -> None:
        for task in filter(None, (self._search, self._relaxations)):
            task.cancel()
        self._relaxations = None
        self._loading_delay.start()
        self._search = tasks.run(
            self, partial(_answer, self._directory, self._catalog, self._query), self._on_answer,
            self._on_failure,
        )  # fmt: skip

    def load_details(self, slug: str) -> None:
        self.cancel_details()
        self.loading_slug = slug
        self._choice = tasks.run(
            self,
            partial(_details, self._directory, self._guide, slug),
            partial(self._on_details, slug),
            self._on_failure,
        )

    def cancel_details(self) -> None:
        if self._choice:
            self._choice.cancel()
        self._choice, self.loading_slug = None, ""

    def _on_answer(self, answer: tuple[FacetCatalog, SearchResult]) -> None:
        self._search = None
        self._loading_delay.stop()
        catalog, result = answer
        if self._catalog is None:
            self._catalog = catalog
            self.catalog_loaded.emit(catalog)
        if self._query.sort is Sort.DISTANCE and result.place is None:
            # The place is gone, so nothing is nearest any more.
            self.search(self._query.with_sort(Sort.BEST))
            return
        self.found.emit(result)
        if not result.hits:
            self._find_relaxations(result)

    def _find_relaxations(self, result: SearchResult) -> None:
        work = partial(relaxations, self._directory, self._query, result, self.vocabulary)
        self._relaxations = tasks.run(self, work, self._on_relaxations, self._on_failure)

    def _on_relaxations(self, found: tuple[Relaxation, ...]) -> None:
        self._relaxations = None
        self.relaxations_found.emit(found)

    def _on_details(self, slug: str, details: ProviderDetails | None) -> None:
        self._choice, self.loading_slug = None, ""
        if details:
            self.details_loaded.emit(details)
        else:
            self.provider_missing.emit(slug)

    def _on_failure(self, error: Exception) -> None:
        self._search = self._relaxations = self._choice = None
        self.loading_slug = ""
        self._loading_delay.stop()
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.failed.emit(str(error) if isinstance(error, BrightStarError) else unforeseen)


def _answer(
    directory: DirectoryReader, catalog: FacetCatalog | None, query: Query
) -> tuple[FacetCatalog, SearchResult]:
    if catalog is None:
        catalog = FacetCatalog(directory.vocabulary(), directory.search(Query()))
    return catalog, directory.search(query.for_directory())


def _details(
    directory: DirectoryReader, guide: GuideReader | None, slug: str
) -> ProviderDetails | None:
    provider = directory.provider(slug)
    if provider is None:
        return None
    edition = directory.edition().name
    texts = guide.guide_content(current_language()).documents() if guide else ()
    reading = related(topics_of(provider), texts)
    return ProviderDetails(
        provider, directory.similar(slug), directory.vocabulary(), edition, reading
    )
