"""How programs that run beside one another share a folder of directory files.

Whoever reads an edition has a shared lock on its file, so that nobody removes it meanwhile. Whoever
changes what is in use, or removes anything, has the exclusive lock of the folder. The system lets
go of both when a program ends, however it ends, so neither leaves anything to tidy up.
"""

import logging
import os
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from brightstar_desktop.storage.pointer import Pointer, read_pointer

if sys.platform != "win32":
    import fcntl

logger = logging.getLogger(__name__)

LOCK_NAME: Final = ".lock"
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A named pipe in the place of a file would be waited for."""
LOCK_TIMEOUT_SECONDS: Final = 30.0
"""How long to wait for the lock: who has it builds an edition, which takes seconds."""


class SharedLock:
    """A directory file kept on the disk for as long as this value lives.

    A shared lock on the file itself works in a folder that cannot be written, too. Windows needs
    none, for there an open file cannot be removed. Raises OSError where the file is not there.
    """

    def __init__(self, file: Path) -> None:
        descriptor = os.open(file, os.O_RDONLY | _AT_ONCE)
        weakref.finalize(self, os.close, descriptor)
        if sys.platform == "win32":
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:  # a file system without locks, or another program's lock
            logger.debug("%s is read without a lock: %s", file.name, error)
        if not os.path.samestat(os.fstat(descriptor), file.stat()):
            raise FileNotFoundError(f"{file} was replaced")


class LockedEditions(NamedTuple):
    """What the pointer says, with its files held; None for a file that is not there."""

    pointer: Pointer
    lock: SharedLock | None
    previous: SharedLock | None


def lock_in_use(folder: Path) -> LockedEditions | None:
    """Return what is in use in ``folder``, held; None where there is no pointer.

    The pointer is read again when the files are held, for what it named before may be gone by then.
    """
    pointer = read_pointer(folder)
    while pointer:
        found = LockedEditions(
            pointer, _locked(folder, pointer.file), _locked(folder, pointer.previous)
        )
        pointer = read_pointer(folder)
        if pointer == found.pointer:
            return found
    return None


def remove_unlocked(file: Path) -> None:
    """Remove a directory file unless somebody holds it. Raises OSError where it has to stay."""
    if sys.platform == "win32":
        file.unlink()
        return
    descriptor = os.open(file, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file.unlink()
    finally:
        os.close(descriptor)


@contextmanager
def exclusive_lock(folder: Path, timeout: float = LOCK_TIMEOUT_SECONDS) -> Iterator[None]:
    """Let no other program change what is in use in ``folder``, nor remove anything of it.

    What was read before is to be read anew here. Raises filelock's Timeout, an OSError, when
    another program still has the lock after ``timeout`` seconds, OSError where the folder
    cannot be written.
    """
    from filelock import FileLock  # noqa: PLC0415  # a start that changes nothing needs none

    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK_NAME, timeout=timeout):
        yield


def _locked(folder: Path, name: str) -> SharedLock | None:
    try:
        return SharedLock(folder / name) if name else None
    except OSError:
        return None
