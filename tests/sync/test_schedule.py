"""When the next check is due."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.sync.check_state import (
    CHECK_INTERVAL,
    FIRST_RETRY,
    JITTER,
    UpdateCheckState,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_first_check_is_due_at_once() -> None:
    assert UpdateCheckState().time_to_next(NOW) == timedelta(0)


def test_checks_are_a_day_apart_and_up_to_a_quarter_more() -> None:
    check_state = UpdateCheckState(checked_at=NOW)
    waits = [check_state.time_to_next(NOW, random.Random(seed)) for seed in range(200)]
    assert timedelta(days=1) <= min(waits) < timedelta(days=1.02)
    assert timedelta(days=1.23) < max(waits) <= timedelta(days=1.25)


def test_an_overdue_check_is_due_now_and_not_before() -> None:
    check_state = UpdateCheckState(checked_at=NOW - timedelta(days=3))
    assert check_state.time_to_next(NOW) == timedelta(0)


def test_a_check_from_the_future_counts_as_none() -> None:
    assert UpdateCheckState(checked_at=NOW + timedelta(days=400)).time_to_next(NOW) == timedelta(0)


def test_machines_that_start_together_do_not_check_together() -> None:
    check_state = UpdateCheckState(checked_at=NOW)
    waits = {check_state.time_to_next(NOW, random.Random(seed)) for seed in range(50)}
    assert len(waits) == 50


@given(failures=st.integers(0, 10_000), seed=st.integers())
def test_waits_grow_with_failures_up_to_the_usual(failures: int, seed: int) -> None:
    wait = UpdateCheckState(checked_at=NOW, failures=failures).time_to_next(
        NOW, random.Random(seed)
    )
    assert FIRST_RETRY <= wait <= CHECK_INTERVAL * (1 + JITTER)
    if failures == 1:
        assert wait <= FIRST_RETRY * (1 + JITTER)
    if failures == 0 or failures > 6:
        assert wait >= CHECK_INTERVAL
