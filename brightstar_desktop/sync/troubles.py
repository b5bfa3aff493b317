"""What stood in the way of newer data, in one sentence: what happened, what stays, what to do.

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
from tuf.api.serialization import DeserializationError

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

logger = logging.getLogger(__name__)

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def in_plain_words(name: str, now: datetime) -> Iterator[None]:
    """Raise a SyncError in place of any error of looking at the source ``name``."""
    try:
        yield
    except SyncError:
        raise
    except (DownloadError, RepositoryError, DeserializationError, Timeout, OSError) as error:
        logger.warning("no newer data from %s", name, exc_info=error)
        kind = SignatureEndedError if isinstance(error, ExpiredMetadataError) else SyncError
        raise kind(_sentence(error, name, now)) from error
    except (DataFileError, DirectoryError) as error:
        logger.warning("the data from %s cannot be used", name, exc_info=error)
        raise SyncError(_unusable(error)) from error


def _sentence(error: Exception, name: str, now: datetime) -> str:
    if isinstance(error, DownloadError) and not isinstance(error, DownloadLengthMismatchError):
        return _on_the_way(error, name)
    if isinstance(error, Timeout):
        return _(
            "BrightStar is already bringing newer data in another window; wait until it has ended."
        )
    if isinstance(error, OSError):
        return _on_this_computer(error)
    return _not_trusted(error, name, now)


def _on_the_way(error: DownloadError, name: str) -> str:
    if isinstance(error, CertificateRefusedError):
        return _(
            "The connection to {source} is not one that this computer trusts, as happens where a "
            "network inspects connections; the data on this computer stays; ask whoever runs the "
            "network, or update from a folder or stick."
        ).format(source=name)
    if isinstance(error, RedirectRefusedError):
        return _(
            "{source} sent us on to a place that is not safe, as a sign-in page of a network may; "
            "the data on this computer stays; sign in to the network or try another one."
        ).format(source=name)
    if isinstance(error, SlowRetrievalError):
        return _(
            "{source} sent the data too slowly, so it was given up; the data on this computer "
            "stays; try again later or on another network."
        ).format(source=name)
    if isinstance(error, DownloadHTTPError):
        return _answered(error, name)
    if isinstance(error, UnreachableError):
        return _(
            "{source} cannot be reached; the data on this computer stays; check the network or "
            "the stick and try again."
        ).format(source=name)
    return _(
        "The data could not be read from {source}; the data on this computer stays; try again "
        "later."
    ).format(source=name)


def _answered(error: DownloadHTTPError, name: str) -> str:
    if error.status_code in (403, 404, 410):
        return _(
            "A part of the published data is missing from {source}; the data on this computer "
            "stays; check the address or folder, or tell its publisher."
        ).format(source=name)
    return _(
        "{source} is in trouble (it answered with {status}); the data on this computer stays; try "
        "again later."
    ).format(source=name, status=error.status_code)


def _not_trusted(error: Exception, name: str, now: datetime) -> str:
    if isinstance(error, ExpiredMetadataError):
        return _(
            "What the publisher signed at {source} is no longer valid by this computer’s clock, "
            "which says {today}; the data on this computer stays; if the clock is right, ask the "
            "publisher to sign again."
        ).format(source=name, today=f"{now.astimezone():%Y-%m-%d %H:%M}")
    if isinstance(error, BadVersionNumberError):
        return _(
            "{source} offers older data than this computer has seen, so it was refused and the "
            "data here stays; use a newer folder or stick, or try again later."
        ).format(source=name)
    return _(
        "What came from {source} is not what its publisher signed, so it was refused and the data "
        "on this computer stays; try another network or a fresh copy."
    ).format(source=name)


def _on_this_computer(error: OSError) -> str:
    if error.errno in _NO_ROOM:
        return _(
            "The disk is full, so the newer data could not be kept; the data on this computer "
            "stays; free some space and try again."
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _(
            "The folder for the data cannot be written to, so the newer data could not be kept; "
            "the data on this computer stays; check that you may write there."
        )
    return _(
        "The newer data could not be kept on this computer; the data here stays; the log says more."
    )


def _unusable(error: Exception) -> str:
    return _("The newer data was not installed, and the data on this computer stays: {why}").format(
        why=error
    )
