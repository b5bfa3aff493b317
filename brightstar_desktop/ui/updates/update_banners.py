"""Tells of newer data wherever the reader is."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from brightstar_desktop.domain.updates import UpdateKind, UpdateOutcome
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.edition_changes import changes_summary
from brightstar_desktop.presentation.update_texts import is_overdue, signature_line
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.updates.update_service import UpdateService, UpdateStatus


class UpdateBanners(QObject):
    """Shows in ``banners`` what an UpdateService tells, where the page of updates is not in sight.

    ``show_changes`` leads to what newer data changed; ``is_shown`` tells whether the reader looks
    at that already, ``is_old`` whether the reader was told already how old the data is.
    """

    def __init__(
        self,
        banners: BannerArea,
        show_changes: Callable[[], object],
        is_shown: Callable[[], bool],
        is_old: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._banners, self._show_changes = banners, show_changes
        self._is_shown, self._is_old = is_shown, is_old
        self._announced, self._overdue = "", ""

    def follow(self, service: UpdateService) -> None:
        service.finished.connect(self._on_finished)
        service.failed.connect(self._on_failed)
        service.status_changed.connect(self._on_status)

    def reset(self) -> None:
        """Warn again of a signature that is overdue: other data is shown."""
        self._overdue = ""

    def announce(self, edition: str) -> None:
        words = _("Newer data is here: edition {edition} is in use now.")
        self._announced = words.format(edition=edition)
        self._offer(self._announced)

    def _on_finished(self, outcome: UpdateOutcome) -> None:
        if not self._is_shown() and outcome.kind is UpdateKind.INSTALLED:
            self.announce(outcome.edition)

    def _on_failed(self, sentence: str) -> None:
        if not self._is_shown():
            self._banners.warn(sentence)

    def _on_status(self, status: UpdateStatus) -> None:
        summary = changes_summary(status.changes) if status.changes else ""
        if self._announced and summary:
            self._offer(f"{self._announced} {summary}")
            self._announced = ""
        now = datetime.now(UTC)
        overdue = signature_line(status.state, now) if is_overdue(status.state, now) else ""
        if overdue and overdue != self._overdue and not self._is_old():
            self._overdue = overdue
            self._banners.warn(overdue)

    def _offer(self, sentence: str) -> None:
        self._banners.offer(sentence, _("See what changed"), self._show_changes)
