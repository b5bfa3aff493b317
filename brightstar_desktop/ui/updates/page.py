"""The updates page: what is in use, what is newer, what changed, and what is wished."""

from datetime import UTC, datetime

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from brightstar_desktop.domain.changes import EditionChanges
from brightstar_desktop.domain.ports import DirectoryReader, Updates
from brightstar_desktop.domain.updates import (
    KeptEditions,
    UpdateKind,
    UpdateOutcome,
    UpdateState,
)
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.errors import BrightStarError, DirectoryError
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.changes import changes_summary
from brightstar_desktop.presentation.updates import promise_line
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.theme.type import em, space
from brightstar_desktop.ui.updates.changes_card import ChangesCard
from brightstar_desktop.ui.updates.in_use_card import InUseCard
from brightstar_desktop.ui.updates.look_card import LookCard
from brightstar_desktop.ui.updates.looker import Looker
from brightstar_desktop.ui.updates.wishes_card import Wished, WishesCard

WIDEST_EMS = 44


class _Shown(Struct, frozen=True):
    """All that the page shows of the service, gathered off the GUI thread."""

    kept: KeptEditions
    state: UpdateState
    changes: EditionChanges | None
    vocabulary: Vocabulary


class Told(Struct, frozen=True):
    """What other views may want to say: what the edition changed, and that its word has ended.

    Each is a sentence or "".
    """

    summary: str
    lateness: str


class UpdatesPage(QScrollArea):
    """Brings newer data and tells of it.

    ``edition_changed`` says that another edition is in use; ``look_ended`` carries an
    UpdateOutcome and ``look_failed`` a sentence, ``told`` what is known after each question to the
    service. ``provider_requested`` carries a slug, ``setting_chosen`` a setting's name and value.
    A look that ``looker`` has under way goes on here; without one the page has its own.
    """

    edition_changed = Signal()
    look_ended = Signal(object)
    look_failed = Signal(str)
    told = Signal(object)
    provider_requested = Signal(str)
    setting_chosen = Signal(str, object)

    def __init__(
        self,
        updates: Updates,
        directory: DirectoryReader,
        wished: Wished,
        looker: Looker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates, self._directory = updates, directory
        self.in_use = InUseCard()
        self.look_card = LookCard()
        self.changes = ChangesCard()
        self.wishes = WishesCard(wished)
        self.looker = looker or Looker(updates, self)
        self._question: tasks.Task | None = None
        self._column = QWidget()
        self._compose()
        self._connect()
        if self.looker.is_looking:
            self.look_card.show_looking()
        self.renew()

    def use_directory(self, directory: DirectoryReader) -> None:
        """Tell of another edition from now on."""
        self._directory = directory
        self.renew()

    def renew(self) -> None:
        """Ask the service anew, in the background; only the newest answer is shown."""
        if self._question:
            self._question.cancel()
        updates, directory = self._updates, self._directory
        self._question = tasks.run(
            self, lambda: _gather(updates, directory), self._show, self._on_no_answer
        )

    def stop(self) -> None:
        """End a look that is under way."""
        self.looker.stop()

    def show_changes(self) -> None:
        """Bring what changed to the top of what is seen."""
        self.verticalScrollBar().setValue(self.changes.y() - space(4))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew: looks by the clock go on while other views are shown."""
        super().showEvent(event)
        if self._question is None:
            self.renew()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the measure of the text when its size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._column.setMaximumWidth(em(None, WIDEST_EMS))

    def _show(self, shown: _Shown) -> None:
        self._question = None
        self.in_use.show_state(shown.kept, shown.state)
        self.look_card.show_state(shown.state)
        self.changes.show_changes(shown.changes, shown.vocabulary)
        self.told.emit(_told(shown))

    def _look(self, source: str) -> None:
        self.look_card.show_looking()
        self.looker.look(source)

    def _on_ended(self, outcome: UpdateOutcome) -> None:
        self.look_card.show_outcome(outcome)
        is_shown = outcome.edition == self._directory.edition().name
        if outcome.kind is UpdateKind.INSTALLED or not is_shown:  # another program may install too
            self.edition_changed.emit()
        self.look_ended.emit(outcome)
        self.renew()

    def _on_failed(self, words: str) -> None:
        self.look_card.show_trouble(words)
        self.look_failed.emit(words)
        self.renew()

    def _restore(self) -> None:
        self.in_use.restore.setEnabled(False)
        tasks.run(
            self, self._updates.restore, lambda _edition: self._on_restored(), self._on_trouble
        )

    def _on_restored(self) -> None:
        self.in_use.restore.setEnabled(True)
        self.edition_changed.emit()
        self.renew()

    def _on_no_answer(self, error: Exception) -> None:
        self._question = None
        if not self.looker.is_looking:
            self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        self.in_use.restore.setEnabled(True)
        known = isinstance(error, BrightStarError)
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.look_card.show_trouble(str(error) if known else unforeseen)

    def _on_setting(self, name: str, value: object) -> None:
        self.setting_chosen.emit(name, value)
        if (name, value) == ("updates", "no_network") and not self.looker.source:
            self.stop()
        self.renew()

    def _connect(self) -> None:
        self.in_use.restore_requested.connect(self._restore)
        self.look_card.look_requested.connect(self._look)
        self.look_card.stop_requested.connect(self.looker.stop)
        self.changes.provider_requested.connect(self.provider_requested)
        self.wishes.chosen.connect(self._on_setting)
        self.looker.arrived.connect(self.look_card.show_progress)
        self.looker.ended.connect(self._on_ended)
        self.looker.failed.connect(self._on_failed)
        self.looker.stopped.connect(self.look_card.show_stopped)

    def _compose(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Updates"))
        self._column.setMaximumWidth(em(None, WIDEST_EMS))
        column = QVBoxLayout(self._column)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(4))
        for card in (self.in_use, self.look_card, self.changes, self.wishes):
            column.addWidget(card)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 20)
        row.addStretch(1)
        self.setWidget(holder)


def _gather(updates: Updates, directory: DirectoryReader) -> _Shown:
    """Ask for all that is shown, on a thread of the pool."""
    state, vocabulary = updates.state(), directory.vocabulary()
    try:
        return _Shown(updates.editions(), state, updates.changes(), vocabulary)
    except DirectoryError:
        # A folder that cannot be written keeps no editions: one is open for this run only.
        return _Shown(KeptEditions(current=directory.edition()), state, None, vocabulary)


def _told(shown: _Shown) -> Told:
    until, now = shown.state.good_until, datetime.now(UTC)
    late = until is not None and now > until
    return Told(
        summary=changes_summary(shown.changes) if shown.changes else "",
        lateness=promise_line(shown.state, now) if late else "",
    )
