"""How large windows and dialogs begin: as is asked for, and never beyond the screen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QDialog, QWidget

from brightstar_desktop.ui.theme.type import em

_FRAME_EMS: Final = 2.5
"""What the title and edges of a desktop's frame take, about."""


def begin_at(dialog: QDialog, width_ems: float, height_ems: float) -> None:
    """Give ``dialog`` a size in line heights, or what the screen has of it."""
    screen = (dialog.parentWidget() or dialog).screen().availableSize()
    edge = em(None, _FRAME_EMS)
    width = min(em(None, width_ems), screen.width() - edge)
    dialog.resize(width, min(em(None, height_ems), screen.height() - edge))


def begin_window(window: QWidget, width: int, height: int) -> None:
    """Give ``window`` a size in pixels, or what the screen has of it; then hold it on the screen.

    How large its frame is, nobody knows before it is shown.
    """
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize()))
    window.installEventFilter(_Fitter(window))


class _Fitter(QObject):
    """Fits its window to the screen, once, as soon as the desktop has framed it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the window to be shown, then for the desktop to show it."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            self._window.windowHandle().installEventFilter(self)
        elif isinstance(watched, QWindow) and event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            _fit(self._window)
            self.deleteLater()
        return False


def _fit(window: QWidget) -> None:
    available, frame, inner = (
        window.screen().availableGeometry(), window.frameGeometry(), window.geometry(),
    )  # fmt: skip
    if available.contains(frame) or window.isMaximized() or window.isFullScreen():
        return
    edges = frame.size() - inner.size()
    window.resize(inner.size().boundedTo(available.size() - edges))
    frame.setSize(window.size() + edges)
    left = max(available.left(), min(frame.left(), available.right() + 1 - frame.width()))
    top = max(available.top(), min(frame.top(), available.bottom() + 1 - frame.height()))
    window.move(left, top)
