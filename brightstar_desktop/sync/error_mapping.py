"""From whatever goes wrong while looking for newer data to the trouble that people are told of.

The log holds the details; the sentences hold none that a reader could not act on.
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

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_MAY_NOT_WRITE: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_NOT_THERE: Final = (403, 404, 410)
_ON_THE_WAY: Final = {
    CertificateRefusedError: ErrorCode.CERTIFICATE,
    RedirectRefusedError: ErrorCode.REDIRECT,
    SlowRetrievalError: ErrorCode.SLOW,
    UnreachableError: ErrorCode.UNREACHABLE,
}


@contextmanager
def describing_errors(name: str, trusted_time: TrustedTime) -> Iterator[None]:
    """Raise a SyncError in place of any error of looking at the source ``name``."""
    try:
        yield
    except SyncError:
        raise
    except (DownloadError, RepositoryError, OSError) as error:
        logger.warning("no newer data from %s", name, exc_info=error)
        kind = SignatureEndedError if isinstance(error, ExpiredMetadataError) else SyncError
        raise _trouble(error, name, trusted_time).error(kind) from error
    except (DataFileError, DirectoryError) as error:
        logger.warning("the data from %s cannot be used", name, exc_info=error)
        # The reason is a sentence of this moment's language: it is told, but not remembered.
        raise SyncError(_unusable(error), ErrorCode.UNUSABLE) from error
    except Exception as error:
        logger.exception("looking at %s went wrong in a way that nobody foresaw", name)
        raise ErrorMessage(ErrorCode.UNKNOWN).error() from error


def _trouble(error: Exception, name: str, trusted_time: TrustedTime) -> ErrorMessage:
    if isinstance(error, Timeout):
        return ErrorMessage(ErrorCode.BUSY)
    if isinstance(error, DownloadHTTPError) and error.status_code not in _NOT_THERE:
        return ErrorMessage(ErrorCode.STATUS, {"source": name, "status": str(error.status_code)})
    if isinstance(error, OSError):
        return ErrorMessage(_on_this_computer(error))
    if isinstance(error, ExpiredMetadataError):
        return _ended(name, trusted_time)
    return ErrorMessage(_from_the_source(error), {"source": name})


def _ended(name: str, trusted_time: TrustedTime) -> ErrorMessage:
    names = {"source": name, "today": _to_the_minute(trusted_time.clock)}
    if trusted_time.is_set_back:
        names["earliest"] = _to_the_minute(trusted_time.now)
    return ErrorMessage(
        ErrorCode.SET_BACK if trusted_time.is_set_back else ErrorCode.EXPIRED, names
    )


def _to_the_minute(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d %H:%M}"


def _from_the_source(error: Exception) -> ErrorCode:
    if isinstance(error, DownloadHTTPError):
        return ErrorCode.MISSING_PART
    if isinstance(error, DownloadError) and not isinstance(error, DownloadLengthMismatchError):
        named = (code for kind, code in _ON_THE_WAY.items() if isinstance(error, kind))
        return next(named, ErrorCode.UNREADABLE)
    return ErrorCode.OLDER if isinstance(error, BadVersionNumberError) else ErrorCode.NOT_SIGNED


def _on_this_computer(error: OSError) -> ErrorCode:
    if error.errno in _NO_ROOM:
        return ErrorCode.DISK_FULL
    return ErrorCode.READ_ONLY if error.errno in _MAY_NOT_WRITE else ErrorCode.NOT_KEPT


def _unusable(error: Exception) -> str:
    return _("The newer data was not installed, and the data on this computer stays: {why}").format(
        why=error
    )
