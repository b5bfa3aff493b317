"""The directory file that comes with the packaged program, so that its first start builds nothing.

It is made while the program is packaged, by the same code that builds directories elsewhere, and is
only ever copied: a file in use lies in the user's own folder. A program run from its sources has
none.
"""

import hashlib
import logging
import shutil
from pathlib import Path

from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.files import removed_at_end, sync_file
from brightstar_desktop.storage.build import file_digest, temporary_name
from brightstar_desktop.storage.file_header import read_header
from brightstar_desktop.storage.install import install, put_in_use
from brightstar_desktop.storage.pointer import Pointer, read_pointer

logger = logging.getLogger(__name__)


def prepare(folder: Path, catalogue_file: Path) -> Path:
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
    content = _content(prebuilt, shipped)
    if shipped is None or content is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    with removed_at_end(folder / temporary_name(".sqlite")) as temporary:
        temporary.write_bytes(content)
        if not _is_of(temporary, digest):
            return None
        sync_file(temporary)
        pointer = Pointer(file=shipped.file, digest=shipped.digest)
        return put_in_use(folder, temporary, pointer, replaced)


def _content(prebuilt: Path, shipped: Pointer | None) -> bytes | None:
    """Return the bytes of the file that was shipped, None where they are not what they were."""
    if shipped is None:
        return None
    try:
        content = (prebuilt / shipped.file).read_bytes()
    except OSError as error:
        logger.warning("The directory that came with the program cannot be read: %s", error)
        return None
    if hashlib.sha256(content).hexdigest() != shipped.digest:
        logger.warning("The directory that came with the program is damaged: not used")
        return None
    return content


def _is_of(file: Path, digest: str) -> bool:
    """Return whether ``file`` was derived as we derive, from the data file of ``digest``."""
    try:
        header = read_header(file)
    except DirectoryError:
        return False
    return bool(header and header.is_current and header.source_digest == digest)
