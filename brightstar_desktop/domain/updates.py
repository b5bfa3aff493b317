"""What an update check tells, and what those who sign editions and read them agree on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from brightstar_desktop.domain.catalogue import Edition

SIGNED_FOR: Final = timedelta(days=45)
"""How long the signature over what is newest holds; so its end tells when it was made."""

DATED_AHEAD: Final = timedelta(days=31)
"""How far ahead of now the day in an edition's name may be: a publisher needs one day, a clock that
is behind some more. Without a bound, a forged name would be newer than all editions to come."""

DEVELOPMENT_FIELD: Final = "x-brightstar-development"
"""Marks a root whose private keys are known to everybody."""


class Progress(Struct, frozen=True):
    """How much of an edition has arrived, in bytes; ``total`` is what its publisher signed."""

    received: int
    total: int


class UpdateKind(StrEnum):
    """How an update check ended, where nothing went wrong.

    ``ALREADY_RUNNING``: another program is checking, and this one left it to that.
    """

    INSTALLED = "installed"
    UP_TO_DATE = "no_news"
    ALREADY_RUNNING = "under_way"


class UpdateOutcome(Struct, frozen=True):
    """The end of a successful check: ``edition`` is the one that is in use now."""

    kind: UpdateKind
    edition: str


class UpdateState(Struct, frozen=True, kw_only=True):
    """How the last update check ended. Moments are in UTC; None means never.

    ``source`` is the address that is asked when none is named ("" where there is none);
    ``error`` is the sentence of the last check, "" where it went well; ``good_until`` is the day
    by which the publisher promised to sign again.
    """

    source: str = ""
    checked_at: datetime | None = None
    error: str = field(default="", name="trouble")
    good_until: datetime | None = None
    network_allowed: bool = True


class KeptEditions(Struct, frozen=True, kw_only=True):
    """The edition in use, and the one before it where it is still kept."""

    current: Edition
    previous: Edition | None = None


OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
"""Asked again and again while bytes arrive; True ends the work with UpdateCancelled."""
