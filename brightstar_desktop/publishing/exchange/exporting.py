"""An edition in the formats of others, written whole or not at all."""

from pathlib import Path

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.publishing.exchange.hsds import hsds_files
from brightstar_desktop.publishing.exchange.hsds.package import DATA_PACKAGE
from brightstar_desktop.publishing.exchange.jsonld import jsonld_text
from brightstar_desktop.publishing.exchange.problems import SheetError
from brightstar_desktop.publishing.exchange.spreadsheet import csv_text
from brightstar_desktop.publishing.exchange.writing import write_folder, write_together


def export_csv(catalogue: Catalogue, file: Path) -> None:
    """Write the spreadsheet; raises SheetError when it cannot be written."""
    _write(file, csv_text(catalogue))


def export_jsonld(catalogue: Catalogue, file: Path) -> None:
    """Write schema.org JSON-LD; raises SheetError when it cannot be written."""
    _write(file, jsonld_text(catalogue))


def export_hsds(catalogue: Catalogue, folder: Path, previous: Catalogue | None = None) -> None:
    """Write HSDS 3.0, and in it what changed since ``previous``.

    An earlier export in ``folder`` is replaced. Raises SheetError when the folder holds anything
    else or cannot be written; what stood there before then stays.
    """
    is_export = (folder / DATA_PACKAGE).is_file()
    if folder.exists() and not (is_export or (folder.is_dir() and not any(folder.iterdir()))):
        raise SheetError(f"{folder} is no earlier export: name an empty or a new folder.")
    write_folder(folder, hsds_files(catalogue, previous))


def _write(file: Path, text: str) -> None:
    if file.is_dir():
        raise SheetError(f"{file} is a folder: name a file to write to.")
    write_together({file: text})
