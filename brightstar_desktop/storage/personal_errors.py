"""What stands in the way of the file that keeps a visit, in one sentence each."""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.i18n import _

_CODES: Final = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EACCES: sqlite3.SQLITE_PERM,
    errno.EPERM: sqlite3.SQLITE_PERM,
    errno.EROFS: sqlite3.SQLITE_READONLY,
}


class DamagedFileError(Exception):
    """The file can be opened, but what is in it is not what was written."""


class BusyFileError(PersonalDataError):
    """Another program holds the file."""


def personal_error(error: Exception, file: Path) -> PersonalDataError | DamagedFileError:
    """Return what ``error`` means for ``file``: damage, or a sentence for the reader."""
    code = _sqlite_code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return busy(file)
    if code == sqlite3.SQLITE_FULL:
        sentence = _(
            "The disk that holds {folder} is full, so the last change to the shortlist is not "
            "kept; free some space there and try again."
        ).format(folder=file.parent)
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        sentence = _(
            "The shortlist in {file} cannot be opened or changed; make sure that you may read and "
            "write that file and its folder."
        ).format(file=file)
    elif code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        sentence = _(
            "The shortlist in {file} cannot be read or written; check that the disk is there and "
            "sound, then try again."
        ).format(file=file)
    else:
        return DamagedFileError(f"{file}: {type(error).__name__}, code {code}")
    return PersonalDataError(sentence)


def busy(file: Path) -> BusyFileError:
    return BusyFileError(
        _(
            "The shortlist kept in {file} is in use by another program just now; close that "
            "program, or try again in a moment."
        ).format(file=file)
    )


def beyond_repair(file: Path) -> PersonalDataError:
    return PersonalDataError(
        _(
            "The shortlist kept in {file} is damaged and could not be mended; make sure that its "
            "folder may be written to and the disk has space, then start again."
        ).format(file=file)
    )


def _sqlite_code(error: Exception) -> int:
    """Return SQLite's primary result code for what SQLite or the system could not do."""
    if isinstance(error, OSError):
        return _CODES.get(error.errno or 0, sqlite3.SQLITE_IOERR)
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)) & 0xFF
