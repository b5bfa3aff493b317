"""Between two people at one desk: ask before work is lost, count down where nobody is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.widgets.safe_text import message_box


class NewVisitor(QObject):
    """Calls ``start`` for the next person; ``would_lose`` tells whether that loses anything."""

    def __init__(
        self,
        window: QWidget,
        banners: BannerArea,
        start: Callable[[], object],
        would_lose: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._banners = window, banners
        self._start, self._would_lose = start, would_lose

    def ask(self) -> None:
        """Start afresh, and ask first only where something would be lost."""
        if not self._would_lose():
            self._start()
            return
        question = message_box(
            QMessageBox.Icon.Question,
            _("New visitor"),
            _("Forget the shortlist, the notes and the ticked topics of this visit?"),
            self._window,
        )
        forget = question.addButton(_("Forget all"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(_("Keep"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(forget)
        forget.clicked.connect(self._start)
        question.finished.connect(question.deleteLater)
        question.open()

    def count_down(self, seconds: int) -> None:
        """Say that nobody seems to be there, and when the program starts afresh by itself."""
        words = ngettext(
            "Nobody seems to be here. Starting afresh in {count} second.",
            "Nobody seems to be here. Starting afresh in {count} seconds.",
            seconds,
        )
        sentence = words.format(count=seconds)
        self._banners.count_down(sentence, _("I am still here"), self.stop_countdown)

    def stop_countdown(self) -> None:
        """Take the countdown away: somebody is there, or the next visit has begun."""
        self._banners.drop_countdown()
