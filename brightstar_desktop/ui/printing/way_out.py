"""From sheets to a PDF file or a printer that the reader chooses."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.permissions import is_allowed
from brightstar_desktop.ui.printing.sheets import LETTER, Sheets

logger = logging.getLogger(__name__)

Told = Callable[[str], object]
"""Takes one sentence for the reader about what became of the sheets."""


def save_as_pdf(parent: QWidget, sheets: Sheets, name: str, told: Told) -> QFileDialog | None:
    """Ask where to save ``sheets``, at first as ``name``.pdf among documents, and save them.

    Where printing is forbidden, say so and return None.
    """
    if not is_allowed("printing"):
        told(_not_here())
        return None
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, _("Save as PDF"), folder, _("PDF files (*.pdf)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{name}.pdf")
    dialog.fileSelected.connect(lambda file: _write(sheets, Path(file), told))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def print_sheets(parent: QWidget, sheets: Sheets, told: Told) -> QPrintDialog | None:
    """Ask for a printer and print ``sheets``.

    Without any printer, or where printing is forbidden, say so and return None.
    """
    if not is_allowed("printing"):
        told(_not_here())
        return None
    if not QPrinterInfo.availablePrinterNames():
        told(_("No printer is set up on this computer. Save the page as PDF instead."))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(LETTER)
    dialog = QPrintDialog(printer, parent)

    def on_finished(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            sheets.paint(printer)
            told(_("Sent to the printer."))
        dialog.deleteLater()

    dialog.finished.connect(on_finished)
    QDialog.open(dialog)  # QPrintDialog hides it behind an overload that wants a slot
    return dialog


def _not_here() -> str:
    return _("Printing and saving as PDF are switched off on this computer.")


def _write(sheets: Sheets, file: Path, told: Told) -> None:
    try:
        count = sheets.write_pdf(file)
    except OSError as error:
        logger.warning("A PDF could not be written: %s", error)
        words = _("The PDF could not be saved in {folder}: {reason}. Choose another folder.")
        told(words.format(folder=file.parent, reason=error))
        return
    told(_("Saved {name}, pages: {count}.").format(name=file.name, count=count))
