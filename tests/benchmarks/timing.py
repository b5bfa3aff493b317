"""How the benchmarks take time."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 30


def milliseconds(act: Callable[[], object]) -> float:
    """Return the median time that ``act`` takes."""
    times = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000
