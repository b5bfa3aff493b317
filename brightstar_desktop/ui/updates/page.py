"""The updates page: what is in use, what is newer, what changed, and what is wished."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
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
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
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


class UpdatesPage(QScrollArea):
    """Brings newer data and tells of it.

    ``edition_changed`` says that another edition is in use; ``provider_requested`` carries a slug,
    ``setting_chosen`` a setting's name and value.
    """

    edition_changed = Signal()
    provider_requested = Signal(str)
    setting_chosen = Signal(str, object)

    def __init__(
        self,
        updates: Updates,
        directory: DirectoryReader,
        wished: Wished,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates, self._directory = updates, directory
        self.in_use = InUseCard()
        self.look_card = LookCard()
        self.changes = ChangesCard()
        self.wishes = WishesCard(wished)
        self.looker = Looker(updates, self)
        self._compose()
        self._connect()
        self.renew()

    def use_directory(self, directory: DirectoryReader) -> None:
        """Tell of another edition from now on."""
        self._directory = directory
        self.renew()

    def renew(self) -> None:
        """Ask the service anew, in the background."""
        updates, directory = self._updates, self._directory

        def gather() -> _Shown:
            return _Shown(
                updates.editions(), updates.state(), updates.changes(), directory.vocabulary()
            )

        tasks.run(self, gather, self._show, self._on_trouble)

    def _show(self, shown: _Shown) -> None:
        self.in_use.show_state(shown.kept, shown.state)
        self.look_card.show_state(shown.state)
        self.changes.show_changes(shown.changes, shown.vocabulary)

    def _look(self, source: str) -> None:
        self.look_card.show_looking()
        self.looker.look(source)

    def _on_ended(self, outcome: UpdateOutcome) -> None:
        self.look_card.show_outcome(outcome)
        if outcome.kind is UpdateKind.INSTALLED:
            self.edition_changed.emit()
        self.renew()

    def _on_failed(self, words: str) -> None:
        self.look_card.show_trouble(words)
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

    def _on_trouble(self, error: Exception) -> None:
        self.in_use.restore.setEnabled(True)
        known = isinstance(error, BrightStarError)
        unforeseen = _("The directory did not answer. Try again, or start the program anew.")
        self.look_card.show_trouble(str(error) if known else unforeseen)

    def _on_setting(self, name: str, value: object) -> None:
        self.setting_chosen.emit(name, value)
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
        column_holder = QWidget()
        column_holder.setMaximumWidth(em(None, WIDEST_EMS))
        column = QVBoxLayout(column_holder)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(4))
        for card in (self.in_use, self.look_card, self.changes, self.wishes):
            column.addWidget(card)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column_holder, 20)
        row.addStretch(1)
        self.setWidget(holder)
