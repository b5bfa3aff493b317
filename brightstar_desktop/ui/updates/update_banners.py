"""Tells of newer data wherever the reader is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from brightstar_desktop.domain.updates import UpdateKind, UpdateOutcome
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.updates.updates_page import Told


class UpdateBanners(QObject):
    """Speaks in ``banners``.

    ``show_changes`` leads to what newer data changed; ``is_shown`` tells whether the reader looks
    at that already.
    """

    def __init__(
        self,
        banners: BannerArea,
        show_changes: Callable[[], object],
        is_shown: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._banners, self._show_changes, self._is_shown = banners, show_changes, is_shown
        self._sentence, self._lateness = "", ""

    def begin(self) -> None:
        """Tell of lateness anew: other data is shown."""
        self._lateness = ""

    def tell(self, edition: str) -> None:
        """Say that a newer edition is here, and offer to show what it changed."""
        words = _("Newer data is here: edition {edition} is in use now.")
        self._sentence = words.format(edition=edition)
        self._offer(self._sentence)

    def on_check_finished(self, outcome: UpdateOutcome) -> None:
        """Tell whoever asked for a look and then went to another view."""
        if not self._is_shown() and outcome.kind is UpdateKind.INSTALLED:
            self.tell(outcome.edition)

    def on_check_failed(self, sentence: str) -> None:
        """Tell of a look that failed, where it is not seen."""
        if not self._is_shown():
            self._banners.warn(sentence)

    def on_told(self, told: Told, *, is_old: bool) -> None:
        """Say what news changed, and once that the publisher's word has ended.

        ``is_old`` says that the reader was told already how old the data is.
        """
        if self._sentence and told.summary:
            self._offer(f"{self._sentence} {told.summary}")
            self._sentence = ""
        if told.lateness and told.lateness != self._lateness and not is_old:
            self._lateness = told.lateness
            self._banners.warn(told.lateness)

    def _offer(self, sentence: str) -> None:
        self._banners.offer(sentence, _("See what changed"), self._show_changes)
