"""When the next look is due: once a day, never all machines at once, more rarely after failures."""

import random
from datetime import datetime, timedelta
from typing import Final

from brightstar_desktop.sync.check_state import UpdateCheckState

CHECK_INTERVAL: Final = timedelta(days=1)
FIRST_RETRY: Final = timedelta(minutes=30)
JITTER: Final = 0.25
"""The share by which a wait may be longer, drawn by lot."""


def interval_after(check_state: UpdateCheckState, lot: random.Random | None = None) -> timedelta:
    """Return how long to wait after the last look; ``lot`` is for tests."""
    base = CHECK_INTERVAL
    if check_state.failures:
        base = min(CHECK_INTERVAL, FIRST_RETRY * 2 ** min(check_state.failures - 1, 10))
    share = (lot or random.SystemRandom()).random()
    return base * (1 + JITTER * share)


def time_to_next_check(
    check_state: UpdateCheckState, now: datetime, lot: random.Random | None = None
) -> timedelta:
    """Return how long from ``now`` the next look is due; nothing where it is due already.

    A last look in the future, as a corrected clock leaves behind, counts as none.
    """
    if check_state.checked_at is None or check_state.checked_at > now:
        return timedelta(0)
    return max(timedelta(0), check_state.checked_at + interval_after(check_state, lot) - now)
