"""One window for one folder of state: a second start passes on what it was asked, and ends.

It works with files alone, so that "no socket is ever opened" stays true of the whole program.
"""

import logging
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from brightstar_desktop.files import read_small, write_new

logger = logging.getLogger(__name__)

LOCK_FILE: Final = "window.lock"
CALLS: Final = "calls"
_TIMEOUT_SECONDS: Final = 3.0
_STEP_SECONDS: Final = 0.02
_MOST_BYTES: Final = 16_384


class StartRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a second start was asked to show; all empty only raises the window."""

    query: str = ""
    view: str = ""
    provider: str = ""
    chapter: str = ""
    keep: tuple[str, ...] = ()


class SingleInstance(QObject):
    """The first start holds a lock on ``root``; ``requested`` carries what a later one asks."""

    requested = Signal(StartRequest)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._lock = QLockFile(str(root / LOCK_FILE))
        # Stale is a lock whose program is gone, however it ended, and none for its age.
        self._lock.setStaleLockTime(0)
        # Made once there is an application: without one it has no event loop to belong to.
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Return whether this is the first start; so it is where no lock can be written."""
        with suppress(OSError):
            self._root.mkdir(parents=True, exist_ok=True)
        if self._lock.tryLock(0) or (self._is_odd() and self._lock.tryLock(0)):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def _is_odd(self) -> bool:
        """Remove a lock that names no program, unless one has it all the same; tell if it went."""
        holder, *_names = self._lock.getLockInfo()
        return holder == 0 and self._lock.removeStaleLockFile()

    def listen(self) -> None:
        """Hear later starts from now on, and those that wait since a moment ago.

        What was left by one that came to nothing is removed unread.
        """
        calls = self._root / CALLS
        try:
            calls.mkdir(mode=0o700, exist_ok=True)
            for left in calls.iterdir():
                if time.time() - left.stat().st_mtime > _TIMEOUT_SECONDS:
                    _remove(left)
        except OSError as error:
            logger.info("later starts are not heard: %s", error)
            return
        self._watcher = QFileSystemWatcher([str(calls)], self)
        self._watcher.directoryChanged.connect(self._answer)
        self._answer()

    def release(self) -> None:
        if self._watcher and self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._lock.unlock()

    def _answer(self) -> None:
        for file in sorted((self._root / CALLS).glob("*.call")):
            call = _read(file)
            _remove(file)
            if call:
                self.requested.emit(call)


def forward_to_first(root: Path, call: StartRequest, timeout: float = _TIMEOUT_SECONDS) -> bool:
    """Pass ``call`` on to the first start; return whether it was heard within ``timeout`` seconds.

    The file holds what was asked for, so it can be read by nobody else and is gone at once.
    """
    name = uuid.uuid4().hex
    written, told = root / CALLS / f"{name}.new", root / CALLS / f"{name}.call"
    try:
        written.parent.mkdir(mode=0o700, exist_ok=True)
        write_new(written, msgspec.json.encode(call), private=True, synced=False)
        written.rename(told)
    except (OSError, ValueError) as error:
        logger.info("the first start cannot be told: %s", error)
        _remove(written)
        return False
    return _is_taken(told, timeout)


def _is_taken(file: Path, timeout: float) -> bool:
    end = time.monotonic() + timeout
    while file.exists():
        if time.monotonic() > end:
            _remove(file)
            return False
        time.sleep(_STEP_SECONDS)
    return True


def _read(file: Path) -> StartRequest | None:
    try:
        return msgspec.json.decode(read_small(file, _MOST_BYTES), type=StartRequest)
    except Exception:  # a later start gets the window, whatever it left
        logger.info("a later start left something that cannot be read", exc_info=True)
        return None


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
