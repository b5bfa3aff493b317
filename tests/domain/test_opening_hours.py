"""Opening hours as a week, held against an implementation of OpenStreetMap's own rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from brightstar_desktop.domain.opening_hours import WEEKDAYS, DayHours, parse_opening_hours

WEEK = ("Mo", "Tu", "We", "Th", "Fr")
OFFICE = (("09:00", "17:00"),)
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)  # no holiday in its week


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 09:00-17:00", (DayHours(WEEK, OFFICE),)),
        (
            "Mo-Fr 09:00-17:00; PH off",
            (DayHours(WEEK, OFFICE), DayHours(("PH",), is_closed=True)),
        ),
        (
            'Mo-Fr 09:00-17:00 "by appointment"; PH,Sa closed',
            (
                DayHours(WEEK, OFFICE, remark="by appointment"),
                DayHours(("PH", "Sa"), is_closed=True),
            ),
        ),
        (
            'Mo-Fr 09:00-17:00 || "by appointment; or not"',
            (DayHours(WEEK, OFFICE), DayHours((), remark="by appointment; or not")),
        ),
        ('"by appointment"', (DayHours((), remark="by appointment"),)),
        ('Mo,Tu "by appointment"', (DayHours(("Mo", "Tu"), remark="by appointment"),)),
        ("09:00-17:00", (DayHours(WEEKDAYS, OFFICE),)),
        ("Mo,PH 09:00-17:00;", (DayHours(("Mo", "PH"), OFFICE),)),
        (
            "Mo-We 09:00-17:00; Tu 10:00-12:00",
            (DayHours(("Mo", "We"), OFFICE), DayHours(("Tu",), (("10:00", "12:00"),))),
        ),
    ],
)
def test_days_times_holidays_and_remarks_are_read(
    hours: str, expected: tuple[DayHours, ...]
) -> None:
    assert parse_opening_hours(hours) == expected


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "24/7",
        "off",
        "Mo-Fr",
        "Mo-Fr 22:00-02:00",
        "Mo-Fr 09:00-25:00",
        "Mo-Fr 09:00-09:00",
        "Jan-Mar Mo 09:00-17:00",
        "Mo[1] 09:00-17:00",
        "Mo-Fr sunrise-sunset",
        'Mo-Fr 09:00-17:00; "by appointment"',
        'Mo-Fr 09:00-17:00 || Sa "by appointment"',
        'Mo-Fr 09:00-17:00 || 18:00-20:00 "by appointment"',
        'Mo-Fr 09:00-17:00 || off "by appointment"',
        "PH off; Mo-Fr 09:00-17:00",
        "Mo-Fr 09:00-17:00;; Sa 10:00-12:00",
        'Mo-Fr 09:00-17:00 "by appointment',
        "by appointment",
    ],
)
def test_what_says_more_or_cannot_be_read_is_no_week(hours: str) -> None:
    assert parse_opening_hours(hours) == ()


_time = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
_span = st.tuples(_time, _time).filter(lambda span: span[0] < span[1]).map("-".join)
_days = st.lists(
    st.one_of(
        st.sampled_from(WEEKDAYS),
        st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from(WEEKDAYS)).map("-".join),
    ),
    min_size=1,
    max_size=3,
).map(",".join)
_state = st.one_of(st.lists(_span, min_size=1, max_size=2).map(",".join), st.just("off"))
_remark = st.sampled_from(["", ' "by appointment"'])
_rule = st.tuples(_days, _state, _remark).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}")
_hours = st.lists(_rule, min_size=1, max_size=4).map("; ".join)


@settings(deadline=None)
@given(hours=_hours, minute=st.integers(0, 7 * 24 * 60 - 1))
def test_the_week_is_open_when_openstreetmap_says_so(hours: str, minute: int) -> None:
    at = MONDAY + timedelta(minutes=minute)
    day, time = WEEKDAYS[at.weekday()], f"{at:%H:%M}"
    open_then = any(
        opens <= time < closes
        for rule in parse_opening_hours(hours)
        if day in rule.days
        for opens, closes in rule.times
    )
    assert parse_opening_hours(hours)
    assert open_then == OpeningHours(hours).is_open(at.replace(tzinfo=None))


@settings(deadline=None)
@given(hours=st.text(st.sampled_from('MoTuFPH:-,;|" 0129off"'), max_size=40))
def test_nothing_that_is_typed_makes_it_fail(hours: str) -> None:
    for rule in parse_opening_hours(hours):
        assert rule.times or rule.is_closed or rule.remark
