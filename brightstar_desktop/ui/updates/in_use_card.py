"""Which data is in use, how long its publisher's word holds, and the way back."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.domain.updates import KeptEditions, UpdateState
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.updates import (
    edition_line,
    last_check_line,
    signature_line,
    trial_line,
)
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.card import Card, sentence
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


class InUseCard(Card):
    """``restore_requested`` asks to put the edition before this one in use again."""

    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Data in use"), parent)
        self._edition = sentence()
        self._trial = sentence("", "warning")
        self._trial.setContentsMargins(space(2), space(1), space(2), space(1))
        self._check = sentence("", "muted")
        self._promise = sentence("", "muted")
        self._before = sentence("", "muted")
        self.restore = QPushButton(_("Use the edition before again"))
        set_tooltip(self.restore, _("Looking for newer data undoes it."))
        set_kind(self.restore, "secondary")
        self.restore.clicked.connect(self.restore_requested)
        for label in (self._edition, self._trial, self._check, self._promise, self._before):
            self.content.addWidget(label)
        self.content.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, kept: KeptEditions, state: UpdateState) -> None:
        """Show what is in use and what lies beside it."""
        self._edition.setText(edition_line(kept.current))
        self._trial.setText(trial_line(kept.current))
        self._trial.setVisible(kept.current.trial)
        self._check.setText(last_check_line(state))
        promise = signature_line(state, datetime.now(UTC))
        self._promise.setText(promise)
        self._promise.setVisible(bool(promise))
        late = state.good_until is not None and datetime.now(UTC) > state.good_until
        set_kind(self._promise, "warning" if late else "muted")
        self._show_before(kept)

    def _show_before(self, kept: KeptEditions) -> None:
        self.restore.setVisible(kept.previous is not None)
        self._before.setVisible(kept.previous is not None)
        if kept.previous:
            words = _("Kept beside it: {edition}").format(edition=edition_line(kept.previous))
            self._before.setText(words)
