"""What stands in the way of the file that keeps a visit, in one sentence each."""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from brightstar_desktop.errors import PersonalDataError
from brightstar_desktop.i18n import _

_NO_SPACE: Final = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_DENIED: Final = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class DamagedFileError(Exception):
    """The file can be opened, but what is in it is not what was written."""


class BusyFileError(PersonalDataError):
    """Another program holds the file."""


def trouble(error: Exception, file: Path) -> PersonalDataError | DamagedFileError:
    """Return what ``error`` means for ``file``: damage, or a sentence for the reader."""
    if isinstance(error, OSError):
        return _system_trouble(error, file)
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _BUSY:
        return busy(file)
    if code == sqlite3.SQLITE_FULL:
        return _full(file)
    if code in _DENIED:
        return _denied(file)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM):
        return _failing(file)
    return DamagedFileError(f"{file}: {type(cause).__name__}, code {code}")


def busy(file: Path) -> BusyFileError:
    """Return what is said while another program holds ``file``."""
    return BusyFileError(
        _(
            "The shortlist kept in {file} is in use by another program just now; close that "
            "program, or try again in a moment."
        ).format(file=file)
    )


def beyond_repair(file: Path) -> PersonalDataError:
    """Return what is said where no backup could be put in the place of a damaged ``file``."""
    return PersonalDataError(
        _(
            "The shortlist kept in {file} is damaged and could not be mended; make sure that its "
            "folder may be written to and the disk has space, then start again."
        ).format(file=file)
    )


def _system_trouble(error: OSError, file: Path) -> PersonalDataError:
    if error.errno in _NO_SPACE:
        return _full(file)
    return _denied(file) if error.errno in _NOT_ALLOWED else _failing(file)


def _full(file: Path) -> PersonalDataError:
    return PersonalDataError(
        _(
            "The disk that holds {folder} is full, so the last change to the shortlist is not "
            "kept; free some space there and try again."
        ).format(folder=file.parent)
    )


def _denied(file: Path) -> PersonalDataError:
    return PersonalDataError(
        _(
            "The shortlist in {file} cannot be opened or changed; make sure that you may read and "
            "write that file and its folder."
        ).format(file=file)
    )


def _failing(file: Path) -> PersonalDataError:
    return PersonalDataError(
        _(
            "The shortlist in {file} cannot be read or written; check that the disk is there and "
            "sound, then try again."
        ).format(file=file)
    )
