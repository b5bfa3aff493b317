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
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.engine import Database, FileHeader, read_header
from brightstar_desktop.storage.install import (
    copy_prebuilt,
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

logger = logging.getLogger(__name__)

_RETRY_SECONDS: Final = 0.5


class OpenedDirectory(msgspec.Struct, frozen=True):
    """An open directory, and one plain sentence for the reader when something was out of order."""

    reader: DirectoryFileReader
    notice: str = ""


class _Loss(Enum):
    NOTHING = "nothing"
    MISSING = "missing"
    DAMAGED = "damaged"


class _Found(msgspec.Struct, frozen=True):
    """What is in a folder; no ``header`` where the facts of the file in use cannot be read."""

    loss: _Loss
    pointer: Pointer | None = None
    header: FileHeader | None = None
    lock: SharedLock | None = None


class _Bundled(msgspec.Struct, frozen=True):
    """What came with the program; ``digest`` is "" where the data file cannot be read."""

    catalogue: Path
    digest: str
    prebuilt: Path

    def install(self, folder: Path, replaced: Pointer | None) -> Pointer:
        """Copy the finished directory that came with the program, or build it where there is none.

        Raises DataFileError, DirectoryError, OSError or an SQLAlchemy error.
        """
        copied = copy_prebuilt(folder, self.prebuilt, self.digest, replaced)
        return copied or install(folder, self.catalogue, self.digest, replaced)


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
    try:
        digest = file_digest(bundled_catalogue)
    except OSError:
        digest = ""
    bundled = _Bundled(bundled_catalogue, digest, prebuilt or paths.prebuilt_directory())
    store = _EditionStore(folder, bundled, load_gazetteer(geography))
    try:
        return store.open()
    except (OSError, SQLAlchemyError) as error:
        logger.warning("The folder %s cannot be used: %s", folder, error)
        return store.open_for_this_run(error)


class _EditionStore:
    def __init__(self, folder: Path, bundled: _Bundled, gazetteer: Gazetteer) -> None:
        self._folder, self._bundled, self._gazetteer = folder, bundled, gazetteer

    def open(self) -> OpenedDirectory:
        """Open what is in use, or repair it; while another program has the lock, try again."""
        end = time.monotonic() + LOCK_TIMEOUT_SECONDS
        opened = self._open_as_found()
        while opened is None:
            try:
                opened = self._repair()
            except TimeoutError:
                if time.monotonic() >= end:
                    raise
                opened = self._open_as_found()
        remove_stale_if_unlocked(self._folder)
        return opened

    def open_for_this_run(self, why: Exception) -> OpenedDirectory:
        """Open the bundled edition from a new folder that only this user can read."""
        try:
            file = self._install_privately()
        except (OSError, SQLAlchemyError) as error:
            raise DirectoryError(
                _(
                    "The directory cannot be written to {folder} nor to the folder for temporary "
                    "files; free some space on the disk or check that you may write there."
                ).format(folder=self._folder)
            ) from error
        reader = self._reader(file)
        weakref.finalize(reader, shutil.rmtree, file.parent, ignore_errors=True)
        return OpenedDirectory(reader, _notice_for_this_run(self._folder, why))

    def _install_privately(self) -> Path:
        private = Path(tempfile.mkdtemp(prefix="brightstar-"))
        try:
            return private / self._bundled.install(private, None).file
        except BaseException:
            shutil.rmtree(private, ignore_errors=True)
            raise

    def _open_as_found(self) -> OpenedDirectory | None:
        """Open what is in use, None where anything has to be made first; this waits for nobody."""
        found = _inspect(self._folder)
        if found.pointer is None or found.header is None or not found.header.is_current:
            return None
        notice = _notice_if_kept(found.pointer, found.header, self._bundled)
        if notice is None:
            return None
        file = self._folder / found.pointer.file
        return OpenedDirectory(self._reader(file, found.lock), notice)

    def _repair(self) -> OpenedDirectory:
        """Make what has to be made and open it, unless another program just did."""
        with exclusive_lock(self._folder, timeout=_RETRY_SECONDS):
            found = _inspect(self._folder)
            pointer, notice = self._kept(found) or self._made_again(found)
            file = self._folder / pointer.file
            return OpenedDirectory(self._reader(file, SharedLock(file)), notice)

    def _kept(self, found: _Found) -> tuple[Pointer, str] | None:
        """Return what points to the edition found, and a notice, where it stays in use."""
        pointer, header = found.pointer, found.header
        if not pointer or not header:
            return None
        notice = _notice_if_kept(pointer, header, self._bundled)
        if notice is None:
            return None
        if header.is_current:
            return pointer, notice
        try:
            return self._derived_again(pointer, header), notice
        except (DataFileError, DirectoryError) as error:
            logger.warning("%s cannot be derived anew: %s", pointer.file, error)
            return None

    def _derived_again(self, pointer: Pointer, header: FileHeader) -> Pointer:
        """Derive the same edition as this program does: from its data file, or the facts it holds.

        The data file is preferred, for the other program may have known less of what is in it.
        """
        logger.info("%s was derived by another version of the program", pointer.file)
        if header.source_digest == self._bundled.digest:
            return self._bundled.install(self._folder, pointer)
        source = kept_source(self._folder, pointer)
        if source:
            return install(self._folder, source, pointer.source, pointer, keep_source=True)
        facts = self._reader(self._folder / pointer.file).catalogue()
        return rebuild_from_facts(self._folder, pointer, facts, header.source_digest)

    def _made_again(self, found: _Found) -> tuple[Pointer, str]:
        """Make it of the newest edition at hand: the one fetched last, or the bundled one."""
        old = found.pointer
        source = kept_source(self._folder, old) if old else None
        if old and source and _is_newer(source, self._bundled.catalogue):
            pointer = install(self._folder, source, old.source, old, keep_source=True)
        else:
            pointer = self._bundled.install(self._folder, old)
        return pointer, _notice(found.loss, own=bool(pointer.source))

    def _reader(self, file: Path, lock: SharedLock | None = None) -> DirectoryFileReader:
        return DirectoryFileReader(Database(file, lock), self._gazetteer)


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


def _notice_if_kept(pointer: Pointer, found: FileHeader, bundled: _Bundled) -> str | None:
    """Return a notice ("" for none) when the edition found stays in use, else None."""
    if bundled.digest == found.source_digest:
        return ""
    try:
        edition = edition_key(read_catalogue(bundled.catalogue).edition)
    except DataFileError as error:
        logger.warning("Kept %s: %s", pointer.file, error)
        return _(
            "The data that came with the program cannot be read, so the edition already on this "
            "computer is shown; install the program again to mend it."
        )
    if pointer.declined and edition_key(pointer.declined) >= edition:
        return ""
    return "" if edition_key(found.edition) > edition else None


def _inspect(folder: Path) -> _Found:
    """Return what is in ``folder`` without changing anything."""
    in_use = lock_in_use(folder)
    if in_use is None:
        is_new = all(file.name.startswith(".") for file in folder.glob("*"))
        return _Found(_Loss.NOTHING if is_new else _Loss.MISSING)
    pointer = in_use.pointer
    file = folder / pointer.file
    if not file.is_file():
        return _Found(_Loss.MISSING, pointer)
    try:
        if file_digest(file) != pointer.digest:
            return _Found(_Loss.DAMAGED, pointer)
        return _Found(_Loss.NOTHING, pointer, read_header(file), in_use.lock)
    except (OSError, DirectoryError):
        return _Found(_Loss.DAMAGED, pointer)


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


def _notice(loss: _Loss, *, own: bool) -> str:
    """Return what a reader is told; ``own`` where the edition fetched last was at hand."""
    if loss is _Loss.DAMAGED and own:
        return _("The directory on this computer was damaged, so it was built again.")
    if loss is _Loss.DAMAGED:
        return _(
            "The directory on this computer was damaged, so it was built again from the data that "
            "came with the program."
        )
    if loss is _Loss.MISSING and own:
        return _("A part of the directory on this computer was missing, so it was built again.")
    if loss is _Loss.MISSING:
        return _(
            "A part of the directory on this computer was missing, so it was built again from the "
            "data that came with the program."
        )
    return ""
