"""Keeps the shortlist of a visit, with its notes, from one start of the program to the next.

It is a small file that only its owner may read, with a backup a day beside it. Each save is one
transaction that lasts; what two windows change is brought together; a damaged file gives way to
the newest good backup; and what is erased leaves nothing in the folder.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar

from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.domain.visit import Saved, Visit
from brightstar_desktop.domain.visit_changes import merge_changes
from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_backup import Backups
from brightstar_desktop.storage.personal_database import LOCK_TIMEOUT_SECONDS, PersonalDatabase
from brightstar_desktop.storage.personal_erase import erase
from brightstar_desktop.storage.personal_export import write_export
from brightstar_desktop.storage.personal_repair import is_lost, mend
from brightstar_desktop.storage.personal_troubles import DamagedFileError, beyond_repair, trouble

logger = logging.getLogger(__name__)

T = TypeVar("T")


class PersonalFile:
    """A visit kept in ``file``, with backups in a folder. Meets ``domain.ports.PersonalStore``."""

    def __init__(
        self, file: Path, backups: Path, clock: Clock, timeout: float = LOCK_TIMEOUT_SECONDS
    ) -> None:
        self._database = PersonalDatabase(file, timeout)
        self._backups = Backups(backups)
        self._clock, self._timeout = clock, timeout
        self._known: Visit | None = None
        self._notice = ""
        self._turn = Lock()

    def load(self) -> Visit:
        """Return what is kept, nothing where nothing was."""
        with self._turn, self._told():
            self._known = self._read()
            self._back_up()
            return self._known

    def save(self, visit: Visit) -> None:
        """Keep what changed in ``visit`` since this object loaded or saved it last."""
        wanted = _storable(visit)
        with self._turn, self._told():
            if wanted == (self._known or Visit()):
                return
            self._keep(wanted)
            self._known = wanted
            self._back_up()

    def take_notice(self) -> str:
        """Return the sentence about a repair that nobody has been told yet, "" for none."""
        with self._turn:
            notice, self._notice = self._notice, ""
            return notice

    def export(self, file: Path) -> int:
        """Write what is kept to ``file`` as JSON and return the number of its providers."""
        with self._turn, self._told():
            self._refuse_own(file)
            visit = self._read()
        write_export(visit, file, self._clock.today())
        return len(visit.shortlist)

    def erase(self) -> None:
        """Remove what is kept, its journal, its backups and what was set aside."""
        with self._turn:
            erase(self._database, self._backups, self._timeout)
            self._known, self._notice = Visit(), ""

    def newest_backup(self) -> str:
        """Return the day of the newest backup, as 2026-11-23, "" where there is none."""
        with self._told():
            return next((backup.day for backup in self._backups.kept()), "")

    def _read(self) -> Visit:
        return self._mended(self._database.read, self._database.read)

    def _keep(self, wanted: Visit) -> None:
        known = self._known

        def change(kept: Visit) -> Visit:
            return merge_changes(known or Visit(), wanted, kept)

        def change_backup(kept: Visit) -> Visit:
            # What a backup lacks is still known here, and newer than the backup.
            return wanted if known else change(kept)

        update = self._database.update
        self._mended(lambda: update(change), lambda: update(change_backup))

    def _mended(self, work: Callable[[], T], again: Callable[[], T]) -> T:
        """Do ``work``; where the file is damaged or lost, mend it and do ``again`` instead."""
        try:
            if not is_lost(self._database, self._backups):
                return work()
        except DamagedFileError as error:
            logger.warning("the shortlist is damaged: %s", error)
        self._notice = mend(self._database, self._backups, self._timeout) or self._notice
        return again()

    def _back_up(self) -> None:
        """Make the backup of today; where that fails, what is kept is no worse for it."""
        try:
            self._backups.make_daily(self._database, self._clock.today())
        except (OSError, PersonalDataError, DamagedFileError) as error:
            logger.warning("no backup of the shortlist was made: %s", error)

    def _refuse_own(self, file: Path) -> None:
        told = file.resolve()
        own = {one.resolve() for one in self._database.files()}
        if told in own or self._backups.folder.resolve() in told.parents:
            raise PersonalDataError(
                _(
                    "{file} is where the program itself keeps the shortlist; choose another file "
                    "to export it to."
                ).format(file=file)
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn whatever the system says into one sentence."""
        try:
            yield
        except DamagedFileError as error:
            raise beyond_repair(self._database.file) from error
        except OSError as error:
            raise trouble(error, self._database.file) from error


def _storable(visit: Visit) -> Visit:
    """Return ``visit`` as a file can hold it: each provider once, half characters replaced."""
    whole = {_whole(one.slug): Saved(_whole(one.slug), _whole(one.note)) for one in visit.shortlist}
    return Visit(tuple(whole.values()))


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
