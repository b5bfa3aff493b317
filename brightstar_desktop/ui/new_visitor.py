"""Between two people at one desk: ask before work is lost, count down where nobody is left."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.widgets.labels import message_box

COUNTDOWN_SECONDS: Final = 60
_SIGNS_OF_LIFE: Final = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleWatch(QObject):
    """Counts down after ``seconds`` without a key or the pointer; 0 seconds means never.

    ``counting`` carries the seconds left, ``stopped`` tells that somebody is there again, and
    ``ended`` that nobody was.
    """

    counting = Signal(int)
    stopped = Signal()
    ended = Signal()

    def __init__(self, seconds: float, parent: QObject, countdown: int = COUNTDOWN_SECONDS) -> None:
        super().__init__(parent)
        self._countdown, self._left = countdown, 0
        self._quiet = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._quiet.timeout.connect(self._begin)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        application = QApplication.instance()
        if seconds and application:
            application.installEventFilter(self)
            self._quiet.start()

    def stop(self) -> None:
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self)
        self._quiet.stop()
        self._tick.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._on_life()
        return False

    def _on_life(self) -> None:
        if self._tick.isActive():
            self._tick.stop()
            self.stopped.emit()
        self._quiet.start()

    def _begin(self) -> None:
        self._left = self._countdown
        self._tick.start()
        self.counting.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.counting.emit(self._left)
            return
        self._tick.stop()
        self.ended.emit()
        self._quiet.start()


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
        self._start, self._has_unsaved_work = start, would_lose

    def ask(self) -> None:
        """Reset the visit, and ask first only where something would be lost."""
        if not self._has_unsaved_work():
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
        words = ngettext(
            "Nobody seems to be here. Starting afresh in {count} second.",
            "Nobody seems to be here. Starting afresh in {count} seconds.",
            seconds,
        )
        sentence = words.format(count=seconds)
        self._banners.count_down(sentence, _("I am still here"), self.stop_countdown)

    def stop_countdown(self) -> None:
        self._banners.drop_countdown()
