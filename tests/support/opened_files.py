"""Which files of a folder are opened, by whatever part of this process or another: Linux alone.

Python's audit hooks hear nothing of what Qt opens; the kernel does.
"""

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_IN_OPEN: Final = 0x20
_IN_NONBLOCK: Final = os.O_NONBLOCK
_HEAD: Final = struct.Struct("iIII")


class Opened:
    """Collects names of files; ask ``names`` within ``opened_in``."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._names: list[str] = []

    def names(self) -> list[str]:
        """Return the files that were opened until now, in their order."""
        try:
            told = os.read(self._descriptor, 65536)
        except BlockingIOError:
            return self._names
        while told:
            _watch, _mask, _cookie, length = _HEAD.unpack_from(told)
            name = told[_HEAD.size : _HEAD.size + length]
            self._names.append(name.rstrip(b"\0").decode())
            told = told[_HEAD.size + length :]
        return self._names


@contextmanager
def opened_in(folder: Path) -> Iterator[Opened]:
    """Watch which files right in ``folder`` are opened."""
    c = ctypes.CDLL(None, use_errno=True)
    descriptor = c.inotify_init1(_IN_NONBLOCK)
    assert descriptor >= 0, os.strerror(ctypes.get_errno())
    assert c.inotify_add_watch(descriptor, os.fsencode(folder), _IN_OPEN) >= 0
    try:
        yield Opened(descriptor)
    finally:
        os.close(descriptor)
