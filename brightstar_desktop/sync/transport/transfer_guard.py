"""How long bytes may take: what stalls or drips is given up."""

import time
from collections.abc import Callable
from typing import Final

from msgspec import Struct
from tuf.api.exceptions import SlowRetrievalError


class TransferLimits(Struct, frozen=True, kw_only=True):
    """Bounds on one transfer, in seconds and bytes a second.

    ``connect`` bounds reaching the other side, ``read`` the wait for the next bytes, ``total`` the
    transfer. After ``grace`` at least ``min_rate`` must have come on average.
    """

    connect: float = 8.0
    read: float = 15.0
    total: float = 1800.0
    grace: float = 20.0
    min_rate: float = 500.0


DEFAULT_LIMITS: Final = TransferLimits()
"""An edition has some hundred kilobytes: a modem line passes, a drip does not."""


class TransferGuard:
    """Watches one transfer."""

    def __init__(self, limits: TransferLimits, now: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._now = limits, now
        self._started = now()
        self.received = 0

    def count(self, size: int) -> None:
        """Take note of ``size`` bytes. Raises SlowRetrievalError once they come too slowly."""
        self.received += size
        self.check()

    def check(self) -> None:
        """Raise SlowRetrievalError where too little has come by now."""
        seconds = self._now() - self._started
        if seconds > self._limits.total:
            raise SlowRetrievalError(f"no end after {seconds:.0f} seconds")
        if seconds > self._limits.grace and self.received < self._limits.min_rate * seconds:
            raise SlowRetrievalError(f"{self.received} bytes in {seconds:.0f} seconds")

    def is_too_slow(self) -> bool:
        try:
            self.check()
        except SlowRetrievalError:
            return True
        return False
