"""The price of one session, as lists compare it."""

import pytest

from brightstar_desktop.domain.provider import Price, session_price
from tests.support.factories import make_price


def _amount(*prices: Price) -> int | None:
    found = session_price(prices)
    return found.amount if found else None


def test_the_lowest_single_session_is_the_price() -> None:
    assert _amount(make_price(min=650, max=650), make_price(min=425, max=425)) == 425


def test_a_single_session_wins_over_a_cheaper_package() -> None:
    package = make_price(unit="per_series", sessions=5, min=2000, max=2000)
    assert _amount(package, make_price(min=425, max=425)) == 425


def test_a_package_alone_is_divided_and_says_so() -> None:
    found = session_price((make_price(unit="per_series", sessions=5, min=2000, max=2000),))
    assert found is not None
    assert (found.amount, found.derived) == (400, True)


def test_a_package_is_divided_to_the_nearest_dollar() -> None:
    assert _amount(make_price(unit="per_series", sessions=3, min=500, max=500)) == 167
    assert _amount(make_price(unit="per_program", sessions=3, min=700, max=700)) == 233


def test_an_ordinary_package_wins_over_a_members_single_session() -> None:
    package = make_price(unit="per_series", sessions=5, min=2000, max=2000)
    assert _amount(make_price(min=300, max=300, rate="membership"), package) == 400


def test_a_free_session_is_a_price_and_a_package_without_a_number_is_none() -> None:
    assert _amount(make_price(min=0, max=0), make_price()) == 0
    assert _amount(make_price(unit="per_series", min=900, max=900)) is None
    assert _amount(make_price(unit="per_hour")) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"rate": "membership"},
        {"rate": "sliding_scale"},
        {"qualifier": "up_to"},
        {"existing_patients_only": True},
    ],
)
def test_what_a_new_patient_would_not_pay_gives_way_to_the_ordinary_price(
    changes: dict[str, object],
) -> None:
    unusual = make_price(min=100, max=100, **changes)
    assert _amount(unusual, make_price(min=650, max=650)) == 650
    assert _amount(unusual) == 100


def test_a_drug_copay_is_never_the_price_of_a_session() -> None:
    assert _amount(make_price(purpose="drug_copay", min=10, max=10)) is None


def test_no_stated_amount_is_no_price() -> None:
    assert _amount() is None
    assert _amount(make_price(min=None, max=None)) is None
