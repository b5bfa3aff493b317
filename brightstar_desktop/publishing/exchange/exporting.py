"""An edition in the formats of others, written whole or not at all."""

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.files import write_new
from brightstar_desktop.publishing.exchange.hsds import hsds_files
from brightstar_desktop.publishing.exchange.hsds.package import DATA_PACKAGE
from brightstar_desktop.publishing.exchange.jsonld import jsonld_text
from brightstar_desktop.publishing.exchange.sheet import SheetError
from brightstar_desktop.publishing.exchange.spreadsheet import csv_text


def export_csv(catalogue: Catalogue, file: Path) -> None:
    """Write the spreadsheet; raises SheetError when it cannot be written."""
    _export(file, csv_text(catalogue))


def export_jsonld(catalogue: Catalogue, file: Path) -> None:
    """Write schema.org JSON-LD; raises SheetError when it cannot be written."""
    _export(file, jsonld_text(catalogue))


def export_hsds(catalogue: Catalogue, folder: Path, previous: Catalogue | None = None) -> None:
    """Write HSDS 3.0, and in it what changed since ``previous``.

    An earlier export in ``folder`` is replaced. Raises SheetError when the folder holds anything
    else or cannot be written; what stood there before then stays.
    """
    is_export = (folder / DATA_PACKAGE).is_file()
    if folder.exists() and not (is_export or (folder.is_dir() and not any(folder.iterdir()))):
        raise SheetError(f"{folder} is no earlier export: name an empty or a new folder.")
    write_folder(folder, hsds_files(catalogue, previous))


def _export(file: Path, text: str) -> None:
    if file.is_dir():
        raise SheetError(f"{file} is a folder: name a file to write to.")
    write_together({file: text})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write every file, or none; raises SheetError when one of them cannot be written."""
    renamed: list[Path] = []
    try:
        for file, content in contents.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(_beside(file, "new"), content)
        for file in contents:
            if file.exists():
                file.replace(_beside(file, "old"))
            renamed.append(file)
            _beside(file, "new").replace(file)
    except OSError as error:
        _undo(renamed)
        raise _refusal(error) from error
    finally:
        for file in contents:
            _remove(_beside(file, "new"))
    for file in contents:
        _remove(_beside(file, "old"))


def write_folder(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Make ``folder`` hold ``contents`` by name and nothing else, or leave it as it was.

    Raises SheetError when it cannot be written.
    """
    new, old = _beside(folder, "new"), _beside(folder, "old")
    try:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        new.mkdir(parents=True)
        for name, content in contents.items():
            _write(new / name, content)
        if folder.exists():
            folder.replace(old)
        try:
            new.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    except OSError as error:
        raise _refusal(error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _write(file: Path, content: str | bytes) -> None:
    file.unlink(missing_ok=True)
    write_new(file, content.encode("utf-8") if isinstance(content, str) else content)


def _undo(renamed: list[Path]) -> None:
    for file in renamed:
        with contextlib.suppress(OSError):
            if _beside(file, "old").exists():
                _beside(file, "old").replace(file)
            else:
                file.unlink(missing_ok=True)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(f".{file.name}.{ending}")


def _refusal(error: OSError) -> SheetError:
    return SheetError(
        f"Nothing was written, because {error.filename or 'the disk'} cannot be written "
        f"({error.strerror}): free some space or choose another folder."
    )
