"""The cards of the updates page: which edition is in use, and the check for a newer one."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from brightstar_desktop.domain.updates import KeptEditions, Progress, UpdateOutcome
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.update_texts import (
    edition_line,
    is_overdue,
    last_check_line,
    outcome_line,
    progress_line,
    signature_line,
    trial_line,
    why_no_check,
)
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.update_service import UpdateService, UpdateStatus
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import WrappingLabel, set_tooltip
from brightstar_desktop.ui.widgets.messages import Banner


class TitledCard(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        set_kind(self, "card")
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(space(5), space(4), space(5), space(4))
        self.content.setSpacing(space(2))
        self.content.addWidget(copyable_label(title, "heading"))


def copyable_label(text: str = "", kind: str = "") -> QLabel:
    label = WrappingLabel(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_kind(label, kind)
    return label


class InUseCard(TitledCard):
    """Which edition is in use, how long its signature holds, and the way back."""

    def __init__(self, service: UpdateService) -> None:
        super().__init__(_("Data in use"))
        self._service = service
        self._edition = copyable_label()
        self._trial = copyable_label("", "warning")
        self._trial.setContentsMargins(space(2), space(1), space(2), space(1))
        self._last_check = copyable_label("", "muted")
        self._signature = copyable_label("", "muted")
        self._before = copyable_label("", "muted")
        self.restore = QPushButton(_("Use the edition before again"))
        set_tooltip(self.restore, _("Looking for newer data undoes it."))
        set_kind(self.restore, "secondary")
        for label in (self._edition, self._trial, self._last_check, self._signature, self._before):
            self.content.addWidget(label)
        self.content.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.restore.clicked.connect(self._restore)
        service.edition_changed.connect(self._enable_restore)
        service.status_failed.connect(self._enable_restore)
        service.status_changed.connect(self._show_status)

    def _restore(self) -> None:
        self.restore.setEnabled(False)
        self._service.restore()

    def _enable_restore(self) -> None:
        self.restore.setEnabled(True)

    def _show_status(self, status: UpdateStatus) -> None:
        kept, state, now = status.kept, status.state, datetime.now(UTC)
        self._edition.setText(edition_line(kept.current))
        self._trial.setText(trial_line(kept.current))
        self._trial.setVisible(kept.current.trial)
        self._last_check.setText(last_check_line(state))
        signature = signature_line(state, now)
        self._signature.setText(signature)
        self._signature.setVisible(bool(signature))
        set_kind(self._signature, "warning" if is_overdue(state, now) else "muted")
        self._show_before(kept)

    def _show_before(self, kept: KeptEditions) -> None:
        self.restore.setVisible(kept.previous is not None)
        self._before.setVisible(kept.previous is not None)
        if kept.previous:
            words = _("Kept beside it: {edition}").format(edition=edition_line(kept.previous))
            self._before.setText(words)


class UpdateCheckCard(TitledCard):
    """Checks for newer data on request: at the usual place, or in a folder."""

    def __init__(self, service: UpdateService) -> None:
        super().__init__(_("Newer data"))
        self._service = service
        self.check = QPushButton(_("Look for newer data"))
        set_kind(self.check, "primary")
        self.folder = QPushButton(_("Update from a folder or stick…"))
        self.stop = QPushButton(_("Stop"))
        self.stop.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How much has arrived"))
        self.bar.hide()
        self._how = copyable_label("", "muted")
        self._result = QVBoxLayout()
        self._banner: Banner | None = None
        self._compose()
        self._connect(service)
        if service.is_checking:
            self._show_checking()

    def result_text(self) -> str:
        """Return the sentence about the last check, "" before the first."""
        return self._banner.text() if self._banner else ""

    def _show_status(self, status: UpdateStatus) -> None:
        why = why_no_check(status.state)
        self.check.setEnabled(not why)
        self._how.setText(why or _("Asked is {source}").format(source=status.state.source))

    def _show_checking(self) -> None:
        self._show_banner(None)
        self._show_busy(busy=True)
        self.bar.setRange(0, 0)
        self.bar.setFormat("")
        if self.isVisible():
            self.stop.setFocus()

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.received)
        self.bar.setFormat(progress_line(progress))

    def _show_outcome(self, outcome: UpdateOutcome) -> None:
        self._end(Banner(outcome_line(outcome), "banner"))

    def _show_error(self, sentence: str) -> None:
        self._end(Banner(sentence, "warning"))

    def _show_cancelled(self) -> None:
        words = _("The look was stopped; the data on this computer stays as it was.")
        self._end(Banner(words, "banner"))

    def _end(self, banner: Banner) -> None:
        had_focus = self.stop.hasFocus()
        self._show_busy(busy=False)
        self._show_banner(banner)
        if had_focus:
            (self.check if self.check.isEnabled() else self.folder).setFocus()

    def _show_busy(self, *, busy: bool) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(busy)
        for button in (self.check, self.folder):
            button.setVisible(not busy)

    def _show_banner(self, banner: Banner | None) -> None:
        if self._banner:
            self._result.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        if banner:
            self._result.addWidget(banner)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("The folder that holds “metadata” and “targets”")
        )
        if folder:
            self._service.check(folder)

    def _connect(self, service: UpdateService) -> None:
        self.check.clicked.connect(lambda: service.check())
        self.folder.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(service.cancel)
        service.started.connect(self._show_checking)
        service.progressed.connect(self._show_progress)
        service.finished.connect(self._show_outcome)
        service.failed.connect(self._show_error)
        service.cancelled.connect(self._show_cancelled)
        service.status_changed.connect(self._show_status)
        service.status_failed.connect(self._show_error)

    def _compose(self) -> None:
        self.content.addWidget(self._how)
        buttons = FlowLayout(gap=space(2))
        for button in (self.check, self.folder, self.stop):
            buttons.addWidget(button)
        self.content.addLayout(buttons)
        self.content.addWidget(self.bar)
        self.content.addLayout(self._result)
