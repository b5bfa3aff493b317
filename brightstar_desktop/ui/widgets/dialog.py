"""What Enter does: it presses the button that has the keys, in dialogs and in the window."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QWidget

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
        """Press a button by Enter; the rest is Qt's."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)
