"""How old the open data is, in words that grow plainer with age."""

from datetime import UTC, date, datetime, timedelta

import pytest

from brightstar_desktop.domain.catalogue import Edition
from brightstar_desktop.presentation.ages import (
    age_in_words,
    age_warning,
    data_sentence,
    trial_words,
)

PUBLISHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = PUBLISHED.astimezone().date()


def after(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (59, "59 days ago"),
        (60, "2 months ago"),
        (152, "5 months ago"),
    ],
)
def test_an_age_is_told_as_people_tell_it(days: int, words: str) -> None:
    assert age_in_words(PUBLISHED, after(days)) == words


def test_a_clock_that_is_behind_counts_as_today() -> None:
    assert age_in_words(PUBLISHED, after(-400)) == "today"
    assert age_warning(PUBLISHED, after(-400)) == ""


def test_current_data_needs_no_warning() -> None:
    assert age_warning(PUBLISHED, after(90)) == ""


def test_after_ninety_days_one_should_call_first() -> None:
    assert "call before you rely on them" in age_warning(PUBLISHED, after(91))


def test_after_half_a_year_nothing_counts_as_confirmed() -> None:
    assert age_warning(PUBLISHED, after(180)).startswith("This data was published 6 months ago")
    assert age_warning(PUBLISHED, after(181)).startswith("This data is old")


@pytest.mark.parametrize("trial", [True, False])
def test_the_line_at_the_foot_tells_of_a_trial_before_all_else(*, trial: bool) -> None:
    edition = Edition(name="1", published_at=PUBLISHED, licence="", provider_count=7, trial=trial)
    told = data_sentence(edition, after(2))
    assert told.startswith(trial_words()) == trial
    assert told.endswith("7 providers · edition 1, published 2 days ago · call to confirm")
