"""Small files read within bounds; files written so that any accident leaves the old or the new one.

A program that is killed may leave a temporary file behind, never half of the file itself.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

SMALL: Final = 256 * 1024
"""More bytes than any file of settings or state has."""
_BINARY: Final = getattr(os, "O_BINARY", 0)
_EVERYBODY, _OWNER_ONLY = 0o666, 0o600


def read_small(file: Path, most: int = SMALL) -> bytes:
    """Return the content of a file that holds settings or state.

    Raises OSError for what cannot be read, and for what is no file or larger than such a one is: a
    pipe would keep us waiting for ever, and a device give bytes for ever.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "is no file", str(file))
        content = stream.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"is larger than {most} bytes", str(file))
    return content


def replace_file(
    file: Path,
    content: bytes,
    temporary: Path | None = None,
    *,
    private: bool = False,
    synced: bool = True,
) -> None:
    """Write ``content`` beside ``file``, then put it in its place in one step.

    Raises OSError; what stood there stays then. ``temporary`` is given where the next attempt is to
    find what a killed one left; by default the name is no other program's. See ``write_new``.
    """
    unique = f".{file.name}.{os.getpid()}-{secrets.token_hex(4)}"
    with removed_at_end(temporary or file.parent / unique) as new:
        new.unlink(missing_ok=True)  # a pipe of that name would keep us waiting
        write_new(new, content, private=private, synced=synced)
        new.replace(file)


def write_new(file: Path, content: bytes, *, private: bool = False, synced: bool = True) -> None:
    """Write a file that is not there yet. Raises OSError, FileExistsError where it is.

    A ``private`` file can be read by its owner alone; a ``synced`` one outlasts a loss of power.
    """
    mode = _OWNER_ONLY if private else _EVERYBODY
    handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        if synced:
            stream.flush()
            os.fsync(handle)


@contextmanager
def removed_at_end(file: Path) -> Iterator[Path]:
    """Remove a temporary file, unless it was renamed meanwhile."""
    try:
        yield file
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def sync_file(file: Path) -> None:
    """Make a file's bytes outlast a loss of power."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` outlast a loss of power, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
