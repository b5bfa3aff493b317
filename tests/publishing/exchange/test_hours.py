import pytest

from brightstar_desktop.publishing.exchange.hours import Opening, openings

WEEK = ("Mo", "Tu", "We", "Th", "Fr")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 09:00-17:00", (Opening(WEEK, "09:00", "17:00"),)),
        (
            "Mo,We 09:00-12:00, 13:00-17:00; Sa 10:00-12:00",
            (
                Opening(("Mo", "We"), "09:00", "12:00"),
                Opening(("Mo", "We"), "13:00", "17:00"),
                Opening(("Sa",), "10:00", "12:00"),
            ),
        ),
        ("Sa-Mo 10:00-12:00;", (Opening(("Sa", "Su", "Mo"), "10:00", "12:00"),)),
    ],
)
def test_days_and_times_are_read(hours: str, expected: tuple[Opening, ...]) -> None:
    assert openings(hours) == expected


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "24/7",
        "Mo-Fr 09:00-17:00; PH off",
        'Mo-Fr 09:00-17:00 "by appointment"',
        "Mo-Fr 22:00-02:00",
        "Mo-Fr 09:00-17:00; We 10:00-12:00",
        "Mo-Fr 09:00-25:00",
    ],
)
def test_hours_that_say_more_are_no_openings(hours: str) -> None:
    assert openings(hours) == ()
