"""Removes what is kept of a visit so that nothing of it is left in the folder."""

import logging
from pathlib import Path

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.files import sync_folder
from brightstar_desktop.i18n import _
from brightstar_desktop.storage.personal_backup import Backups
from brightstar_desktop.storage.personal_database import PersonalDatabase
from brightstar_desktop.storage.personal_troubles import BusyFileError, DamagedFileError

logger = logging.getLogger(__name__)


def erase(database: PersonalDatabase, backups: Backups, timeout: float) -> None:
    """Remove the file, its journal, its backups and what was set aside.

    Raises PersonalDataError where something may be left; erase again then.
    """
    try:
        if backups.folder.exists() or any(file.exists() for file in database.files()):
            _erase(database, backups, timeout)
    except OSError as error:
        raise _not_all(database.file.parent) from error


def _erase(database: PersonalDatabase, backups: Backups, timeout: float) -> None:
    """Erase backups first: what is left when this is cut short is never taken for a loss."""
    with backups.alone(timeout):
        _clear(database)
        backups.empty()
        for file in database.files():
            file.unlink(missing_ok=True)
    backups.remove()
    sync_folder(database.file.parent)


def _clear(database: PersonalDatabase) -> None:
    """Wait until nobody else uses the file; whatever else is wrong with it, it goes anyway."""
    try:
        database.clear()
    except BusyFileError:
        raise
    except (PersonalDataError, DamagedFileError) as error:
        logger.info("the shortlist is removed without being cleared: %s", error)


def _not_all(folder: Path) -> PersonalDataError:
    return PersonalDataError(
        _(
            "Not all that is kept of the shortlist could be erased from {folder}; make sure that "
            "no other program uses it and that you may write there, then erase it again."
        ).format(folder=folder)
    )
