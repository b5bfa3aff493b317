"""What comes too slowly is given up, and what comes as fast as it must is not."""

import pytest
from tuf.api.exceptions import SlowRetrievalError

from brightstar_desktop.sync.transport.transfer_guard import TransferGuard, TransferLimits

LIMITS = TransferLimits(grace=20.0, min_rate=500.0, total=1800.0)


@pytest.mark.parametrize(
    ("seconds", "received", "is_slow"),
    [
        (20.0, 0, False),  # still within what a beginning may take
        (20.1, 0, True),
        (40.0, 20_000, False),  # 500 bytes a second, and no less
        (40.0, 19_999, True),
        (1800.0, 10_000_000, False),
        (1800.1, 10_000_000, True),  # at any pace
    ],
)
def test_the_average_counts_after_the_grace(seconds: float, received: int, is_slow: bool) -> None:
    clock = [0.0]
    guard = TransferGuard(LIMITS, lambda: clock[0])
    guard.count(received)
    clock[0] = seconds
    if is_slow:
        with pytest.raises(SlowRetrievalError):
            guard.check()
    else:
        guard.check()
