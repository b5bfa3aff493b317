"""Puts an edition in use: a new file beside the old one, then a pointer replaced in one step.

Only a program that has the folder's lock (``storage.locking.exclusive_lock``) does so. Packages
ship a finished directory, so that their first start builds nothing; it is only ever copied.
"""

import hashlib
import logging
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import structs

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.files import removed_at_end, sync_file, sync_folder
from brightstar_desktop.storage.build import (
    BUILDING_PREFIX,
    build_directory,
    file_digest,
    temporary_name,
)
from brightstar_desktop.storage.engine import read_header
from brightstar_desktop.storage.locking import exclusive_lock, remove_unlocked
from brightstar_desktop.storage.pointer import Pointer, read_pointer, write_pointer

logger = logging.getLogger(__name__)

_PATTERNS: Final = ("directory-*.sqlite", "catalogue-*.json.gz", f"{BUILDING_PREFIX}*")
_NAME: Final = re.compile(r"(directory-.+-[0-9a-f]{12})(-[0-9a-f]{8})?\.sqlite")
"""Edition and data file, then the bytes themselves, which version 0.1.0 did not name."""


def install(
    folder: Path,
    catalogue_file: Path,
    digest: str,
    replaced: Pointer | None,
    *,
    keep_source: bool = False,
) -> Pointer:
    """Build the edition in ``catalogue_file``, whose SHA-256 is ``digest``, and put it in use.

    With ``keep_source`` the data file is kept beside it, to build from again. Raises DataFileError,
    DirectoryError, OSError or an SQLAlchemy error; what was in use stays so then.
    """
    catalogue = read_catalogue(catalogue_file)
    folder.mkdir(parents=True, exist_ok=True)
    with removed_at_end(build_directory(catalogue, digest, folder)) as temporary:
        pointer = _pointer_to(temporary, catalogue.edition, digest)
        if keep_source:
            _keep_source(folder, catalogue_file, digest)
            pointer = structs.replace(pointer, source=digest)
        return _activate(folder, temporary, pointer, replaced)


def rebuild_from_facts(
    folder: Path, pointer: Pointer, catalogue: Catalogue, digest: str
) -> Pointer:
    """Build the edition in use again from its facts, in place of what was derived from them before.

    ``digest`` is the SHA-256 of the data file that they once came from. Raises DirectoryError,
    OSError or an SQLAlchemy error; what was in use stays so then.
    """
    with removed_at_end(build_directory(catalogue, digest, folder)) as temporary:
        built = _pointer_to(temporary, catalogue.edition, digest)
        built = structs.replace(pointer, file=built.file, digest=built.digest)
        return _activate(folder, temporary, built, pointer)


def build_prebuilt(folder: Path, catalogue_file: Path) -> Path:
    """Build the directory of ``catalogue_file`` into ``folder``, to be shipped; return its file.

    Raises DataFileError, DirectoryError, OSError or an SQLAlchemy error.
    """
    shutil.rmtree(folder, ignore_errors=True)
    return folder / install(folder, catalogue_file, file_digest(catalogue_file), None).file


def copy_prebuilt(
    folder: Path, prebuilt: Path, digest: str, replaced: Pointer | None
) -> Pointer | None:
    """Copy the directory in ``prebuilt`` to ``folder`` and put it in use, if it may be used.

    It may where it is whole, was derived as this program derives, and from the data file whose
    SHA-256 is ``digest``; else None is returned and nothing is changed. Raises OSError where
    ``folder`` cannot be written.
    """
    shipped = read_pointer(prebuilt)
    content = _content(prebuilt, shipped) if shipped else None
    if shipped is None or content is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    with removed_at_end(folder / temporary_name(".sqlite")) as temporary:
        temporary.write_bytes(content)
        if not _is_usable(temporary, digest):
            return None
        sync_file(temporary)
        copied = Pointer(file=shipped.file, digest=shipped.digest)
        return _activate(folder, temporary, copied, replaced)


def remove_stale_if_unlocked(folder: Path) -> None:
    """Remove what is out of use, unless another program is changing something: it will do so."""
    try:
        pointer = read_pointer(folder)
        if pointer and any(_stale_files(folder, pointer)):
            with exclusive_lock(folder, timeout=0):
                remove_stale(folder)
    except OSError as error:
        logger.debug("nothing is removed from %s: %s", folder, error)


def remove_stale(folder: Path) -> None:
    """Remove editions that are out of use and that nobody reads, and what a killed build left.

    What cannot go may stay. Only a program that has the exclusive lock may call this: then no other
    one is building, and the pointer read here holds until the end.
    """
    pointer = read_pointer(folder)
    if pointer is None:
        return
    for file in _stale_files(folder, pointer):
        with suppress(OSError):
            remove_unlocked(file)


def kept_source(folder: Path, pointer: Pointer) -> Path | None:
    """Return the data file kept for ``pointer``, None where it is missing or not what it was."""
    file = folder / _source_name(pointer.source)
    return file if pointer.source and _is_whole(file, pointer.source) else None


def _keep_source(folder: Path, catalogue_file: Path, digest: str) -> None:
    """Copy the data file, whole and on the disk before it has its name."""
    kept = folder / _source_name(digest)
    if catalogue_file == kept:
        return
    name = f"{BUILDING_PREFIX}{os.getpid()}-{digest[:12]}.json.gz"
    with removed_at_end(folder / name) as temporary:
        shutil.copyfile(catalogue_file, temporary)
        sync_file(temporary)
        temporary.replace(kept)


def _source_name(digest: str) -> str:
    return f"catalogue-{digest[:12]}.json.gz"


def _pointer_to(file: Path, edition: str, source_digest: str) -> Pointer:
    """Return a pointer to a built file under its name: other data, other bytes, another name."""
    built = file_digest(file)
    name = f"directory-{edition}-{source_digest[:12]}-{built[:8]}.sqlite"
    return Pointer(file=name, digest=built)


def _rename(folder: Path, temporary: Path, pointer: Pointer) -> Pointer:
    """Give a file the name in ``pointer``, or the next best one; return what points to it.

    A file that is whole already stays. Windows does not replace a damaged one while another program
    has it open; no system puts a file in the place of a folder.
    """
    file = folder / pointer.file
    if _is_whole(file, pointer.digest):
        return pointer
    try:
        temporary.replace(file)
    except OSError:
        other = f"{_data_key(pointer.file)}-{secrets.token_hex(4)}.sqlite"
        temporary.replace(folder / other)
        return structs.replace(pointer, file=other)
    return pointer


def _with_previous(folder: Path, replaced: Pointer | None, pointer: Pointer) -> Pointer:
    """Return ``pointer`` with the file in use before it, which is never of the same data.

    The same data built again is no other edition: what was declined for it stays declined. A file
    that is damaged or gone is no edition to go back to.
    """
    if replaced is None:
        return pointer
    before = (replaced.previous, replaced.previous_digest)
    if _data_key(replaced.file) == _data_key(pointer.file):
        pointer = structs.replace(pointer, declined=replaced.declined)
    elif _is_whole(folder / replaced.file, replaced.digest):
        before = (replaced.file, replaced.digest)
    if _data_key(before[0]) == _data_key(pointer.file):
        before = ("", "")
    return structs.replace(pointer, previous=before[0], previous_digest=before[1])


def _data_key(name: str) -> str:
    """Return the part of a directory file's name that tells its edition and data file."""
    found = _NAME.fullmatch(name)
    return found[1] if found else name


def _is_whole(file: Path, digest: str) -> bool:
    try:
        return file_digest(file) == digest
    except OSError:
        return False


def _stale_files(folder: Path, pointer: Pointer) -> Iterator[Path]:
    in_use = {pointer.file, pointer.previous, _source_name(pointer.source)}
    for pattern in _PATTERNS:
        yield from (file for file in folder.glob(pattern) if file.name not in in_use)


def _activate(folder: Path, temporary: Path, pointer: Pointer, replaced: Pointer | None) -> Pointer:
    """Give a finished, synced file the name in ``pointer`` and point to it.

    Returns the pointer written, which knows the file in use before. Raises OSError.
    """
    pointer = _rename(folder, temporary, pointer)
    sync_folder(folder)
    pointer = _with_previous(folder, replaced, pointer)
    write_pointer(folder, pointer)
    logger.info("Installed %s", pointer.file)
    return pointer


def _content(prebuilt: Path, shipped: Pointer) -> bytes | None:
    """Return the bytes of the file that was shipped, None where they are not what they were."""
    try:
        content = (prebuilt / shipped.file).read_bytes()
    except OSError as error:
        logger.warning("The directory that came with the program cannot be read: %s", error)
        return None
    if hashlib.sha256(content).hexdigest() != shipped.digest:
        logger.warning("The directory that came with the program is damaged: not used")
        return None
    return content


def _is_usable(file: Path, digest: str) -> bool:
    """Return whether ``file`` was derived as we derive, from the data file of ``digest``."""
    try:
        header = read_header(file)
    except DirectoryError:
        return False
    return bool(header and header.is_current and header.source_digest == digest)
