"""Which directory file is in use: opened, or built first, in a way that survives any accident.

The directory is a cache of an edition. Whatever is wrong with it, the remedy is to build it again
from the data that came with the program. A file is never changed once it has its name; a pointer
that is replaced in one step says which file is in use. So two programs at once, a loss of power
or a full disk leave either the old state or the new one.
"""

import logging
import re
import shutil
import tempfile
import time
import weakref
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.errors import DataFileError, DirectoryError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage import tables
from brightstar_desktop.storage.build import (
    BUILDING_PREFIX,
    build_directory,
    file_digest,
    sync_folder,
)
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.pointer import Pointer, read_pointer, write_pointer
from brightstar_desktop.storage.reader import DirectoryFileReader

logger = logging.getLogger(__name__)

_FILE_PATTERN: Final = "directory-*.sqlite"
_LEFTOVER_SECONDS: Final = 600.0
"""A build takes seconds; a temporary file as old as this belongs to one that was killed."""


class OpenedDirectory(msgspec.Struct, frozen=True):
    """An open directory, and one plain sentence for the reader when something was out of order."""

    reader: DirectoryFileReader
    notice: str = ""


class _Condition(Enum):
    """What was found where the directory should be."""

    NEW = "new"
    SOUND = "sound"
    LOST = "lost"
    DAMAGED = "damaged"
    OUTDATED = "outdated"


class _Found(msgspec.Struct, frozen=True):
    condition: _Condition
    pointer: Pointer | None = None
    edition: str = ""
    source_digest: str = ""


def open_directory(folder: Path, bundled_catalogue: Path, geography: Path) -> OpenedDirectory:
    """Open the directory kept in ``folder``, building it first where needed.

    It is built when it is missing or damaged, and when the bundled edition is newer. Where
    ``folder`` cannot be written, it is built in a private temporary folder for this run only.
    Raises DataFileError when neither a directory nor bundled data can be read, DirectoryError
    when the directory can be built nowhere.
    """
    gazetteer = load_gazetteer(geography)
    try:
        return _open_in(folder, bundled_catalogue, gazetteer)
    except (OSError, SQLAlchemyError) as error:
        logger.warning("The folder %s cannot be used: %s", folder, error)
        return _open_for_this_run(folder, bundled_catalogue, gazetteer)


def _open_in(folder: Path, bundled: Path, gazetteer: Gazetteer) -> OpenedDirectory:
    found = _look(folder)
    digest = _bundled_digest(bundled)
    if found.pointer and found.condition is _Condition.SOUND:
        kept = _keep(folder, found.pointer, found, bundled, digest)
        if kept is not None:
            _sweep(folder, found.pointer)
            return OpenedDirectory(_reader(folder / found.pointer.file, gazetteer), kept)
    pointer = _build(folder, bundled, digest, found.pointer)
    _sweep(folder, pointer)
    return OpenedDirectory(_reader(folder / pointer.file, gazetteer), _notice(found.condition))


def _keep(folder: Path, pointer: Pointer, found: _Found, bundled: Path, digest: str) -> str | None:
    """Return a notice ("" for none) when the sound file found stays in use, else None."""
    if digest == found.source_digest:
        return ""
    try:
        edition = read_catalogue(bundled).edition
    except DataFileError as error:
        logger.warning("Kept %s: %s", folder / pointer.file, error)
        return _(
            "The data that came with the program cannot be read, so the edition already on this "
            "computer is shown; install the program again to mend it."
        )
    return "" if edition_key(found.edition) > edition_key(edition) else None


def edition_key(edition: str) -> tuple[int, ...]:
    """Return what orders editions by age: "2026.11.23-10" is newer than "2026.11.23-9"."""
    return tuple(int(number) for number in re.findall(r"\d+", edition))


def _look(folder: Path) -> _Found:
    """Return the condition of the directory in ``folder`` without changing anything."""
    pointer = read_pointer(folder)
    if pointer is None:
        held = any(folder.glob("*")) if folder.is_dir() else False
        return _Found(_Condition.LOST if held else _Condition.NEW)
    file = folder / pointer.file
    if not file.is_file():
        return _Found(_Condition.LOST, pointer)
    try:
        if file_digest(file) != pointer.digest:
            return _Found(_Condition.DAMAGED, pointer)
        return _described(file, pointer)
    except (OSError, DirectoryError):
        return _Found(_Condition.DAMAGED, pointer)


def _described(file: Path, pointer: Pointer) -> _Found:
    """Read what a whole file says of itself; its version first, for the rest may be unlike ours."""
    columns = tables.edition.c
    with Database(file).reading() as connection:
        version = connection.execute(select(columns.schema_version)).scalar_one()
        if version != tables.SCHEMA_VERSION:
            return _Found(_Condition.OUTDATED, pointer)
        name, digest = connection.execute(select(columns.name, columns.source_digest)).one()
    return _Found(_Condition.SOUND, pointer, name, digest)


def _bundled_digest(bundled: Path) -> str:
    """Return the digest of the bundled data file, or "" where it cannot be read."""
    try:
        return file_digest(bundled)
    except OSError:
        return ""


def _build(folder: Path, bundled: Path, digest: str, replaced: Pointer | None) -> Pointer:
    catalogue = read_catalogue(bundled)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = build_directory(catalogue, digest, folder)
    name = f"directory-{catalogue.edition}.sqlite"
    previous = _previous(replaced, name)
    pointer = Pointer(file=name, digest=file_digest(temporary), previous=previous)
    try:
        temporary.replace(folder / name)
        sync_folder(folder)
        write_pointer(folder, pointer)
    finally:
        temporary.unlink(missing_ok=True)
    logger.info("Built %s", name)
    return pointer


def _previous(replaced: Pointer | None, name: str) -> str:
    if replaced is None:
        return ""
    return replaced.file if replaced.file != name else replaced.previous


def _sweep(folder: Path, pointer: Pointer) -> None:
    """Remove editions out of use and what a killed build left; what cannot go may stay."""
    in_use = {pointer.file, pointer.previous}
    with suppress(OSError):
        for file in folder.glob(_FILE_PATTERN):
            if file.name not in in_use:
                file.unlink(missing_ok=True)
        for leftover in folder.glob(f"{BUILDING_PREFIX}*"):
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_SECONDS:
                leftover.unlink(missing_ok=True)


def _open_for_this_run(folder: Path, bundled: Path, gazetteer: Gazetteer) -> OpenedDirectory:
    try:
        file = _build_privately(bundled)
    except (OSError, SQLAlchemyError) as error:
        raise DirectoryError(
            _(
                "The directory cannot be written to {folder} nor to the folder for temporary "
                "files; free some space on the disk or check that you may write there."
            ).format(folder=folder)
        ) from error
    reader = _reader(file, gazetteer)
    weakref.finalize(reader, shutil.rmtree, file.parent, ignore_errors=True)
    return OpenedDirectory(
        reader,
        _(
            "The directory cannot be kept in {folder}, so it was built for this run only; free "
            "some space there or check that you may write to it."
        ).format(folder=folder),
    )


def _build_privately(bundled: Path) -> Path:
    """Build the bundled edition in a new folder that only this user can read."""
    private = Path(tempfile.mkdtemp(prefix="brightstar-"))
    try:
        return private / _build(private, bundled, _bundled_digest(bundled), None).file
    except BaseException:
        shutil.rmtree(private, ignore_errors=True)
        raise


def _reader(file: Path, gazetteer: Gazetteer) -> DirectoryFileReader:
    return DirectoryFileReader(Database(file), gazetteer)


def _notice(condition: _Condition) -> str:
    if condition is _Condition.DAMAGED:
        return _(
            "The directory on this computer was damaged, so it was built again from the data that "
            "came with the program."
        )
    if condition is _Condition.LOST:
        return _(
            "A part of the directory on this computer was missing, so it was built again from the "
            "data that came with the program."
        )
    return ""
