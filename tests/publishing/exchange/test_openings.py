import pytest

from brightstar_desktop.publishing.exchange.openings import Opening, exceptions, openings

WEEK = ("Mo", "Tu", "We", "Th", "Fr")
OFFICE = Opening(WEEK, "09:00", "17:00")


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 09:00-17:00", (OFFICE,)),
        (
            "Mo,We 09:00-12:00, 13:00-17:00; Sa 10:00-12:00",
            (
                Opening(("Mo", "We"), "09:00", "12:00"),
                Opening(("Mo", "We"), "13:00", "17:00"),
                Opening(("Sa",), "10:00", "12:00"),
            ),
        ),
        ("Sa-Mo 10:00-12:00;", (Opening(("Sa", "Su", "Mo"), "10:00", "12:00"),)),
        ("Mo-Fr 09:00-17:00; PH off", (OFFICE,)),
        ("PH,Mo-Fr 09:00-17:00", (OFFICE,)),
        ('Mo-Fr 09:00-17:00 "by appointment"', (OFFICE._replace(remark="by appointment"),)),
        (
            "Mo-Fr 09:00-17:00; We 10:00-12:00",
            (
                Opening(("Mo", "Tu", "Th", "Fr"), "09:00", "17:00"),
                Opening(("We",), "10:00", "12:00"),
            ),
        ),
    ],
)
def test_weekly_times_are_read(hours: str, expected: tuple[Opening, ...]) -> None:
    assert openings(hours) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Mo-Fr 09:00-17:00", ()),
        ("Mo-Fr 09:00-17:00; PH off", ("Closed on public holidays.",)),
        (
            'Mo-Fr 09:00-17:00; Sa,Su closed "call first"; PH 10:00-12:00',
            ("Closed on Saturday, Sunday (call first).", "On public holidays 10:00-12:00."),
        ),
        ('Mo,Fr "by appointment"', ("Monday, Friday: by appointment.",)),
        ('Mo 09:00-17:00 || "by appointment"', ("At other times: by appointment.",)),
        ('"by appointment"', ("by appointment",)),
    ],
)
def test_the_rest_is_told_in_words(hours: str, expected: tuple[str, ...]) -> None:
    assert exceptions(hours) == expected


@pytest.mark.parametrize("hours", ["", "24/7", "Mo-Fr 22:00-02:00", "Mo-Fr 09:00-25:00"])
def test_hours_that_say_more_are_no_openings(hours: str) -> None:
    assert openings(hours) == ()
    assert exceptions(hours) == ()
