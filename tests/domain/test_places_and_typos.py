"""Places typed into a field of their own, and what counts as a slip of the fingers."""

import pytest

from brightstar_desktop.domain.phrases import closest, edits_between, resolve_place
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
        ("oak", "Oakland"),
        ("san diego, calif", "San Diego"),
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


@pytest.mark.parametrize(
    ("typed", "meant", "is_found"),
    [
        ("reno", "rene", False),
        ("frezn", "frezo", True),
        ("frezn", "frizo", False),
        ("oaklend", "oakland", True),
        ("ooklend", "oakland", False),
        ("berkiliy", "berkeley", True),
        ("borkiliy", "berkeley", False),
    ],
)
def test_the_length_of_what_was_typed_says_how_many_slips_are_forgiven(
    typed: str, meant: str, *, is_found: bool
) -> None:
    assert (closest(typed, [meant]) == meant) is is_found
    assert (edits_between((typed,), (meant,)) is not None) is is_found


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
    assert edits_between(("los", "angeles"), ("los", "angeles")) == 0
    assert edits_between(("fransisco", "obizpo"), ("francisco", "obispo")) == 2
    assert edits_between(("wakland",), ("oakland",)) is None


def test_phrases_of_unequal_length_are_not_compared() -> None:
    with pytest.raises(ValueError, match="longer"):
        edits_between(("santa",), ("santa", "cruz"))


def test_a_swapped_pair_of_letters_is_one_slip() -> None:
    assert closest("anxeity", ["anxiety"]) == "anxiety"
    assert edits_between(("anxeity",), ("anxiety",)) == 1


def test_of_candidates_equally_near_the_first_is_meant() -> None:
    assert closest("oaklund", ["oakland", "oaklend"]) == "oakland"
    assert closest("oaklund", ["oaklend", "oakland"]) == "oaklend"
