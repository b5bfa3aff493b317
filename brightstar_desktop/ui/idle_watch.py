"""Notices that nobody is at the desk any more."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

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
        """Watch no longer."""
        application = QApplication.instance()
        if application:
            application.removeEventFilter(self)
        self._quiet.stop()
        self._tick.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at every sign of life."""
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
