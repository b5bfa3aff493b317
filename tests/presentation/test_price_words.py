"""Every way this field states a price reads as a person would say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.provider import (
    PRICE_PURPOSES,
    PRICE_QUALIFIERS,
    PRICE_UNITS,
    Price,
)
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.price_words import format_price, money, price_line
from tests.support.factories import make_price, make_provider

AMOUNTS = st.none() | st.integers(min_value=0, max_value=99_999)
PRICES = st.builds(
    Price,
    item=st.just(Text("Something")),
    unit=st.sampled_from(PRICE_UNITS),
    purpose=st.sampled_from(PRICE_PURPOSES),
    source=st.integers(min_value=0, max_value=3),
    min=AMOUNTS,
    max=AMOUNTS,
    qualifier=st.sampled_from(PRICE_QUALIFIERS),
    rate=st.sampled_from((None, "membership", "sliding_scale", "package")),
    sessions=st.none() | st.integers(min_value=0, max_value=12),
)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"min": 425, "max": 425}, "$425 a session"),
        ({"min": 1158, "max": 1158}, "$1,158 a session"),
        ({"min": 650, "max": None}, "from $650 a session"),
        ({"min": 65, "max": 65, "qualifier": "from", "unit": "per_month"}, "from $65 a month"),
        ({"min": None, "max": 1250, "qualifier": "up_to"}, "up to $1,250 a session"),
        ({"min": 300, "max": 300, "qualifier": "around"}, "about $300 a session"),
        ({"min": 50, "max": 150, "unit": "per_month"}, "$50 to $150 a month"),
        ({"min": 200, "max": 200, "unit": "per_hour"}, "$200 an hour"),
        ({"min": 325, "max": 325, "unit": "consultation"}, "$325"),
        ({"min": 0, "max": 0, "unit": "consultation"}, "free"),
        (
            {"min": 2000, "max": 2000, "unit": "per_series", "sessions": 5},
            "$2,000 for 5 sessions ($400 each)",
        ),
        (
            {"min": 850, "max": 850, "unit": "per_series", "sessions": 3},
            "$850 for 3 sessions (about $283 each)",
        ),
        ({"min": 700, "max": 700, "sessions": 1}, "$700 a session"),
        (
            {"min": 2000, "max": 2500, "unit": "per_series", "sessions": 5},
            "$2,000 to $2,500 for 5 sessions",
        ),
        ({"min": 0, "max": None, "unit": "consultation"}, "from $0"),
        ({"min": 0, "max": 50, "unit": "consultation"}, "$0 to $50"),
        ({"min": 2995, "max": 2995, "unit": "per_program"}, "$2,995 for the whole program"),
        ({"min": 97, "max": 97, "unit": "per_series", "purpose": "service_fee"}, "$97"),
        ({"min": 10, "max": None, "purpose": "drug_copay"}, "from $10 a treatment"),
        ({"min": None, "max": None}, "amount not stated a session"),
    ],
)
def test_a_price_reads_as_it_is_stated(changes: dict[str, object], words: str) -> None:
    assert format_price(make_price(**changes)) == words


def test_other_currencies_are_named() -> None:
    assert money(1200, "EUR") == "EUR 1,200"


def _line(*prices: Price) -> tuple[str, str, bool]:
    line = price_line(make_provider(prices=prices))
    return line.amount, line.rest, line.stated


def test_a_card_shows_one_session_and_the_package_beside_it() -> None:
    package = make_price(unit="per_series", sessions=5, min=2000, max=2000)
    assert _line(make_price(min=425, max=425), package) == (
        "$425",
        "a session · 5 for $2,000",
        True,
    )


def test_a_card_says_that_no_price_is_stated() -> None:
    assert _line() == ("", "price not stated", False)


def test_a_card_names_the_first_visit_where_that_alone_is_stated() -> None:
    visit = make_price(unit="consultation", purpose="consultation", min=350, max=350)
    assert _line(visit) == ("", "session price not stated · first visit $350", False)


def test_a_free_call_is_not_a_first_visit() -> None:
    call = make_price(unit="consultation", purpose="introductory_call", min=0, max=0)
    assert _line(call) == ("", "price not stated", False)


def test_a_members_price_never_stands_for_what_anyone_pays() -> None:
    members = make_price(min=400, max=400, rate="membership")
    ordinary = make_price(min=650, max=650)
    assert _line(members, ordinary) == ("$650", "a session · members $400", True)
    assert _line(members) == ("$400", "a session (members)", True)


def test_a_ceiling_for_anyone_is_shown_before_a_members_price() -> None:
    members = make_price(min=400, max=400, rate="membership")
    ceiling = make_price(min=None, max=1250, qualifier="up_to")
    assert _line(members, ceiling) == ("up to $1,250", "a session · members $400", True)


def test_the_first_package_and_the_first_members_price_stand_beside_the_price_shown() -> None:
    packages = [
        make_price(unit="per_series", sessions=count, min=count * 400, max=count * 400)
        for count in (1, 5, 6)
    ]
    members = [make_price(min=low, max=low, rate="membership") for low in (390, 300)]
    words = "a session · 5 for $2,000 · members $390"
    assert _line(make_price(min=425, max=425), *packages, *members) == ("$425", words, True)


def test_a_card_shows_the_cheapest_plan_where_no_session_is_priced() -> None:
    plans = [make_price(unit="per_month", min=low, max=low) for low in (199, 129)]
    assert _line(*plans) == ("$129", "a month", True)


def test_a_card_says_when_only_the_press_names_the_amount() -> None:
    reported = make_price(min=600, max=600, qualifier="reported")
    assert _line(reported) == ("$600", "a session (press)", True)


def test_a_card_says_that_a_floor_is_a_sliding_scale() -> None:
    floor = make_price(min=15, max=None, qualifier="from", rate="sliding_scale")
    assert _line(floor) == ("from $15", "a session (sliding scale)", True)


def test_a_copay_never_stands_for_the_price_of_care() -> None:
    assert _line(make_price(purpose="drug_copay", min=10, max=None)) == (
        "",
        "price not stated",
        False,
    )


def test_a_card_shows_a_plan_or_a_retreat_where_no_session_is_priced() -> None:
    plan = make_price(unit="per_month", min=129, max=129)
    retreat = make_price(unit="per_program", purpose="retreat", min=2995, max=2995)
    assert _line(plan) == ("$129", "a month", True)
    assert _line(retreat) == ("$2,995", "for a retreat", True)


@given(PRICES)
def test_any_price_has_words(price: Price) -> None:
    words = format_price(price)
    assert words
    assert words == words.strip()
    assert "None" not in words


@given(st.lists(PRICES, max_size=6))
def test_any_prices_make_a_line_that_is_stated_or_says_it_is_not(prices: list[Price]) -> None:
    line = price_line(make_provider(prices=tuple(prices)))
    assert "None" not in line.words
    assert bool(line.amount) is line.stated
    assert line.stated or "not stated" in line.rest
