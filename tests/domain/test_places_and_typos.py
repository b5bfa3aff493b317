"""Places typed into a field of their own, and what counts as a slip of the fingers."""

import pytest

from brightstar_desktop.domain.place_words import resolve_place
from brightstar_desktop.domain.typos import closest, edits_between
from tests.support.published import california


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("92103", "92103"),
        ("92103-1234", "92103"),
        ("Oakland, CA", "Oakland"),
        ("los angelas", "Los Angeles"),
        ("san fran", "San Francisco"),
        ("oakl", "Oakland"),
        ("sf", "San Francisco"),
        ("LA", "Los Angeles"),
        ("Alameda County", "Alameda County"),
        ("condado de Orange", "Orange County"),
        ("La Cañada", "La Cañada Flintridge"),
    ],
)
def test_a_place_is_found_as_people_type_it(typed: str, name: str) -> None:
    place = resolve_place(typed, california())
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("typed", ["", "  ", "10001", "Springfield", "ca", "?!"])
def test_what_is_no_place_of_california_is_not_found(typed: str) -> None:
    assert resolve_place(typed, california()) is None


def test_short_words_are_never_corrected() -> None:
    assert closest("pain", ["palm", "paid"]) is None
    assert closest("kats", ["kate"]) is None


def test_one_slip_in_a_word_and_two_in_a_long_one_are_forgiven() -> None:
    assert closest("anxity", ["anxiety"]) == "anxiety"
    assert closest("anxty", ["anxiety"]) is None
    assert closest("deprission", ["depression"]) == "depression"
    assert closest("deprsion", ["depression"]) == "depression"


def test_the_first_letter_is_taken_to_be_right() -> None:
    assert closest("cadima", ["kadima"]) is None


def test_numbers_are_never_corrected() -> None:
    assert closest("92103", ["92104"]) is None


def test_phrases_are_compared_word_by_word() -> None:
    assert edits_between(("los", "angelas"), ("los", "angeles")) == 1
    assert edits_between(("lost", "angeles"), ("los", "angeles")) is None
