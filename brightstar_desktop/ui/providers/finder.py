"""Asks the directory in the background; the newest question wins."""

from functools import partial
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.ports import DirectoryReader, GuideReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query, SearchResult, Similar, Sort
from brightstar_desktop.domain.related import related, topics_of
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.providers.relaxations import relaxations
from brightstar_desktop.ui.providers.state import Change, FindState

_PATIENCE_MS: Final = 150
"""An answer that comes sooner is not announced."""


class Offered(Struct, frozen=True):
    """The edition's terms, and the counts of everything it holds."""

    vocabulary: Vocabulary
    overall: SearchResult


class Chosen(Struct, frozen=True):
    """A provider to be shown in full, with others like it and the edition it is from.

    ``reading`` are the texts of the guide about what it offers.
    """

    provider: Provider
    similar: tuple[Similar, ...]
    vocabulary: Vocabulary
    edition: str
    reading: tuple[Document, ...] = ()


class Finder(QObject):
    """Holds what is asked and tells the answers.

    ``offered`` carries an Offered once for each directory, before its first ``found``, which
    carries a SearchResult; ``relaxed`` carries the ways out of an empty one; ``chosen`` a Chosen,
    ``missing`` the slug of one that the edition lacks; ``failed`` a sentence. ``searching`` says
    that an answer takes longer than one notices.
    """

    state_changed = Signal(object)
    offered = Signal(object)
    searching = Signal()
    found = Signal(object)
    relaxed = Signal(object)
    chosen = Signal(object)
    missing = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        directory: DirectoryReader,
        guide: GuideReader | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory, self._guide = directory, guide
        self._state = FindState()
        self._offered: Offered | None = None
        self._search: tasks.Task | None = None
        self._ways_out: tasks.Task | None = None
        self._choice: tasks.Task | None = None
        self.choosing = ""
        """The slug of the provider that is being fetched, "" where none is."""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.searching)

    @property
    def state(self) -> FindState:
        """Return what is asked now."""
        return self._state

    @property
    def is_searching(self) -> bool:
        """Return whether an answer is awaited."""
        return self._search is not None

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the edition's terms, none before the first answer."""
        return self._offered.vocabulary if self._offered else Vocabulary()

    def use_directory(self, directory: DirectoryReader, guide: GuideReader | None = None) -> None:
        """Ask the same of another directory."""
        self._directory, self._guide, self._offered = directory, guide, None
        self.ask_again()

    def change(self, change: Change) -> None:
        """Ask what ``change`` makes of the present question."""
        self.ask(change(self._state))

    def ask(self, state: FindState) -> None:
        """Ask ``state`` instead of what was asked before."""
        self._state = state
        self.state_changed.emit(state)
        self.ask_again()

    def ask_again(self) -> None:
        """Ask the present question once more."""
        for task in filter(None, (self._search, self._ways_out)):
            task.cancel()
        self._ways_out = None
        self._patience.start()
        self._search = tasks.run(
            self, partial(_answer, self._directory, self._offered, self._state), self._on_answer,
            self._on_failure,
        )  # fmt: skip

    def choose(self, slug: str) -> None:
        """Fetch a provider to be shown in full."""
        self.forget_choice()
        self.choosing = slug
        self._choice = tasks.run(
            self,
            partial(_details, self._directory, self._guide, slug),
            partial(self._on_details, slug),
            self._on_failure,
        )

    def forget_choice(self) -> None:
        """Drop the provider that is being fetched."""
        if self._choice:
            self._choice.cancel()
        self._choice, self.choosing = None, ""

    def _on_answer(self, answer: tuple[Offered, SearchResult]) -> None:
        self._search = None
        self._patience.stop()
        offered, result = answer
        if self._offered is None:
            self._offered = offered
            self.offered.emit(offered)
        if self._state.sort is Sort.DISTANCE and result.place is None:
            # The place is gone, so nothing is nearest any more.
            self.ask(self._state.with_sort(Sort.BEST))
            return
        self.found.emit(result)
        if not result.hits:
            self._look_for_ways_out(result)

    def _look_for_ways_out(self, result: SearchResult) -> None:
        work = partial(relaxations, self._directory, self._state, result, self.vocabulary)
        self._ways_out = tasks.run(self, work, self._on_ways_out, self._on_failure)

    def _on_ways_out(self, ways: object) -> None:
        self._ways_out = None
        self.relaxed.emit(ways)

    def _on_details(self, slug: str, details: Chosen | None) -> None:
        self._choice, self.choosing = None, ""
        if details:
            self.chosen.emit(details)
        else:
            self.missing.emit(slug)

    def _on_failure(self, error: Exception) -> None:
        self._search = self._ways_out = self._choice = None
        self.choosing = ""
        self._patience.stop()
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.failed.emit(str(error) if isinstance(error, BrightStarError) else unforeseen)


def _answer(
    directory: DirectoryReader, offered: Offered | None, state: FindState
) -> tuple[Offered, SearchResult]:
    if offered is None:
        offered = Offered(directory.vocabulary(), directory.search(Query()))
    return offered, directory.search(state.query())


def _details(directory: DirectoryReader, guide: GuideReader | None, slug: str) -> Chosen | None:
    provider = directory.provider(slug)
    if provider is None:
        return None
    edition = directory.edition().name
    texts = guide.guide_content(current_language()).documents() if guide else ()
    reading = related(topics_of(provider), texts)
    return Chosen(provider, directory.similar(slug), directory.vocabulary(), edition, reading)
