"""From whatever goes wrong during an update check to the error message that people read.

The log holds the details; the messages hold none that a reader could not act on.
"""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from filelock import Timeout
from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    SlowRetrievalError,
)

from brightstar_desktop.errors import (
    DataFileError,
    DirectoryError,
    SignatureEndedError,
    SyncError,
)
from brightstar_desktop.i18n import _
from brightstar_desktop.sync.error_messages import ErrorCode, ErrorMessage
from brightstar_desktop.sync.transport.fetcher import (
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.trust import TrustedTime

logger = logging.getLogger(__name__)

_DISK_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_MISSING: Final = (403, 404, 410)
_IN_TRANSFER: Final = {
    CertificateRefusedError: ErrorCode.CERTIFICATE,
    RedirectRefusedError: ErrorCode.REDIRECT,
    SlowRetrievalError: ErrorCode.SLOW,
    UnreachableError: ErrorCode.UNREACHABLE,
}


@contextmanager
def describing_errors(name: str, time: TrustedTime) -> Iterator[None]:
    """Raise a SyncError in place of any error of checking the source ``name``."""
    try:
        yield
    except SyncError:
        raise
    except Exception as error:
        raise describe_error(error, name, time) from error


def describe_error(error: Exception, name: str, time: TrustedTime) -> SyncError:
    """Return ``error`` as a sentence, and log its details."""
    if isinstance(error, DownloadError | RepositoryError | OSError):
        logger.warning("no newer data from %s", name, exc_info=error)
        kind = SignatureEndedError if isinstance(error, ExpiredMetadataError) else SyncError
        return _message(error, name, time).error(kind)
    if isinstance(error, DataFileError | DirectoryError):
        logger.warning("the data from %s cannot be used", name, exc_info=error)
        # The reason is a sentence in the language of this moment: it is shown, but not stored.
        return SyncError(_unusable(error), ErrorCode.UNUSABLE)
    logger.error("checking %s failed in a way that nobody foresaw", name, exc_info=error)
    return ErrorMessage(ErrorCode.UNKNOWN).error()


def _message(error: Exception, name: str, time: TrustedTime) -> ErrorMessage:
    if isinstance(error, Timeout):
        return ErrorMessage(ErrorCode.BUSY)
    if isinstance(error, DownloadHTTPError) and error.status_code not in _MISSING:
        return ErrorMessage(ErrorCode.STATUS, {"source": name, "status": str(error.status_code)})
    if isinstance(error, OSError):
        return ErrorMessage(_on_this_computer(error))
    if isinstance(error, ExpiredMetadataError):
        return _expired(name, time)
    return ErrorMessage(_from_the_source(error), {"source": name})


def _expired(name: str, time: TrustedTime) -> ErrorMessage:
    names = {"source": name, "today": _to_the_minute(time.clock)}
    if not time.is_set_back:
        return ErrorMessage(ErrorCode.EXPIRED, names)
    return ErrorMessage(ErrorCode.SET_BACK, names | {"earliest": _to_the_minute(time.now)})


def _to_the_minute(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d %H:%M}"


def _from_the_source(error: Exception) -> ErrorCode:
    if isinstance(error, DownloadHTTPError):
        return ErrorCode.MISSING_PART
    if isinstance(error, DownloadError) and not isinstance(error, DownloadLengthMismatchError):
        codes = (code for kind, code in _IN_TRANSFER.items() if isinstance(error, kind))
        return next(codes, ErrorCode.UNREADABLE)
    return ErrorCode.OLDER if isinstance(error, BadVersionNumberError) else ErrorCode.NOT_SIGNED


def _on_this_computer(error: OSError) -> ErrorCode:
    if error.errno in _DISK_FULL:
        return ErrorCode.DISK_FULL
    return ErrorCode.READ_ONLY if error.errno in _READ_ONLY else ErrorCode.NOT_KEPT


def _unusable(error: Exception) -> str:
    return _("The newer data was not installed, and the data on this computer stays: {why}").format(
        why=error
    )
