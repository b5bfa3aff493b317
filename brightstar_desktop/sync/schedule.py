"""When the next look is due: once a day, never all machines at once, more rarely after failures."""

import random
from datetime import datetime, timedelta
from typing import Final

from brightstar_desktop.sync.memory import LookMemory

USUAL: Final = timedelta(days=1)
FIRST_AFTER_FAILURE: Final = timedelta(minutes=30)
JITTER: Final = 0.25
"""The share by which a wait may be longer, drawn by lot."""


def wait_after(memory: LookMemory, lot: random.Random | None = None) -> timedelta:
    """Return how long to wait after the last look; ``lot`` is for tests."""
    base = USUAL
    if memory.failures:
        base = min(USUAL, FIRST_AFTER_FAILURE * 2 ** min(memory.failures - 1, 10))
    share = (lot or random.SystemRandom()).random()
    return base * (1 + JITTER * share)


def next_look(memory: LookMemory, now: datetime, lot: random.Random | None = None) -> timedelta:
    """Return how long from ``now`` the next look is due; nothing where it is due already.

    A last look in the future, as a corrected clock leaves behind, counts as none.
    """
    if memory.checked_at is None or memory.checked_at > now:
        return timedelta(0)
    return max(timedelta(0), memory.checked_at + wait_after(memory, lot) - now)
