"""Keeps the shortlist of a visit, with its notes, from one start of the program to the next.

It is a small file that only its owner may read, with a backup a day beside it. Each save is one
transaction that lasts; what two windows change is brought together; a damaged file gives way to
the newest good backup; and what is erased leaves nothing in the folder.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.domain.visit import Saved, Visit, merge_changes
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import replace_file, sync_folder
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_backup import Backups
from brightstar_desktop.storage.personal_database import LOCK_TIMEOUT_SECONDS, PersonalDatabase
from brightstar_desktop.storage.personal_errors import (
    BusyFileError,
    DamagedFileError,
    beyond_repair,
    personal_error,
)

logger = logging.getLogger(__name__)

FORMAT: Final = "brightstar-shortlist"
VERSION: Final = 1

T = TypeVar("T")


class ExportedVisit(Struct, frozen=True):
    """What an exported file holds; ``version`` rises when its meaning changes."""

    format: str
    version: int
    exported_on: date
    shortlist: tuple[Saved, ...]


class PersonalFile:
    """A visit kept in ``file``, with backups in a folder. Meets ``domain.ports.PersonalStore``."""

    def __init__(
        self, file: Path, backups: Path, clock: Clock, timeout: float = LOCK_TIMEOUT_SECONDS
    ) -> None:
        self._database = PersonalDatabase(file, timeout)
        self._backups = Backups(backups, timeout)
        self._clock = clock
        self._known: Visit | None = None
        self._notice = ""
        self._lock = Lock()

    def load(self) -> Visit:
        with self._lock, self._described_errors():
            self._known = self._read()
            self._back_up()
            return self._known

    def save(self, visit: Visit) -> None:
        wanted = _storable(visit)
        with self._lock, self._described_errors():
            if wanted == (self._known or Visit()):
                return
            self._update(wanted)
            self._known = wanted
            self._back_up()

    def take_notice(self) -> str:
        with self._lock:
            notice, self._notice = self._notice, ""
            return notice

    def export(self, file: Path) -> int:
        """Write what is kept to ``file`` as JSON, in one step, for the user's eyes alone.

        Returns the number of its providers. Raises PersonalDataError where it cannot be written; a
        file that was there stays then.
        """
        with self._lock, self._described_errors():
            self._refuse_own(file)
            visit = self._read()
        exported = ExportedVisit(FORMAT, VERSION, self._clock.today(), visit.shortlist)
        content = msgspec.json.format(msgspec.json.encode(exported), indent=2) + b"\n"
        try:
            replace_file(file, content, private=True)
            sync_folder(file.absolute().parent)
        except OSError as error:
            raise PersonalDataError(
                _(
                    "The shortlist cannot be written to {file}; choose a file in a folder that is "
                    "there, has space and may be written to."
                ).format(file=file)
            ) from error
        return len(visit.shortlist)

    def erase(self) -> None:
        """Remove what is kept, its journal, its backups and what was set aside.

        Raises PersonalDataError where something may be left; erase again then.
        """
        database, backups = self._database, self._backups
        with self._lock:
            try:
                if backups.folder.exists() or any(file.exists() for file in database.files()):
                    self._erase()
            except OSError as error:
                raise PersonalDataError(
                    _(
                        "Not all that is kept of the shortlist could be erased from {folder}; make "
                        "sure that no other program uses it and that you may write there, then "
                        "erase it again."
                    ).format(folder=database.file.parent)
                ) from error
            self._known, self._notice = Visit(), ""

    def newest_backup(self) -> str:
        """Return the day of the newest backup, as 2026-11-23, "" where there is none."""
        with self._described_errors():
            return next((backup.day for backup in self._backups.kept()), "")

    def _read(self) -> Visit:
        return self._repaired(self._database.read, self._database.read)

    def _update(self, wanted: Visit) -> None:
        known, update = self._known, self._database.update

        def change(kept: Visit) -> Visit:
            return merge_changes(known or Visit(), wanted, kept)

        def change_backup(kept: Visit) -> Visit:
            # What a backup lacks is still known here, and newer than the backup.
            return wanted if known else change(kept)

        self._repaired(lambda: update(change), lambda: update(change_backup))

    def _repaired(self, work: Callable[[], T], again: Callable[[], T]) -> T:
        """Do ``work``; where the file is damaged or lost, repair it and do ``again`` instead."""
        try:
            if not self._backups.is_lost(self._database):
                return work()
        except DamagedFileError as error:
            logger.warning("the shortlist is damaged: %s", error)
        self._notice = self._backups.repair(self._database) or self._notice
        return again()

    def _back_up(self) -> None:
        """Make the backup of today; where that fails, what is kept is no worse for it."""
        try:
            self._backups.make_daily(self._database, self._clock.today())
        except (OSError, PersonalDataError, DamagedFileError) as error:
            logger.warning("no backup of the shortlist was made: %s", error)

    def _erase(self) -> None:
        """Erase backups first: what is left when this is cut short is never taken for a loss."""
        with self._backups.locked():
            try:
                self._database.clear()  # waits until nobody else uses the file
            except BusyFileError:
                raise
            except (PersonalDataError, DamagedFileError) as error:
                logger.info("the shortlist is removed without being cleared: %s", error)
            self._backups.empty()
            for file in self._database.files():
                file.unlink(missing_ok=True)
        self._backups.remove()
        sync_folder(self._database.file.parent)

    def _refuse_own(self, file: Path) -> None:
        target = file.resolve()
        own = {one.resolve() for one in self._database.files()}
        if target in own or self._backups.folder.resolve() in target.parents:
            raise PersonalDataError(
                _(
                    "{file} is where the program itself keeps the shortlist; choose another file "
                    "to export it to."
                ).format(file=file)
            )

    @contextmanager
    def _described_errors(self) -> Iterator[None]:
        try:
            yield
        except DamagedFileError as error:
            raise beyond_repair(self._database.file) from error
        except OSError as error:
            raise personal_error(error, self._database.file) from error


def _storable(visit: Visit) -> Visit:
    """Return ``visit`` as a file can hold it: each provider once, half characters replaced."""
    whole = {_whole(one.slug): Saved(_whole(one.slug), _whole(one.note)) for one in visit.shortlist}
    return Visit(tuple(whole.values()))


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
