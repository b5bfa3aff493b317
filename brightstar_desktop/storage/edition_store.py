"""Which directory file is in use: opened, or built first, in a way that survives any accident.

The directory is a cache of an edition. Whatever is wrong with it, the remedy is to build it again
from the data that came with the program, or to copy what was built when the program was packaged.
Where only the program is another one, the same edition is derived anew and stays in use.
A file is never changed once it has its name; a pointer that is replaced in one step says which
file is in use. So two programs at once, a loss of power or a full disk leave either the old state
or the new one. What is sound is opened whatever other programs do; what has to be made is made by
one program at a time, and the others use it.
"""

import logging
import shutil
import tempfile
import time
import weakref
from enum import Enum
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from brightstar_desktop import paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.datafile.gazetteer import load_gazetteer
from brightstar_desktop.domain.catalogue import edition_key
from brightstar_desktop.domain.geography import Gazetteer
from brightstar_desktop.errors import DataFileError, DirectoryError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.engine import Database
from brightstar_desktop.storage.file_header import FileHeader, read_header
from brightstar_desktop.storage.install import (
    install,
    kept_source,
    rebuild_from_facts,
    remove_stale_if_unlocked,
)
from brightstar_desktop.storage.locking import (
    LOCK_TIMEOUT_SECONDS,
    SharedLock,
    exclusive_lock,
    lock_in_use,
)
from brightstar_desktop.storage.pointer import Pointer
from brightstar_desktop.storage.prebuilt import copy_prebuilt
from brightstar_desktop.storage.reader import DirectoryFileReader

logger = logging.getLogger(__name__)

_RETRY_SECONDS: Final = 0.5


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
    DERIVED_OTHERWISE = "derived by another program"
    UNKNOWN_TABLES = "unknown tables"


class _Found(msgspec.Struct, frozen=True):
    """``header`` is None where the facts of a file cannot be read, ``lock`` keeps the file."""

    condition: _Condition
    pointer: Pointer | None = None
    header: FileHeader | None = None
    lock: SharedLock | None = None


class _Bundled(msgspec.Struct, frozen=True):
    """What came with the program: the data file, its SHA-256, and where a finished directory is."""

    catalogue: Path
    digest: str
    prebuilt: Path


def open_directory(
    folder: Path, bundled_catalogue: Path, geography: Path, prebuilt: Path | None = None
) -> OpenedDirectory:
    """Open the directory kept in ``folder``, building it first where needed.

    It is built when it is missing or damaged, when another version of the program derived it, and
    when the bundled edition is newer; or copied from ``prebuilt``, by default what came with the
    program, where that holds the same edition. Where ``folder`` cannot be written, it is made in a
    private temporary folder for this run only.
    Raises DataFileError when neither a directory nor bundled data can be read, DirectoryError
    when the directory can be built nowhere.
    """
    gazetteer = load_gazetteer(geography)
    bundled = _Bundled(
        bundled_catalogue,
        _bundled_digest(bundled_catalogue),
        prebuilt or paths.prebuilt_directory(),
    )
    try:
        return _open_in(folder, bundled, gazetteer)
    except (OSError, SQLAlchemyError) as error:
        logger.warning("The folder %s cannot be used: %s", folder, error)
        return _open_for_this_run(folder, bundled, gazetteer, error)


def _open_in(folder: Path, bundled: _Bundled, gazetteer: Gazetteer) -> OpenedDirectory:
    opened = _open_in_time(folder, bundled, gazetteer)
    remove_stale_if_unlocked(folder)
    return opened


def _open_in_time(folder: Path, bundled: _Bundled, gazetteer: Gazetteer) -> OpenedDirectory:
    """Open what is in use, or put it right; while that is another program's turn, look again."""
    last = time.monotonic() + LOCK_TIMEOUT_SECONDS
    while True:
        opened = _open_as_found(folder, bundled, gazetteer)
        if opened:
            return opened
        try:
            return _repair(folder, bundled, gazetteer)
        except TimeoutError:
            if time.monotonic() >= last:
                raise


def _open_as_found(folder: Path, bundled: _Bundled, gazetteer: Gazetteer) -> OpenedDirectory | None:
    """Open what is in use, None where anything has to be made first; this waits for nobody."""
    found = _inspect(folder)
    if found.pointer is None or found.header is None or not found.header.is_current:
        return None
    notice = _keep(folder, found.pointer, found.header, bundled)
    if notice is None:
        return None
    return OpenedDirectory(_reader(folder / found.pointer.file, gazetteer, found.lock), notice)


def _repair(folder: Path, bundled: _Bundled, gazetteer: Gazetteer) -> OpenedDirectory:
    """Make what has to be made and open it, unless another program has done so by our turn."""
    with exclusive_lock(folder, timeout=_RETRY_SECONDS):
        found = _inspect(folder)
        opened = _kept(folder, found, bundled, gazetteer)
        if opened is None:
            pointer = _made_again(folder, found.pointer, bundled)
            opened = pointer, _notice(found.condition, own=bool(pointer.source))
        file = folder / opened[0].file
        return OpenedDirectory(_reader(file, gazetteer, SharedLock(file)), opened[1])


def _kept(
    folder: Path, found: _Found, bundled: _Bundled, gazetteer: Gazetteer
) -> tuple[Pointer, str] | None:
    """Return what points to the edition found, and a notice, where that edition stays in use."""
    pointer, header = found.pointer, found.header
    if not pointer or not header:
        return None
    notice = _keep(folder, pointer, header, bundled)
    if notice is None:
        return None
    if header.is_current:
        return pointer, notice
    try:
        return _derived_again(folder, pointer, header, bundled, gazetteer), notice
    except (DataFileError, DirectoryError) as error:
        logger.warning("%s cannot be derived anew: %s", pointer.file, error)
        return None


def _derived_again(
    folder: Path,
    pointer: Pointer,
    header: FileHeader,
    bundled: _Bundled,
    gazetteer: Gazetteer,
) -> Pointer:
    """Derive the same edition as this program does: from its data file, or the facts it holds.

    The data file is preferred, for the other program may have known less of what is in it.
    """
    logger.info("%s was derived by another version of the program", pointer.file)
    if header.source_digest == bundled.digest:
        return _made_of(bundled, folder, pointer)
    source = kept_source(folder, pointer)
    if source:
        return install(folder, source, pointer.source, pointer, keep_source=True)
    facts = _reader(folder / pointer.file, gazetteer).catalogue()
    return rebuild_from_facts(folder, pointer, facts, header.source_digest)


def _made_again(folder: Path, old: Pointer | None, bundled: _Bundled) -> Pointer:
    """Make it of the newest edition at hand: the one fetched last, or the bundled one."""
    source = kept_source(folder, old) if old else None
    if old and source and _is_newer(source, bundled.catalogue):
        return install(folder, source, old.source, old, keep_source=True)
    return _made_of(bundled, folder, old)


def _made_of(bundled: _Bundled, folder: Path, old: Pointer | None) -> Pointer:
    """Copy the finished directory that came with the program, or build it where that is none."""
    copied = copy_prebuilt(folder, bundled.prebuilt, bundled.digest, old)
    return copied or install(folder, bundled.catalogue, bundled.digest, old)


def _is_newer(source: Path, bundled: Path) -> bool:
    """Return whether the fetched edition is to be preferred; one that cannot be read never is."""
    try:
        fetched = edition_key(read_catalogue(source).edition)
    except DataFileError:
        return False
    try:
        return fetched > edition_key(read_catalogue(bundled).edition)
    except DataFileError:
        return True


def _keep(folder: Path, pointer: Pointer, found: FileHeader, bundled: _Bundled) -> str | None:
    """Return a notice ("" for none) when the edition found stays in use, else None."""
    if bundled.digest == found.source_digest:
        return ""
    try:
        edition = read_catalogue(bundled.catalogue).edition
    except DataFileError as error:
        logger.warning("Kept %s: %s", folder / pointer.file, error)
        return _(
            "The data that came with the program cannot be read, so the edition already on this "
            "computer is shown; install the program again to mend it."
        )
    if pointer.declined and edition_key(pointer.declined) >= edition_key(edition):
        return ""
    return "" if edition_key(found.edition) > edition_key(edition) else None


def _inspect(folder: Path) -> _Found:
    """Return the condition of the directory in ``folder`` without changing anything."""
    in_use = lock_in_use(folder)
    if in_use is None:
        held = any(not file.name.startswith(".") for file in folder.glob("*"))
        return _Found(_Condition.LOST if held else _Condition.NEW)
    pointer = in_use.pointer
    file = folder / pointer.file
    if not file.is_file():
        return _Found(_Condition.LOST, pointer)
    try:
        if file_digest(file) != pointer.digest:
            return _Found(_Condition.DAMAGED, pointer)
        return _sound(file, pointer, in_use.lock)
    except (OSError, DirectoryError):
        return _Found(_Condition.DAMAGED, pointer)


def _sound(file: Path, pointer: Pointer, lock: SharedLock | None) -> _Found:
    header = read_header(file)
    if header is None:
        return _Found(_Condition.UNKNOWN_TABLES, pointer)
    sound = _Condition.SOUND if header.is_current else _Condition.DERIVED_OTHERWISE
    return _Found(sound, pointer, header, lock)


def _bundled_digest(bundled: Path) -> str:
    """Return the digest of the bundled data file, or "" where it cannot be read."""
    try:
        return file_digest(bundled)
    except OSError:
        return ""


def _open_for_this_run(
    folder: Path, bundled: _Bundled, gazetteer: Gazetteer, why: Exception
) -> OpenedDirectory:
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
    return OpenedDirectory(reader, _notice_for_this_run(folder, why))


def _notice_for_this_run(folder: Path, why: Exception) -> str:
    if isinstance(why, TimeoutError):
        return _(
            "Another BrightStar has been working on the directory for a long time, so one was "
            "built for this run only; close the other one and start again."
        )
    return _(
        "The directory cannot be kept in {folder}, so it was built for this run only; free some "
        "space there or check that you may write to it."
    ).format(folder=folder)


def _build_privately(bundled: _Bundled) -> Path:
    """Make the bundled edition's directory in a new folder that only this user can read."""
    private = Path(tempfile.mkdtemp(prefix="brightstar-"))
    try:
        return private / _made_of(bundled, private, None).file
    except BaseException:
        shutil.rmtree(private, ignore_errors=True)
        raise


def _reader(
    file: Path, gazetteer: Gazetteer, lock: SharedLock | None = None
) -> DirectoryFileReader:
    return DirectoryFileReader(Database(file, lock), gazetteer)


def _notice(condition: _Condition, *, own: bool) -> str:
    """Return what a reader is told; ``own`` where the edition fetched last was at hand."""
    if condition is _Condition.DAMAGED and own:
        return _("The directory on this computer was damaged, so it was built again.")
    if condition is _Condition.DAMAGED:
        return _(
            "The directory on this computer was damaged, so it was built again from the data that "
            "came with the program."
        )
    if condition is _Condition.LOST and own:
        return _("A part of the directory on this computer was missing, so it was built again.")
    if condition is _Condition.LOST:
        return _(
            "A part of the directory on this computer was missing, so it was built again from the "
            "data that came with the program."
        )
    return ""
