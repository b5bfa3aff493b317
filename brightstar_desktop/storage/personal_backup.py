"""Daily backups of the file that keeps a visit, and its repair by the newest good one.

Backups are numbered, so that a clock that was set wrong does not make an old one the newest.
Damaged files are set aside among them.
"""

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from msgspec import Struct

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import removed_at_end, sync_file, sync_folder
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_database import (
    LOCK_TIMEOUT_SECONDS,
    OWNER_ONLY,
    PersonalDatabase,
)
from brightstar_desktop.storage.personal_errors import DamagedFileError, beyond_repair, busy

MOST_KEPT: Final = 7
_MOST_DAMAGED: Final = 3
_LOCK: Final = "lock"
_MAKING: Final = ".making-"
_NAME: Final = re.compile(r"personal-(\d{6})-(\d{4}-\d{2}-\d{2})\.sqlite")


class Backup(Struct, frozen=True):
    """One backup: its number, the day it was made (as written in its name), and its file."""

    number: int
    day: str
    file: Path


class Backups:
    """The backups in ``folder``; who makes, uses or removes any of them locks it."""

    def __init__(self, folder: Path, timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
        self.folder, self.timeout = folder, timeout

    @contextmanager
    def locked(self, timeout: float | None = None) -> Iterator[None]:
        """Keep other programs from the folder. Raises BusyFileError, OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        seconds = self.timeout if timeout is None else timeout
        try:
            with FileLock(self.folder / _LOCK, timeout=seconds, mode=OWNER_ONLY):
                yield
        except Timeout as error:
            raise busy(self.folder) from error

    def kept(self) -> list[Backup]:
        """Return the backups there are, the newest first."""
        found = [
            Backup(number=int(match[1]), day=match[2], file=file)
            for file in self._files()
            if (match := _NAME.fullmatch(file.name))
        ]
        return sorted(found, key=lambda backup: backup.number, reverse=True)

    def make_daily(self, database: PersonalDatabase, today: date) -> None:
        """Back ``database`` up where that was not done today, and let the oldest go.

        Raises OSError or what ``database`` raises; what is there stays then.
        """
        if database.is_unwritten() or not self._is_due(today):
            return
        with self.locked(timeout=0):
            for unfinished in self.folder.glob(f"{_MAKING}*"):  # of a killed program
                unfinished.unlink(missing_ok=True)
            if self._is_due(today):
                number = max((backup.number for backup in self.kept()), default=0) + 1
                name = f"personal-{number:06}-{today.isoformat()}.sqlite"
                self.copied(database).replace(self.folder / name)
                sync_folder(self.folder)
            for backup in self.kept()[MOST_KEPT:]:
                backup.file.unlink()

    def copied(self, database: PersonalDatabase) -> Path:
        """Return a checked copy of ``database`` under a temporary name, on the disk."""
        file = self.folder / f"{_MAKING}{os.getpid()}-{secrets.token_hex(4)}.sqlite"
        try:
            database.copy_to(file)
            PersonalDatabase(file).check()
            sync_file(file)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        return file

    def is_lost(self, database: PersonalDatabase) -> bool:
        """Return whether nothing is in the place of what was backed up."""
        return database.is_unwritten() and bool(self.kept())

    def repair(self, database: PersonalDatabase) -> str:
        """Put the newest good backup in the place of ``database``, which is damaged or lost.

        Returns a sentence about it, "" where another program was faster. The damaged file is set
        aside. Raises PersonalDataError where that cannot be done; then, as at any loss of power,
        the next attempt finds what it needs.
        """
        try:
            with self.locked():
                return "" if self._is_sound(database) else self._repair(database)
        except OSError as error:
            raise beyond_repair(database.file) from error

    def _is_sound(self, database: PersonalDatabase) -> bool:
        if self.is_lost(database):
            return False
        try:
            database.read()
        except DamagedFileError:
            return False
        return True

    def _repair(self, database: PersonalDatabase) -> str:
        backup = self._newest_good()
        if backup is None:
            aside = self._set_aside(database.file)
        else:  # a copy is on the disk before the damaged file is moved
            try:
                copy = self.copied(PersonalDatabase(backup.file))
            except (PersonalDataError, DamagedFileError) as error:
                raise beyond_repair(database.file) from error
            with removed_at_end(copy):
                aside = self._set_aside(database.file)
                copy.replace(database.file)
        sync_folder(database.file.parent)
        sync_folder(self.folder)
        return _notice(backup, aside)

    def _newest_good(self) -> Backup | None:
        """Return the newest backup that can be used; damaged ones before it are set aside."""
        for backup in self.kept():
            try:
                PersonalDatabase(backup.file).check()
            except DamagedFileError:
                self._set_aside(backup.file)
            except PersonalDataError:
                continue
            else:
                return backup
        return None

    def _set_aside(self, file: Path) -> Path | None:
        """Move a damaged ``file`` and its journal in here and return where it is now.

        An empty file is no loss and removed. The journal goes first, so that it is never applied
        to another file in the same place.
        """
        damaged = self.folder / f"damaged-{time.time_ns()}.sqlite"
        for suffix in ("-journal", ""):
            part = file.with_name(file.name + suffix)
            with suppress(FileNotFoundError):
                if part.stat().st_size:
                    part.replace(damaged.with_name(damaged.name + suffix))
                else:
                    part.unlink()
        for old in sorted(self.folder.glob("damaged-*.sqlite"), reverse=True)[_MOST_DAMAGED:]:
            old.unlink(missing_ok=True)
            old.with_name(f"{old.name}-journal").unlink(missing_ok=True)
        return damaged if damaged.exists() else None

    def empty(self) -> None:
        for file in self._files():
            if file.name != _LOCK:
                file.unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove the emptied folder, unless another program has begun to use it again."""
        with suppress(OSError):
            (self.folder / _LOCK).unlink(missing_ok=True)
            self.folder.rmdir()

    def _is_due(self, today: date) -> bool:
        kept = self.kept()
        return not kept or kept[0].day != today.isoformat()

    def _files(self) -> list[Path]:
        return list(self.folder.iterdir()) if self.folder.is_dir() else []


def _notice(backup: Backup | None, aside: Path | None) -> str:
    if backup and aside:
        return _(
            "The shortlist on this computer was damaged, so the backup of {day} took its place; "
            "the damaged file is kept as {file}."
        ).format(day=backup.day, file=aside)
    if backup:
        return _(
            "The shortlist on this computer was missing, so the backup of {day} took its place."
        ).format(day=backup.day)
    if aside:
        return _(
            "The shortlist on this computer was damaged and there is no good backup, so it begins "
            "empty; the damaged file is kept as {file}."
        ).format(file=aside)
    return _(
        "The shortlist on this computer was missing and its backups are damaged, so it begins "
        "empty."
    )
