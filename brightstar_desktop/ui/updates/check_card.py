"""Looks for newer data on request: at the usual place, or in a folder."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.updates import Progress, UpdateOutcome, UpdateState
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.updates import outcome_line, progress_line, why_no_check
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.updates.card import Card, sentence
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.messages import Banner


class UpdateCheckCard(Card):
    """``look_requested`` carries a folder, or "" for the usual place.

    ``stop_requested`` asks to end the look under way.
    """

    check_requested = Signal(str)
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Newer data"), parent)
        self.check = QPushButton(_("Look for newer data"))
        set_kind(self.check, "primary")
        self.folder = QPushButton(_("Update from a folder or stick…"))
        self.stop = QPushButton(_("Stop"))
        self.stop.hide()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How much has arrived"))
        self.bar.hide()
        self._how = sentence("", "muted")
        self._result = QVBoxLayout()
        self._banner: Banner | None = None
        self.check.clicked.connect(lambda: self.check_requested.emit(""))
        self.folder.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(self.cancel_requested)
        self._compose()

    def show_state(self, state: UpdateState) -> None:
        """Say where is looked, or why that cannot be."""
        why = why_no_check(state)
        self.check.setEnabled(not why)
        self._how.setText(why or _("Asked is {source}").format(source=state.source))

    def show_checking(self) -> None:
        """Say that a look is under way, which can be stopped."""
        self._tell(None)
        self._show_busy(busy=True)
        self.bar.setRange(0, 0)
        self.bar.setFormat("")
        if self.isVisible():
            self.stop.setFocus()

    def show_progress(self, progress: Progress) -> None:
        """Show how much has arrived."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.received)
        self.bar.setFormat(progress_line(progress))

    def show_outcome(self, outcome: UpdateOutcome) -> None:
        """Say how the look ended."""
        self._end(Banner(outcome_line(outcome), "banner"))

    def show_error(self, words: str) -> None:
        """Say what stood in the way."""
        self._end(Banner(words, "warning"))

    def show_cancelled(self) -> None:
        """Say that nothing was changed."""
        words = _("The look was stopped; the data on this computer stays as it was.")
        self._end(Banner(words, "banner"))

    def result_text(self) -> str:
        """Return the sentence about the last look, "" before the first."""
        return self._banner.text() if self._banner else ""

    def _end(self, banner: Banner) -> None:
        had_focus = self.stop.hasFocus()
        self._show_busy(busy=False)
        self._tell(banner)
        if had_focus:
            (self.check if self.check.isEnabled() else self.folder).setFocus()

    def _show_busy(self, *, busy: bool) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(busy)
        for button in (self.check, self.folder):
            button.setVisible(not busy)

    def _tell(self, banner: Banner | None) -> None:
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
            self.check_requested.emit(folder)

    def _compose(self) -> None:
        self.content.addWidget(self._how)
        buttons = FlowLayout(gap=space(2))
        for button in (self.check, self.folder, self.stop):
            buttons.addWidget(button)
        self.content.addLayout(buttons)
        self.content.addWidget(self.bar)
        self.content.addLayout(self._result)
