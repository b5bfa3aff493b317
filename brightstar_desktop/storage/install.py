"""Puts an edition in use: a new file beside the old one, then a pointer replaced in one step."""

import logging
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import structs

from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.storage.build import (
    BUILDING_PREFIX,
    build_directory,
    file_digest,
    sync_file,
    sync_folder,
)
from brightstar_desktop.storage.pointer import Pointer, write_pointer

logger = logging.getLogger(__name__)

_PATTERNS: Final = ("directory-*.sqlite", "catalogue-*.json.gz")
_LEFTOVER_SECONDS: Final = 600.0
"""A build takes seconds; a temporary file as old as this belongs to one that was killed."""


def install(
    folder: Path,
    catalogue_file: Path,
    digest: str,
    replaced: Pointer | None,
    *,
    keep_source: bool = False,
) -> Pointer:
    """Build the edition in ``catalogue_file``, whose SHA-256 is ``digest``, and put it in use.

    With ``keep_source`` the data file is kept beside it, to build from again. The database's name
    holds a part of the digest, so that no file in use is ever written over. Raises DataFileError,
    DirectoryError, OSError or an SQLAlchemy error; what was in use stays so then.
    """
    catalogue = read_catalogue(catalogue_file)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = build_directory(catalogue, digest, folder)
    name = f"directory-{catalogue.edition}-{digest[:12]}.sqlite"
    source = digest if keep_source else ""
    try:
        pointer = Pointer(file=name, digest=file_digest(temporary), source=source)
        if keep_source:
            _keep_source(folder, catalogue_file, digest)
        return put_in_use(folder, temporary, pointer, replaced)
    finally:
        temporary.unlink(missing_ok=True)


def derive_anew(folder: Path, pointer: Pointer, catalogue: Catalogue, digest: str) -> Pointer:
    """Build the edition in use again from its facts, in place of what was derived from them before.

    ``digest`` is the SHA-256 of the data file that they once came from. Raises DirectoryError,
    OSError or an SQLAlchemy error; what was in use stays so then.
    """
    temporary = build_directory(catalogue, digest, folder)
    try:
        renewed = structs.replace(pointer, digest=file_digest(temporary))
        return put_in_use(folder, temporary, renewed, pointer)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_use(
    folder: Path, temporary: Path, pointer: Pointer, replaced: Pointer | None
) -> Pointer:
    """Give a finished, synced file the name in ``pointer`` and point to it.

    Returns the pointer written, which knows the file in use before. Raises OSError.
    """
    temporary.replace(folder / pointer.file)
    sync_folder(folder)
    succeeding = _succeeding(replaced, pointer)
    write_pointer(folder, succeeding)
    logger.info("Installed %s", pointer.file)
    return succeeding


def kept_source(folder: Path, pointer: Pointer) -> Path | None:
    """Return the data file kept for ``pointer``, None where it is missing or not what it was."""
    file = folder / _source_name(pointer.source)
    try:
        return file if pointer.source and file_digest(file) == pointer.source else None
    except OSError:
        return None


def _keep_source(folder: Path, catalogue_file: Path, digest: str) -> None:
    """Copy the data file, whole and on the disk before it has its name."""
    kept = folder / _source_name(digest)
    if catalogue_file == kept:
        return
    temporary = folder / f"{BUILDING_PREFIX}{os.getpid()}-{digest[:12]}.json.gz"
    try:
        shutil.copyfile(catalogue_file, temporary)
        sync_file(temporary)
        temporary.replace(kept)
    finally:
        temporary.unlink(missing_ok=True)


def _source_name(digest: str) -> str:
    return f"catalogue-{digest[:12]}.json.gz"


def _succeeding(replaced: Pointer | None, pointer: Pointer) -> Pointer:
    """Return ``pointer`` with the file in use before it, which is never itself.

    The same edition built again is no other one: what was declined for it stays declined.
    """
    if replaced is None:
        return pointer
    before = (replaced.file, replaced.digest)
    if replaced.file == pointer.file:
        before = (replaced.previous, replaced.previous_digest)
        pointer = structs.replace(pointer, declined=replaced.declined)
    return structs.replace(pointer, previous=before[0], previous_digest=before[1])


def sweep(folder: Path, pointer: Pointer) -> None:
    """Remove editions out of use and what a killed build left; what cannot go may stay."""
    in_use = {pointer.file, pointer.previous, _source_name(pointer.source)}
    with suppress(OSError):
        for pattern in _PATTERNS:
            for file in folder.glob(pattern):
                if file.name not in in_use:
                    file.unlink(missing_ok=True)
        for leftover in folder.glob(f"{BUILDING_PREFIX}*"):
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_SECONDS:
                leftover.unlink(missing_ok=True)
