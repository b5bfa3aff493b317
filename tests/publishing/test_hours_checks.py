"""Opening hours that validate takes, and those it explains."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brightstar_desktop.domain.opening_hours import parse_opening_hours
from brightstar_desktop.publishing.checks.places_and_hours import hours_error


@pytest.mark.parametrize(
    "hours",
    [
        "24/7",
        "Mo-Fr 09:00-17:00; PH off",
        'Mo-Fr 09:00-17:00 "by appointment"; Sa,Su off',
        'Mo-Fr 09:00-17:00 || "by appointment"',
        '"by appointment"',
        'Mo-Fr "by appointment at 09:00-09:00; off"',
        "Mo-Fr 22:00-02:00",
        "Mo-Fr 09:00-24:00",
        "Mar-Oct Mo-Fr 9:00-17:00",
        "Mo-Fr sunrise-sunset",
        "Mo-Fr 09:00-12:00, We 14:00-15:00",
    ],
)
def test_hours_that_a_place_can_keep(hours: str) -> None:
    assert hours_error(hours) == ""


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("nine to five", "not an opening_hours text"),
        ("Mo-Fr 09:00-17:00 by appointment", "not an opening_hours text"),
        ("off", "only when the place is closed"),
        ("PH off; Sa,Su closed", "only when the place is closed"),
        ("Mo-Fr", "days without times"),
        ("Mo-Fr 09:00-17:00; Sa", "days without times"),
        ("09:00-25:00", "after midnight"),
        ("Mo-Fr 20:00-24:30", "after midnight"),
        ("09:00-09:00", "at the same time"),
        ("Mo 10:00-12:00; Tu 9:00-09:00", "at the same time"),
        ('Mo-Fr 09:00-17:00; "by appointment"', "takes the place of all before it"),
    ],
)
def test_a_slip_is_told_in_words(hours: str, words: str) -> None:
    assert words in hours_error(hours)


@settings(deadline=None)
@given(st.text(st.sampled_from('MoTuFrPH:-,;|" 0129off/"'), max_size=40))
def test_whatever_is_written_is_judged(hours: str) -> None:
    if not hours_error(hours):
        assert all(
            rule.times or rule.remark or rule.is_closed for rule in parse_opening_hours(hours)
        )
