"""Puts the newest good backup in the place of a file that is damaged or gone."""

from pathlib import Path

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import sync_folder
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_backup import Backup, Backups
from brightstar_desktop.storage.personal_database import PersonalDatabase
from brightstar_desktop.storage.personal_troubles import DamagedFileError, beyond_repair


def is_lost(database: PersonalDatabase, backups: Backups) -> bool:
    """Return whether nothing is in the place of what was backed up."""
    return database.is_unwritten() and bool(backups.kept())


def mend(database: PersonalDatabase, backups: Backups, timeout: float) -> str:
    """Mend ``database`` and return a sentence about it, "" where another program was faster.

    The damaged file is set aside. Raises PersonalDataError where that cannot be done; then, as at
    any loss of power, the next attempt finds what it needs.
    """
    try:
        with backups.alone(timeout):
            return "" if _is_sound(database, backups) else _mend(database, backups)
    except OSError as error:
        raise beyond_repair(database.file) from error


def _is_sound(database: PersonalDatabase, backups: Backups) -> bool:
    if is_lost(database, backups):
        return False
    try:
        database.read()
    except DamagedFileError:
        return False
    return True


def _mend(database: PersonalDatabase, backups: Backups) -> str:
    backup = backups.newest_good()
    copy = _copied(backup, database, backups) if backup else None
    try:
        aside = backups.set_aside(database.file)
        if copy:
            copy.replace(database.file)
    finally:
        if copy:
            copy.unlink(missing_ok=True)
    sync_folder(database.file.parent)
    sync_folder(backups.folder)
    return _notice(backup, aside)


def _copied(backup: Backup, database: PersonalDatabase, backups: Backups) -> Path:
    """Return a copy of ``backup`` that is on the disk before the damaged file is moved."""
    try:
        return backups.copied(PersonalDatabase(backup.file))
    except (PersonalDataError, DamagedFileError) as error:
        raise beyond_repair(database.file) from error


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
