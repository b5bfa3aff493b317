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
from brightstar_desktop.sync.transport.fetching import (
    CertificateRefusedError,
    RedirectRefusedError,
    UnreachableError,
)
from brightstar_desktop.sync.trouble_words import Code, Trouble
from brightstar_desktop.sync.trust import Moment

logger = logging.getLogger(__name__)

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
_MAY_NOT_WRITE: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_NOT_THERE: Final = (403, 404, 410)
_ON_THE_WAY: Final = {
    CertificateRefusedError: Code.CERTIFICATE,
    RedirectRefusedError: Code.REDIRECT,
    SlowRetrievalError: Code.SLOW,
    UnreachableError: Code.UNREACHABLE,
}


@contextmanager
def in_plain_words(name: str, moment: Moment) -> Iterator[None]:
    """Raise a SyncError in place of any error of looking at the source ``name``."""
    try:
        yield
    except SyncError:
        raise
    except (DownloadError, RepositoryError, OSError) as error:
        logger.warning("no newer data from %s", name, exc_info=error)
        kind = SignatureEndedError if isinstance(error, ExpiredMetadataError) else SyncError
        raise _trouble(error, name, moment).error(kind) from error
    except (DataFileError, DirectoryError) as error:
        logger.warning("the data from %s cannot be used", name, exc_info=error)
        # The reason is a sentence of this moment's language: it is told, but not remembered.
        raise SyncError(_unusable(error), Code.UNUSABLE) from error
    except Exception as error:
        logger.exception("looking at %s went wrong in a way that nobody foresaw", name)
        raise Trouble(Code.UNKNOWN).error() from error


def _trouble(error: Exception, name: str, moment: Moment) -> Trouble:
    if isinstance(error, Timeout):
        return Trouble(Code.BUSY)
    if isinstance(error, DownloadHTTPError) and error.status_code not in _NOT_THERE:
        return Trouble(Code.STATUS, {"source": name, "status": str(error.status_code)})
    if isinstance(error, OSError):
        return Trouble(_on_this_computer(error))
    if isinstance(error, ExpiredMetadataError):
        return _ended(name, moment)
    return Trouble(_from_the_source(error), {"source": name})


def _ended(name: str, moment: Moment) -> Trouble:
    names = {"source": name, "today": _to_the_minute(moment.clock)}
    if moment.is_set_back:
        names["earliest"] = _to_the_minute(moment.now)
    return Trouble(Code.SET_BACK if moment.is_set_back else Code.EXPIRED, names)


def _to_the_minute(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d %H:%M}"


def _from_the_source(error: Exception) -> Code:
    if isinstance(error, DownloadHTTPError):
        return Code.MISSING_PART
    if isinstance(error, DownloadError) and not isinstance(error, DownloadLengthMismatchError):
        named = (code for kind, code in _ON_THE_WAY.items() if isinstance(error, kind))
        return next(named, Code.UNREADABLE)
    return Code.OLDER if isinstance(error, BadVersionNumberError) else Code.NOT_SIGNED


def _on_this_computer(error: OSError) -> Code:
    if error.errno in _NO_ROOM:
        return Code.DISK_FULL
    return Code.READ_ONLY if error.errno in _MAY_NOT_WRITE else Code.NOT_KEPT


def _unusable(error: Exception) -> str:
    return _("The newer data was not installed, and the data on this computer stays: {why}").format(
        why=error
    )
