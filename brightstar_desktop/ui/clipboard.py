"""Copies words, and takes away again what this program copied: nothing else.

Words are also copied by Ctrl+C and, on some desktops, by being selected, which Qt does by itself.
Those bear no mark of ours, but the desktop knows whose they are.
"""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_OURS: Final = "application/x-brightstar"
"""A mark beside the words; what other programs copied does not bear it."""


def copy(words: str) -> None:
    """Put ``words`` on the clipboard."""
    copied = QMimeData()
    copied.setText(words)
    copied.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(copied)


def forget_copied() -> None:
    """Empty the clipboard, and what is copied by selecting, where that came from here."""
    clipboard = QGuiApplication.clipboard()
    lying = clipboard.mimeData()
    if clipboard.ownsClipboard() or (lying and lying.hasFormat(_OURS)):
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer() and clipboard.ownsFindBuffer():
        clipboard.clear(QClipboard.Mode.FindBuffer)
