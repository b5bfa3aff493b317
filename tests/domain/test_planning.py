"""What a query asks once its words are understood."""

from brightstar_desktop.domain.matching import SearchPlan, plan
from brightstar_desktop.domain.query import (
    Interpretation,
    Query,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPrice,
)
from brightstar_desktop.domain.words import TypedText, tokenize
from tests.support.published import california
from tests.support.understood import place_in_words


def _plan(query: Query, *understood: Understood, free_text: str = "") -> SearchPlan:
    words = Interpretation(understood=understood, free_tokens=tokenize(free_text))
    return plan(query, TypedText(query.text), words, california())


OAKLAND = place_in_words("Oakland")
IV = UnderstoodFacet(facet="formats", codes=("iv_infusion",), words="iv")
UNDER_500 = UnderstoodPrice(max_price=500, words="under 500")


def test_a_place_in_the_words_is_searched_within_the_usual_radius() -> None:
    found = _plan(Query(text="iv oakland"), IV, OAKLAND)
    assert found.place is not None
    assert (found.effective.near, found.effective.within_miles) == ("Oakland", 25)
    assert not found.place_by_hand


def test_a_radius_set_by_hand_holds_for_a_place_in_the_words() -> None:
    assert _plan(Query(within_miles=5), OAKLAND).effective.within_miles == 5


def test_without_a_place_there_is_no_radius() -> None:
    assert _plan(Query(within_miles=25), IV).effective.within_miles is None


def test_a_place_by_hand_wins_and_the_words_are_searched_as_text() -> None:
    found = _plan(Query(text="oakland", near="92103"), OAKLAND)
    assert found.effective.near == "92103"
    assert found.effective.text == "oakland"
    assert found.interpretation.understood == ()
    assert found.effective.within_miles is None


def test_an_unknown_place_is_reported() -> None:
    found = _plan(Query(near="Springfield"))
    assert (found.place, found.place_unknown) == (None, "Springfield")


def test_an_unknown_zip_code_in_the_words_is_reported_and_not_searched() -> None:
    found = _plan(Query(text="iv 10001"), IV, free_text="10001")
    assert (found.place_unknown, found.effective.text) == ("10001", "")


def test_only_five_digits_are_taken_for_a_zip_code() -> None:
    for free_text in ("1234", "123456", "1234a"):
        found = _plan(Query(text=free_text), free_text=free_text)
        assert (found.place_unknown, found.effective.text) == ("", free_text)
    first = _plan(Query(text="10001 10002"), free_text="10001 10002")
    assert (first.place_unknown, first.effective.text) == ("10001", "10002")


def test_choices_by_hand_and_words_are_joined() -> None:
    query = Query(chosen={"formats": frozenset(("oral",)), "settings": frozenset()})
    assert _plan(query, IV).effective.chosen == {"formats": frozenset(("oral", "iv_infusion"))}


def test_of_two_limits_the_lower_holds() -> None:
    assert _plan(Query(max_price=400), UNDER_500).effective.max_price == 400
    assert _plan(Query(max_price=900), UNDER_500).effective.max_price == 500
    assert _plan(Query(), UNDER_500).effective.max_price == 500


def test_words_may_keep_those_that_state_nothing() -> None:
    kept = UnderstoodNotStated(facet="populations", words="veterans")
    found = _plan(Query(include_not_stated=frozenset(("price",))), kept)
    assert found.effective.include_not_stated == {"price", "populations"}
