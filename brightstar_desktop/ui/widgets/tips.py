"""What shows while the pointer rests on something, and questions: text as it stands in both.

Qt guesses whether such text is HTML, and then loads the pictures it names; see ``labels``.
"""

from html import escape
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox, QToolTip, QWidget


class _Tipped(Protocol):
    def setToolTip(self, words: str, /) -> object: ...  # noqa: N802  # Qt's own


def set_tip(shown: _Tipped, words: str) -> None:
    """Show ``words`` as they stand while the pointer rests on ``shown``."""
    shown.setToolTip(tip_text(words))


def show_tip(place: QPoint, words: str, widget: QWidget) -> None:
    """Show ``words`` as they stand at ``place`` on the screen, for ``widget``."""
    QToolTip.showText(place, tip_text(words), widget)


def tip_text(words: str) -> str:
    """Return ``words`` so that Qt shows them as they stand, for the tips of a model's rows."""
    if "<" not in words and "&lt;" not in words:
        return words
    lines = escape(words, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def as_it_stands(words: str) -> str:
    """Return ``words`` for a button or menu, where Qt takes an "&" for a key to press."""
    return words.replace("&", "&&")


def message_box(
    icon: QMessageBox.Icon, title: str, words: str, parent: QWidget | None
) -> QMessageBox:
    """Return a box without buttons that shows ``words`` as they stand."""
    box = QMessageBox(icon, title, "", QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box
