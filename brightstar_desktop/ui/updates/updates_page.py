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
from brightstar_desktop.presentation.updates import signature_line
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.updates.changes_card import ChangesCard
from brightstar_desktop.ui.updates.check_card import UpdateCheckCard
from brightstar_desktop.ui.updates.in_use_card import InUseCard
from brightstar_desktop.ui.updates.settings_card import UpdateSettings, UpdateSettingsCard
from brightstar_desktop.ui.updates.update_service import UpdateService

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
    check_finished = Signal(object)
    check_failed = Signal(str)
    told = Signal(object)
    provider_requested = Signal(str)
    setting_chosen = Signal(str, object)

    def __init__(
        self,
        updates: Updates,
        directory: DirectoryReader,
        update_settings: UpdateSettings,
        update_service: UpdateService | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates, self._directory = updates, directory
        self.in_use = InUseCard()
        self.check_card = UpdateCheckCard()
        self.changes = ChangesCard()
        self.preferences = UpdateSettingsCard(update_settings)
        self.update_service = update_service or UpdateService(updates, self)
        self._question: tasks.Task | None = None
        self._column = QWidget()
        self._compose()
        self._connect()
        if self.update_service.is_checking:
            self.check_card.show_checking()
        self.refresh()

    def use_directory(self, directory: DirectoryReader) -> None:
        """Tell of another edition from now on."""
        self._directory = directory
        self.refresh()

    def refresh(self) -> None:
        """Ask the service anew, in the background; only the newest answer is shown."""
        if self._question:
            self._question.cancel()
        updates, directory = self._updates, self._directory
        self._question = tasks.run(
            self, lambda: _gather(updates, directory), self._show, self._on_no_answer
        )

    def stop(self) -> None:
        """End a look that is under way."""
        self.update_service.stop()

    def show_changes(self) -> None:
        """Bring what changed to the top of what is seen."""
        self.verticalScrollBar().setValue(self.changes.y() - space(4))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew: looks by the clock go on while other views are shown."""
        super().showEvent(event)
        if self._question is None:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the measure of the text when its size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._column.setMaximumWidth(em(None, WIDEST_EMS))

    def _show(self, shown: _Shown) -> None:
        self._question = None
        self.in_use.show_state(shown.kept, shown.state)
        self.check_card.show_state(shown.state)
        self.changes.show_changes(shown.changes, shown.vocabulary)
        self.told.emit(_told(shown))

    def _check(self, source: str) -> None:
        self.check_card.show_checking()
        self.update_service.check(source)

    def _on_ended(self, outcome: UpdateOutcome) -> None:
        self.check_card.show_outcome(outcome)
        is_shown = outcome.edition == self._directory.edition().name
        if outcome.kind is UpdateKind.INSTALLED or not is_shown:  # another program may install too
            self.edition_changed.emit()
        self.check_finished.emit(outcome)
        self.refresh()

    def _on_failed(self, words: str) -> None:
        self.check_card.show_error(words)
        self.check_failed.emit(words)
        self.refresh()

    def _restore(self) -> None:
        self.in_use.restore.setEnabled(False)
        tasks.run(
            self, self._updates.restore, lambda _edition: self._on_restored(), self._on_trouble
        )

    def _on_restored(self) -> None:
        self.in_use.restore.setEnabled(True)
        self.edition_changed.emit()
        self.refresh()

    def _on_no_answer(self, error: Exception) -> None:
        self._question = None
        if not self.update_service.is_checking:
            self._on_trouble(error)

    def _on_trouble(self, error: Exception) -> None:
        self.in_use.restore.setEnabled(True)
        known = isinstance(error, BrightStarError)
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.check_card.show_error(str(error) if known else unforeseen)

    def _on_setting(self, name: str, value: object) -> None:
        self.setting_chosen.emit(name, value)
        if (name, value) == ("updates", "no_network") and not self.update_service.source:
            self.stop()
        self.refresh()

    def _connect(self) -> None:
        self.in_use.restore_requested.connect(self._restore)
        self.check_card.check_requested.connect(self._check)
        self.check_card.cancel_requested.connect(self.update_service.stop)
        self.changes.provider_requested.connect(self.provider_requested)
        self.preferences.chosen.connect(self._on_setting)
        self.update_service.progressed.connect(self.check_card.show_progress)
        self.update_service.finished.connect(self._on_ended)
        self.update_service.failed.connect(self._on_failed)
        self.update_service.stopped.connect(self.check_card.show_cancelled)

    def _compose(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Updates"))
        self._column.setMaximumWidth(em(None, WIDEST_EMS))
        column = QVBoxLayout(self._column)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(4))
        for card in (self.in_use, self.check_card, self.changes, self.preferences):
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
        lateness=signature_line(shown.state, now) if late else "",
    )
