"""The cost of a first course, checked by hand."""

import pytest

from brightstar_desktop.domain.pricing import (
    INITIAL_SESSIONS,
    SESSION_PRICE,
    CourseCost,
    MissingForCourse,
    course_cost,
)
from brightstar_desktop.domain.provider import Price, Protocol, Provider, Span
from tests.support.factories import make_price, make_provider

SIX = Span(6, 6)


def _provider(*prices: Price, sessions: Span | None = SIX) -> Provider:
    return make_provider(prices=prices, protocol=Protocol(initial_sessions=sessions))


def _cost(*prices: Price, sessions: Span | None = SIX) -> CourseCost:
    found = course_cost(_provider(*prices, sessions=sessions))
    assert isinstance(found, CourseCost)
    return found


def _missing(*prices: Price, sessions: Span | None = SIX) -> MissingForCourse:
    found = course_cost(_provider(*prices, sessions=sessions))
    assert isinstance(found, MissingForCourse)
    return found


def _consultation(amount: int = 325) -> Price:
    return make_price(
        unit="consultation", purpose="consultation", min=amount, max=amount, format=None
    )


SINGLE = make_price(min=425, max=425)
FIVE = make_price(unit="per_series", sessions=5, min=2000, max=2000, rate="package")
PROGRAMME = make_price(unit="per_program", sessions=5, min=2750, max=2750)


def test_the_course_of_kensho_costs_between_package_and_single_sessions() -> None:
    cost = _cost(_consultation(), SINGLE, FIVE, PROGRAMME, sessions=Span(5, 5))
    assert (cost.low, cost.high) == (2325, 2450)
    assert [part.what for part in cost.parts] == ["consultation", "sessions"]
    assert cost.set_aside == (PROGRAMME,)
    single, package = cost.parts[1].ways
    assert [(buy.price, buy.count) for buy in single] == [(SINGLE, 5)]
    assert [(buy.price, buy.count) for buy in package] == [(FIVE, 1)]


def test_a_package_is_filled_up_with_single_sessions() -> None:
    cost = _cost(SINGLE, FIVE)
    assert (cost.low, cost.high) == (2000 + 425, 6 * 425)


def test_without_single_sessions_whole_packages_are_bought() -> None:
    cost = _cost(FIVE)
    assert (cost.low, cost.high) == (4000, 4000)


def test_a_range_of_sessions_gives_a_range_of_cost() -> None:
    cost = _cost(SINGLE, sessions=Span(4, 6))
    assert (cost.low, cost.high) == (4 * 425, 6 * 425)


def test_an_open_number_of_sessions_leaves_the_top_open() -> None:
    cost = _cost(SINGLE, sessions=Span(2, None))
    assert (cost.low, cost.high) == (850, None)


def test_a_price_from_leaves_the_top_open() -> None:
    cost = _cost(make_price(min=650, max=None, qualifier="from"))
    assert (cost.low, cost.high) == (3900, None)


def test_a_ceiling_leaves_the_bottom_open() -> None:
    cost = _cost(make_price(min=None, max=1250, qualifier="up_to"))
    assert (cost.low, cost.high) == (None, 7500)


def test_without_a_stated_consultation_the_sum_says_so() -> None:
    cost = _cost(SINGLE)
    assert [part.what for part in cost.parts] == ["sessions"]


def test_a_free_consultation_is_a_part_of_the_sum() -> None:
    cost = _cost(_consultation(0), SINGLE)
    assert [part.what for part in cost.parts] == ["consultation", "sessions"]
    assert cost.low == 6 * 425


@pytest.mark.parametrize(
    "changes",
    [
        {"rate": "membership"},
        {"rate": "sliding_scale"},
        {"purpose": "drug_copay", "format": "intranasal_esketamine", "min": 10, "max": 10},
        {"existing_patients_only": True},
        {"purpose": "preparation_integration"},
        {"unit": "per_month"},
        {"unit": "per_month", "sessions": 4},
        {"unit": "per_program", "sessions": None},
        {"min": None, "max": None},
    ],
)
def test_what_a_first_patient_would_not_pay_never_stands_in(changes: dict[str, object]) -> None:
    price = make_price(**changes)
    missing = _missing(price)
    assert missing.facts == (SESSION_PRICE,)
    assert missing.set_aside == (price,)


def test_a_membership_rate_does_not_lower_the_course() -> None:
    membership = make_price(min=400, max=400, rate="membership")
    cost = _cost(make_price(min=650, max=650), membership)
    assert (cost.low, cost.high) == (3900, 3900)
    assert cost.set_aside == (membership,)


def test_a_report_of_the_press_gives_way_to_the_providers_own_price() -> None:
    report = make_price(min=700, max=700, qualifier="reported")
    own = make_price(min=650, max=650)
    assert _cost(own, report).high == 3900
    assert _cost(report).high == 4200


def test_the_first_visit_of_another_format_is_not_in_the_sum() -> None:
    for_spravato = make_price(
        unit="consultation", purpose="consultation", min=90, max=90, format="intranasal_esketamine"
    )
    for_iv = make_price(
        unit="consultation", purpose="consultation", min=325, max=325, format="iv_infusion"
    )
    assert _cost(for_spravato, for_iv, SINGLE).low == 325 + 6 * 425
    alone = _cost(for_spravato, SINGLE)
    assert [part.what for part in alone.parts] == ["sessions"]
    assert alone.set_aside == (for_spravato,)


def test_currencies_are_never_added_up() -> None:
    abroad = make_price(min=100, max=100, currency="EUR", unit="per_series", sessions=6)
    visit = make_price(
        unit="consultation", purpose="consultation", min=10, max=10, currency="EUR", format=None
    )
    cost = _cost(SINGLE, abroad, visit)
    assert cost.currency == "EUR"
    assert SINGLE in cost.set_aside
    only = _cost(SINGLE, visit)
    assert (only.low, only.currency, only.set_aside) == (6 * 425, "USD", (visit,))


def test_unlike_formats_are_never_added_up() -> None:
    injection = make_price(min=300, max=300, format="im_injection")
    cost = _cost(SINGLE, injection)
    assert cost.format == "im_injection"
    assert (cost.low, cost.high) == (1800, 1800)


def test_a_session_of_another_length_is_left_out() -> None:
    mood, pain = make_price(minutes=60), make_price(minutes=240, min=300, max=300)
    provider = make_provider(
        prices=(mood, pain),
        protocol=Protocol(initial_sessions=Span(2, 2), session_minutes=Span(40, 60)),
    )
    cost = course_cost(provider)
    assert isinstance(cost, CourseCost)
    assert (cost.low, cost.high) == (1000, 1000)


@pytest.mark.parametrize(("minutes", "fits"), [(39, False), (40, True), (60, True), (61, False)])
def test_a_session_of_either_stated_length_counts(minutes: int, *, fits: bool) -> None:
    cheap = make_price(minutes=minutes, min=300, max=300)
    stated = Protocol(initial_sessions=Span(1, 1), session_minutes=Span(40, 60))
    cost = course_cost(make_provider(prices=(make_price(minutes=50), cheap), protocol=stated))
    assert isinstance(cost, CourseCost)
    assert (cost.low == 300) is fits


def test_lengths_and_settings_are_never_mixed() -> None:
    long = make_price(min=900, max=900, minutes=180)
    group = make_price(min=950, max=950, setting="group_session")
    alone = make_price(min=800, max=800, setting="in_clinic", minutes=60)
    cost = _cost(long, group, alone)
    assert (cost.low, cost.high) == (4800, 4800)
    assert cost.set_aside == (long, group)


def test_one_way_that_is_open_leaves_its_end_of_the_sum_open() -> None:
    opened = make_price(min=650, max=None, qualifier="from")
    assert (_cost(opened, SINGLE).low, _cost(opened, SINGLE).high) == (6 * 425, None)
    ceiling = make_price(min=None, max=1250, qualifier="up_to")
    assert (_cost(ceiling, SINGLE).low, _cost(ceiling, SINGLE).high) == (None, 6 * 1250)


def test_a_package_larger_than_the_course_is_no_way_to_pay_for_single_sessions() -> None:
    cost = _cost(SINGLE, FIVE, sessions=Span(4, 4))
    assert (cost.low, cost.high) == (4 * 425, 4 * 425)
    assert cost.set_aside == (FIVE,)
    assert _cost(FIVE, sessions=Span(4, 4)).low == 2000


def test_the_cheapest_single_session_fills_a_package_up() -> None:
    dear = make_price(min=600, max=600)
    cost = _cost(dear, SINGLE, FIVE)
    assert cost.low == 2000 + 425


def test_a_session_without_a_stated_length_goes_with_any() -> None:
    unnamed, long = make_price(min=500, max=500), make_price(minutes=240, min=300, max=300)
    provider = make_provider(
        prices=(long, unnamed),
        protocol=Protocol(initial_sessions=Span(2, 2), session_minutes=Span(40, 60)),
    )
    cost = course_cost(provider)
    assert isinstance(cost, CourseCost)
    assert cost.parts[0].ways[0][0].price == unnamed


def test_every_missing_fact_is_named() -> None:
    assert _missing(sessions=None).facts == (SESSION_PRICE, INITIAL_SESSIONS)
    assert _missing(SINGLE, sessions=None).facts == (INITIAL_SESSIONS,)
    assert _missing(SINGLE, sessions=Span()).facts == (INITIAL_SESSIONS,)
    assert _missing().facts == (SESSION_PRICE,)
