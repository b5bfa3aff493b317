"""From pages to a PDF file or a printer that the reader chooses."""

import logging
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.printing.printed_pages import LETTER, PrintedPages
from brightstar_desktop.ui.widgets.labels import message_box

logger = logging.getLogger(__name__)

Notify = Callable[[str], object]
"""Shows one sentence about what became of the pages."""
_FOLDERS: Final = (
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.TempLocation,
)


def save_as_pdf(
    parent: QWidget, pages: PrintedPages, name: str, notify: Notify, *, allowed: bool
) -> QFileDialog | None:
    """Ask where to save ``pages``, at first as ``name``.pdf among documents, and save them.

    Where printing is forbidden, say so and return None.
    """
    if not allowed:
        notify(_not_here())
        return None
    return _ask_where(parent, pages, _free_file(_folder(), name), notify)


def print_pages(
    parent: QWidget, pages: PrintedPages, name: str, notify: Notify, *, allowed: bool
) -> QPrintDialog | None:
    """Ask for a printer and print ``pages``.

    Without any printer offer to save them as ``name``.pdf; where printing is forbidden, say so.
    None is returned then.
    """
    if not allowed:
        notify(_not_here())
        return None
    if not QPrinterInfo.availablePrinterNames():
        _offer_pdf(parent, lambda: save_as_pdf(parent, pages, name, notify, allowed=True))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(LETTER)
    dialog = QPrintDialog(printer, parent)

    def on_finished(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            pages.paint(printer)
            notify(_("Sent to the printer."))
        dialog.deleteLater()

    dialog.finished.connect(on_finished)
    QDialog.open(dialog)  # QPrintDialog hides it behind an overload that wants a slot
    return dialog


def _not_here() -> str:
    return _("Printing and saving as PDF are switched off on this computer.")


def _offer_pdf(parent: QWidget, save: Callable[[], object]) -> None:
    box = message_box(
        QMessageBox.Icon.Information,
        _("Print"),
        _("No printer is set up on this computer."),
        parent,
    )
    box.setInformativeText(_("Save the page as PDF instead: it can be sent, or printed elsewhere."))
    chosen = box.addButton(_("Save as PDF"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
    chosen.clicked.connect(save)
    _show(box, chosen)


def _ask_where(parent: QWidget, pages: PrintedPages, file: Path, notify: Notify) -> QFileDialog:
    dialog = QFileDialog(parent, _("Save as PDF"), str(file.parent), _("PDF files (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    # Some desktops ask about the name as it was typed, before the suffix is added: we ask instead.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(file.name)
    dialog.fileSelected.connect(lambda chosen: _on_chosen(parent, pages, Path(chosen), notify))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _on_chosen(parent: QWidget, pages: PrintedPages, file: Path, notify: Notify) -> None:
    if not file.exists():
        _write(pages, file, notify)
        return
    box = message_box(
        QMessageBox.Icon.Warning,
        _("Save as PDF"),
        _("{name} is there already. Replace it?").format(name=file.name),
        parent,
    )
    other = _free_file(file.parent, file.stem)
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
    again = box.addButton(_("Choose another name"), QMessageBox.ButtonRole.RejectRole)
    replace.clicked.connect(lambda: _write(pages, file, notify))
    again.clicked.connect(lambda: _ask_where(parent, pages, other, notify))
    _show(box, again)


def _show(box: QMessageBox, default: QPushButton) -> None:
    box.setDefaultButton(default)
    box.finished.connect(box.deleteLater)
    box.open()


def _folder() -> Path:
    """Return the first folder that is there and can be written to, documents before others."""
    named = (Path(QStandardPaths.writableLocation(place)) for place in _FOLDERS)
    can_hold = (one for one in named if one.is_dir() and os.access(one, os.W_OK))
    return next(can_hold, Path.cwd())


def _free_file(folder: Path, name: str) -> Path:
    """Return ``name``.pdf in ``folder``, numbered where a file of this name is there already."""
    files = (folder / f"{name}{f'-{number}' if number > 1 else ''}.pdf" for number in count(1))
    return next(file for file in files if not file.exists())


def _write(pages: PrintedPages, file: Path, notify: Notify) -> None:
    try:
        written = pages.write_pdf(file)
    except OSError as error:
        logger.warning("A PDF could not be written: %s", error)
        words = _("The PDF could not be saved in {folder}: {reason}. Choose another folder.")
        notify(words.format(folder=file.parent, reason=error))
        return
    notify(_("Saved {name}, pages: {count}.").format(name=file.name, count=written))
