"""Saves a text where a person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from brightstar_desktop.i18n import _


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
    """Write ``file`` and return a sentence about it."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        words = _("{file} could not be saved: {reason}. Choose another folder.")
        return words.format(file=file.name, reason=error.strerror)
    return _("Saved {file}.").format(file=file.name)
