"""Copies words, and takes away again what this program copied: nothing else."""

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_OURS: Final = "application/x-brightstar"
"""A mark beside the words; what other programs copied does not bear it."""


def copy(words: str) -> None:
    """Put ``words`` on the clipboard."""
    copied = QMimeData()
    copied.setText(words)
    copied.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(copied)


def forget_copied() -> None:
    """Empty the clipboard if what lies there was copied here."""
    lying = QGuiApplication.clipboard().mimeData()
    if lying and lying.hasFormat(_OURS):
        QGuiApplication.clipboard().clear()
