"""A busy machine fails no test."""

from inspect import signature

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot


def test_no_drawn_example_is_timed() -> None:
    """A deadline of Hypothesis' measures the machine, and so does its check for slow drawing."""
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_an_example_that_fails_can_be_run_again_elsewhere() -> None:
    assert settings().print_blob


@pytest.mark.parametrize("name", ["waitUntil", "waitSignal", "waitSignals"])
def test_what_is_awaited_may_take_half_a_minute(qtbot: QtBot, name: str) -> None:
    assert signature(getattr(qtbot, name)).parameters["timeout"].default == 30_000
