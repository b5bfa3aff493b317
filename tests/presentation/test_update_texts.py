"""Looking for newer data, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from brightstar_desktop.domain.updates import Progress, UpdateKind, UpdateOutcome, UpdateState
from brightstar_desktop.presentation.update_texts import (
    format_datetime,
    last_check_line,
    outcome_line,
    progress_line,
    signature_line,
    why_no_check,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_progress_is_told_in_thousands_of_bytes() -> None:
    assert progress_line(Progress(received=312_400, total=480_000)) == "312 of 480 kB"
    assert progress_line(Progress(received=1_000_000, total=2_000_000)) == "1,000 of 2,000 kB"


def test_the_last_look_is_told_with_its_end() -> None:
    assert "Nobody has looked" in last_check_line(UpdateState())
    when = format_datetime(NOON)
    well = last_check_line(UpdateState(checked_at=NOON))
    assert well == f"Last look on {when}: all was well."
    late = last_check_line(UpdateState(checked_at=NOON, error="It is late."))
    assert late == f"Last look on {when}: It is late."


def test_a_promise_holds_until_its_moment_and_not_after() -> None:
    state = UpdateState(good_until=NOON)
    assert signature_line(UpdateState(), NOON) == ""
    assert signature_line(state, NOON) == "The publisher’s signature holds until Nov 23, 2026."
    assert "has not been heard of" in signature_line(state, NOON + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("source", "allowed", "words"),
    [
        ("", True, "names no address"),
        ("https://data.example", False, "switched off"),
        ("https://data.example", True, ""),
        ("/srv/brightstar", False, ""),
        ("/srv/brightstar", True, ""),
    ],
)
def test_why_the_usual_place_cannot_be_asked(source: str, allowed: bool, words: str) -> None:
    told = why_no_check(UpdateState(source=source, network_allowed=allowed))
    assert words in told
    assert bool(told) == bool(words)


def test_a_look_that_went_well_says_which_edition_is_in_use() -> None:
    installed = outcome_line(UpdateOutcome(UpdateKind.INSTALLED, "2026.02.01-1"))
    nothing_newer = outcome_line(UpdateOutcome(UpdateKind.UP_TO_DATE, "2026.01.01-1"))
    assert installed == "Edition 2026.02.01-1 is in use now."
    assert nothing_newer == "There is nothing newer than edition 2026.01.01-1."
