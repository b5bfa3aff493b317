"""Tooltips, questions and pages that show text as it stands and load nothing.

Qt guesses whether a text is HTML, and then loads the pictures it names, also from another computer;
see ``labels``. It does so wherever a page is not given one: an empty answer is not enough to stop
it, so that it gets a picture of one dot.
"""

from html import escape
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QMessageBox, QTextBrowser, QToolTip, QWidget


class _Tipped(Protocol):
    def setToolTip(self, words: str, /) -> object: ...  # noqa: N802  # Qt's own


def set_tooltip(shown: _Tipped, words: str) -> None:
    """Show ``words`` as they stand while the pointer rests on ``shown``."""
    shown.setToolTip(tooltip_text(words))


def show_tooltip(place: QPoint, words: str, widget: QWidget) -> None:
    """Show ``words`` as they stand at ``place`` on the screen, for ``widget``."""
    QToolTip.showText(place, tooltip_text(words), widget)


def tooltip_text(words: str) -> str:
    """Return ``words`` so that Qt shows them as they stand, for the tips of a model's rows."""
    if "<" not in words and "&lt;" not in words:
        return words
    lines = escape(words, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def without_mnemonic(words: str) -> str:
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


_PICTURE = QTextDocument.ResourceType.ImageResource.value


class OfflineDocument(QTextDocument):
    """Shows only the pictures that it was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        return _nothing(kind)


class OfflineBrowser(QTextBrowser):
    """Follows no link by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        return _nothing(kind)


def _nothing(kind: int) -> object:
    if kind != _PICTURE:
        return ""
    dot = QImage(1, 1, QImage.Format.Format_ARGB32)
    dot.fill(0)
    return dot
