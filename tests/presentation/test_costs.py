"""What a plan costs with one provider after another, in words."""

import pytest

from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.domain.provider import Price, Protocol, Provider, Span
from brightstar_desktop.presentation.costs import (
    Costs,
    costs,
    not_calculated,
    plan_words,
    planned_words,
)
from tests.support.factories import make_price, make_provider
from tests.support.vocabulary import make_vocabulary

FIRST_VISIT = make_price(unit="consultation", purpose="consultation", format=None, min=325, max=325)
SINGLE = make_price(min=425, max=425)


def provider(*prices: Price, slug: str = "a") -> Provider:
    protocol = Protocol(initial_sessions=Span(6, 6))
    return make_provider(slug=slug, name=slug.upper(), prices=prices, protocol=protocol)


def calculated(
    *providers: Provider, plan: CoursePlan | None = None, wanted_format: str = ""
) -> Costs:
    return costs(providers, plan or CoursePlan(), make_vocabulary(), wanted_format)


def test_those_who_state_too_little_are_counted() -> None:
    dear, cheap = provider(make_price(min=600, max=600)), provider(SINGLE, slug="b")
    found = calculated(dear, cheap, provider(slug="c"), provider(slug="d"), provider(slug="e"))
    assert [row.slug for row in found.rows] == ["b", "a"]
    assert not_calculated(found) == (
        "3 of 5 providers do not state enough for this sum: call and ask."
    )
    assert not_calculated(calculated(dear, cheap)) == ""


def test_the_cheapest_come_first_then_those_without_a_lower_end_then_the_alphabet() -> None:
    up_to = provider(make_price(min=None, max=100), slug="a")
    first, second = provider(SINGLE, slug="b"), provider(SINGLE, slug="c")
    assert [row.slug for row in calculated(up_to, second, first).rows] == ["b", "c", "a"]


def test_only_sums_in_dollars_for_the_format_asked_for_are_beside_one_another() -> None:
    abroad = provider(make_price(currency="EUR"))
    injection = provider(make_price(format="im_injection"), slug="b")
    assert [row.slug for row in calculated(abroad, injection).rows] == ["b"]
    assert calculated(injection, wanted_format="iv_infusion").rows == ()
    assert [row.slug for row in calculated(injection, wanted_format="im_injection").rows] == ["b"]


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        (make_price(min=425, max=500), "$2,550 to $3,000"),
        (make_price(min=425, max=None), "from $2,550"),
        (make_price(min=None, max=500), "up to $3,000"),
    ],
)
def test_an_end_that_no_page_states_stays_open(price: Price, amount: str) -> None:
    (row,) = calculated(provider(price), plan=CoursePlan(first_visit=False)).rows
    assert (row.amount, row.remark) == (amount, "")


def test_the_longest_bar_is_the_largest_amount_of_either_end() -> None:
    assert Costs().longest == 1
    found = calculated(provider(SINGLE), provider(make_price(min=None, max=500), slug="b"))
    assert found.longest == 3000
    assert calculated(provider(make_price(min=425, max=None))).longest == 2550


def test_what_a_sum_lacks_stands_beside_it() -> None:
    assert planned_words(provider(FIRST_VISIT, SINGLE), CoursePlan()) == "$2,875"
    assert planned_words(provider(SINGLE), CoursePlan()) == "$2,550 (first visit not stated)"
    assert planned_words(provider(SINGLE), CoursePlan(first_visit=False)) == "$2,550"
    assert planned_words(provider(FIRST_VISIT, SINGLE), CoursePlan(first_visit=False)) == "$2,550"
    assert planned_words(provider(SINGLE), CoursePlan(first_visit=False, later=2)) == "$3,400"
    assert planned_words(provider(), CoursePlan()) == ""


def test_a_plan_is_told_in_a_line() -> None:
    own = plan_words(CoursePlan(first_visit=False))
    assert own == "the provider's own first series"
    assert (
        plan_words(CoursePlan(sessions=6, later=4)) == "6 sessions, 4 later doses and a first visit"
    )
    assert (
        plan_words(CoursePlan(sessions=1, later=1, first_visit=False))
        == "1 session and 1 later dose"
    )
