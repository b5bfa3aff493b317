"""What happens when a newer edition is looked for, in values that any part may hold."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from brightstar_desktop.domain.catalogue import Edition


class Progress(Struct, frozen=True):
    """How much of an edition has arrived, in bytes; ``total`` is what its publisher signed."""

    received: int
    total: int


class UpdateKind(StrEnum):
    """How looking for a newer edition ended, where nothing went wrong.

    ``UNDER_WAY``: another program is looking already, and this one left it to that.
    """

    INSTALLED = "installed"
    UP_TO_DATE = "no_news"
    ALREADY_RUNNING = "under_way"


class UpdateOutcome(Struct, frozen=True):
    """The end of a successful look: ``edition`` is the one that is current now.

    ``notice`` is one plain sentence where something deserves attention though all went well, such
    as a publisher who is late in signing again.
    """

    kind: UpdateKind
    edition: str
    notice: str = ""


class UpdateState(Struct, frozen=True, kw_only=True):
    """What is remembered of the last looks. Moments are in UTC; None means never.

    ``source`` is the address that is asked when none is named ("" where there is none);
    ``trouble`` is the sentence of the last look, "" where it went well; ``good_until`` is the day
    by which the publisher promised to sign again.
    """

    source: str = ""
    checked_at: datetime | None = None
    trouble: str = ""
    good_until: datetime | None = None
    network_allowed: bool = True


class KeptEditions(Struct, frozen=True, kw_only=True):
    """The edition in use, and the one before it where it is still kept."""

    current: Edition
    previous: Edition | None = None


OnProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
"""Asked again and again while bytes arrive; True ends the work with UpdateCancelled."""
