"""The cost of a first course can be followed by the reader."""

from brightstar_desktop.domain.provider import Price, Protocol, Provider, Span
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.costs import course_words
from tests.support.factories import make_price, make_provider

FIRST_VISIT = make_price(
    item=Text("Initial consultation"),
    unit="consultation",
    purpose="consultation",
    format=None,
    min=325,
    max=325,
)
PACKAGE = make_price(item=Text("Five infusions"), unit="per_series", sessions=5, min=2000, max=2000)
PROGRAM = make_price(
    item=Text("Five with a psychologist"), unit="per_program", sessions=5, min=2750, max=2750
)


def _provider(*prices: Price, sessions: Span | None) -> Provider:
    return make_provider(prices=prices, protocol=Protocol(initial_sessions=sessions))


def test_each_part_of_the_sum_is_named() -> None:
    single = make_price(min=425, max=425)
    course = course_words(_provider(FIRST_VISIT, single, PACKAGE, PROGRAM, sessions=Span(5, 5)))
    assert course.total == "$2,325 to $2,450"
    assert course.sentence == "First visit $325 + 5 sessions $2,000 to $2,125"
    assert course.steps == (
        "First visit: $325.",
        "5 sessions: 5 × $425 = $2,125; or a package of 5 for $2,000.",
        "Follow-up sessions, medicine billed apart and travel are not in it.",
        "Stated but not counted: Five with a psychologist, $2,750 for 5 sessions ($550 each).",
    )


def test_a_missing_first_visit_is_said_beside_the_sum() -> None:
    course = course_words(_provider(make_price(min=650, max=650), sessions=Span(6, 6)))
    assert course.total == "$3,900"
    assert course.sentence == "6 sessions $3,900 · first visit not stated"
    assert "The price of a first visit is not stated, so it is not in this sum." in course.steps


def test_a_sum_of_a_press_figure_says_so() -> None:
    reported = make_price(min=600, max=600, qualifier="reported")
    course = course_words(_provider(FIRST_VISIT, reported, sessions=Span(6, 6)))
    assert course.sentence.endswith("as reported by the press")


def test_an_open_end_stays_open() -> None:
    course = course_words(_provider(make_price(min=650, max=None), sessions=Span(6, 6)))
    assert course.total == "from $3,900"


def test_what_is_missing_is_named() -> None:
    course = course_words(_provider(sessions=None))
    assert course.total == ""
    assert course.sentence == (
        "Cannot be worked out. Not stated: the price of a session and the number of sessions in "
        "the first series."
    )
    assert course_words(_provider(sessions=Span(6, 6))).sentence == (
        "Cannot be worked out. Not stated: the price of a session."
    )


def test_prices_that_may_not_stand_in_are_named_as_left_out() -> None:
    copay = make_price(item=Text("Copay"), purpose="drug_copay", min=10, max=None)
    course = course_words(_provider(copay, sessions=Span(8, 8)))
    assert course.steps == ("Stated but not counted: Copay, from $10 a treatment.",)
