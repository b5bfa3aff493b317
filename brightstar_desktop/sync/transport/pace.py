"""How long bytes may take: what stalls or drips is given up."""

import time
from typing import Final

from msgspec import Struct
from tuf.api.exceptions import SlowRetrievalError


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one transfer, in seconds and bytes a second.

    ``connect`` bounds reaching the other side, ``gap`` the wait for the next bytes, ``whole`` the
    transfer. After ``grace`` at least ``slowest`` bytes a second must have come on average.
    """

    connect: float = 8.0
    gap: float = 15.0
    whole: float = 1800.0
    grace: float = 20.0
    slowest: float = 500.0


USUAL_LIMITS: Final = Limits()
"""An edition has some hundred kilobytes: a modem line passes, a drip does not."""


class Pace:
    """Watches one transfer."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._started = time.monotonic()
        self.received = 0

    def count(self, size: int) -> None:
        """Take note of ``size`` bytes. Raises SlowRetrievalError once they come too slowly."""
        self.received += size
        self.check()

    def check(self) -> None:
        """Raise SlowRetrievalError where too little has come by now."""
        seconds = time.monotonic() - self._started
        if seconds > self._limits.whole:
            raise SlowRetrievalError(f"no end after {seconds:.0f} seconds")
        if seconds > self._limits.grace and self.received < self._limits.slowest * seconds:
            raise SlowRetrievalError(f"{self.received} bytes in {seconds:.0f} seconds")
