"""An action of the window: its name, its words, its key, when it can be done and what it does."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.widgets.labels import set_tooltip


def any_data(_data: OpenData) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """``keys`` are portable key sequences, parted by "; ", of which the first is shown, or empty.

    What ``needs`` something of the data cannot be done while none is open.
    """

    name: str
    text: str
    explanation: str
    act: Callable[[], object]
    keys: str = ""
    needs: Callable[[OpenData], bool] | None = None

    def add_to(self, window: QWidget) -> QAction:
        added = QAction(self.text, window)
        set_tooltip(added, self.explanation)
        if self.keys:
            added.setShortcuts(QKeySequence.listFromString(self.keys))
        added.triggered.connect(lambda: self.act())
        window.addAction(added)
        return added

    def is_possible(self, data: OpenData | None) -> bool:
        return self.needs is None or (data is not None and self.needs(data))


_EDITING: Final = (
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
"""What people edit by everywhere stays with the field, as does undoing what was typed there."""


class ShortcutsFirst(QObject):
    """Keeps the fields of ``window`` from taking the keys of ``actions`` for themselves.

    Qt asks the widget that has the keys before any shortcut, and a line of text takes more than
    people know: Ctrl+U erases it on Linux, and on some desktops Ctrl+D a letter. Dialogs have no
    shortcuts of the window, so their fields are left alone.
    """

    def __init__(self, window: QWidget, actions: Collection[QAction]) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the question whether a key is its own from a widget, where it is a shortcut."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        own = event.matches(QKeySequence.StandardKey.Undo) and _can_undo(watched)
        if own or not self._is_shortcut(event):
            return False
        event.ignore()
        return True

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        keys = QKeySequence(event.keyCombination())
        ours = any(keys in action.shortcuts() for action in self._actions if action.isEnabled())
        return ours and not any(event.matches(key) for key in _EDITING)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Look at the keys of the widget that has them now, and of no other."""
        if before:
            before.removeEventFilter(self)
        if now and now.window() is self._window:
            now.installEventFilter(self)


def _can_undo(widget: QObject) -> bool:
    """Return whether ``widget``, or the line in it, has typing of its own to undo."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.document().isUndoAvailable()
    lines = [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)
    return any(line.isUndoAvailable() for line in lines)
