"""What dialogs share: the Enter key, a row of buttons, a size within the screen, saving a text."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_by_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button of ``window`` that has the keys, if ``event`` is Enter; return whether.

    Qt leaves that to the desktop's theme, and in dialogs to buttons which Enter also presses from
    elsewhere. No button of ours is one of those unless it is meant (``setDefault``): Enter in a
    list or on a box would print.
    """
    button = window.focusWidget()
    if event.key() not in _ENTER or not isinstance(button, QPushButton | QToolButton):
        return False
    button.click()
    return True


class Dialog(QDialog):
    """A dialog in which Enter presses the button that has the keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


def close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
    buttons.rejected.connect(dialog.reject)
    return buttons


class ButtonRow(QWidget):
    """Each act is its words and what it does; ``buttons`` hold them in order."""

    def __init__(
        self, acts: Sequence[tuple[str, Callable[[], object]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
            self.buttons.append(button)
        set_kind(self.buttons[-1], "primary")


_FRAME_EMS: Final = 2.5
"""What the title and edges of a desktop's frame take, about."""


def set_initial_size(dialog: QDialog, width_ems: float, height_ems: float) -> None:
    """Give ``dialog`` a size in line heights, or what the screen has of it."""
    screen = (dialog.parentWidget() or dialog).screen().availableSize()
    edge = em(None, _FRAME_EMS)
    width = min(em(None, width_ems), screen.width() - edge)
    dialog.resize(width, min(em(None, height_ems), screen.height() - edge))


def fit_window(window: QWidget, width: int, height: int) -> None:
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


def save_text(
    parent: QWidget, title: str, name: str, text: Callable[[], str], told: Callable[[str], object]
) -> QFileDialog:
    """Ask where to save, at first as ``name``, save what ``text`` returns then, and tell of it."""
    # Named, or it would begin where the visitor before saved something.
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents, _("Text files (*.txt)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("txt")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: told(_written(Path(file), text())))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _written(file: Path, text: str) -> str:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        words = _("{file} could not be saved: {reason}. Choose another folder.")
        return words.format(file=file.name, reason=error.strerror)
    return _("Saved {file}.").format(file=file.name)
