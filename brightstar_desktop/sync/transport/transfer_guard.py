"""How long bytes may take: what stalls or drips is given up."""

import time
from collections.abc import Callable

from tuf.api.exceptions import SlowRetrievalError

from brightstar_desktop.sync.transport.limits import TransferLimits


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
