"""Each act of a person changes what is asked, and nothing else."""

from brightstar_desktop.domain.facets import PRICE_FACET
from brightstar_desktop.domain.query import (
    ANYWHERE_MILES,
    DEFAULT_RADIUS_MILES,
    FIRST_QUERY,
    Interpretation,
    Query,
    Sort,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPrice,
)
from tests.support.understood import place_in_words

TROCHE = UnderstoodFacet(facet="formats", codes=("sublingual", "oral"), words="troche")
VETERANS = UnderstoodFacet(facet="populations", codes=("veterans",), words="veterans")
VETERANS_KEPT = UnderstoodNotStated(facet="populations", words="veterans")
OAKLAND = place_in_words("Oakland")
CHEAP = UnderstoodPrice(max_price=500, words="under 500")


def interpretation(*items: Understood) -> Interpretation:
    return Interpretation(understood=items)


def test_a_state_asks_for_everything_it_holds() -> None:
    state = Query(
        text="kensho",
        near="94301",
        within_miles=50,
        chosen={"formats": frozenset({"oral"})},
        max_price=700,
        include_not_stated=frozenset({PRICE_FACET}),
        include_telehealth=True,
        sort=Sort.PRICE,
    )
    query = state.for_directory()
    assert query.with_usual_radius() == state
    assert (query.near, query.within_miles, query.max_price) == ("94301", 50, 700)


def test_any_distance_holds_for_a_place_in_words_too() -> None:
    assert Query(text="oakland", within_miles=None).for_directory().within_miles == ANYWHERE_MILES
    assert Query(near="94301", within_miles=None).for_directory().within_miles is None


def test_a_query_without_a_place_gets_the_usual_radius() -> None:
    assert Query(text="oakland").with_usual_radius().within_miles == DEFAULT_RADIUS_MILES
    assert Query(near="Oakland").with_usual_radius().within_miles is None


def test_taking_back_the_last_option_forgets_that_not_stated_was_kept() -> None:
    state = FIRST_QUERY.with_options("support", ["integration"]).with_not_stated("support")
    assert state.without_option("support", "integration") == FIRST_QUERY


def test_taking_back_the_price_forgets_that_not_stated_was_kept() -> None:
    state = FIRST_QUERY.with_price(500).with_not_stated(PRICE_FACET)
    assert state.with_price(None) == FIRST_QUERY


def test_words_are_taken_out_whole_and_once() -> None:
    state = FIRST_QUERY.with_text("an oakland  an clinic")
    assert state.without_words("an").text == "oakland an clinic"
    assert FIRST_QUERY.with_text("oaklandish").without_words("oakland").text == "oaklandish"
    assert FIRST_QUERY.with_text("kap <500 now").without_words("<500").text == "kap now"


def test_unchecking_one_meaning_of_a_word_keeps_the_others_by_hand() -> None:
    state = FIRST_QUERY.with_text("troche at home")
    changed = state.without_code(interpretation(TROCHE), "formats", "oral")
    assert changed.text == "at home"
    assert changed.chosen == {"formats": frozenset({"sublingual"})}


def test_unchecking_an_option_chosen_by_hand_and_by_words_takes_back_both() -> None:
    kap = UnderstoodFacet(facet="settings", codes=("kap",), words="kap")
    state = FIRST_QUERY.with_text("kap").with_options("settings", ["kap"])
    assert state.without_code(interpretation(kap), "settings", "kap") == FIRST_QUERY


def test_no_longer_keeping_not_stated_keeps_what_the_words_asked_for() -> None:
    state = FIRST_QUERY.with_text("veterans ptsd")
    changed = state.without_unknown(interpretation(VETERANS, VETERANS_KEPT), "populations")
    assert changed.text == "ptsd"
    assert changed.chosen == {"populations": frozenset({"veterans"})}


def test_a_place_or_price_set_by_hand_replaces_the_one_in_the_words() -> None:
    state = FIRST_QUERY.with_text("kap oakland under 500")
    assert state.with_place_by_hand(interpretation(OAKLAND), " 94301 ").text == "kap under 500"
    assert state.with_place_by_hand(interpretation(OAKLAND), "").text == state.text
    cheaper = state.with_price_by_hand(interpretation(CHEAP), 300)
    assert (cheaper.text, cheaper.max_price) == ("kap oakland", 300)


def test_searched_words_are_taken_out_one_by_one() -> None:
    state = FIRST_QUERY.with_text("kensho oakland wellbeing")
    assert state.without_free_text("kensho wellbeing").text == "oakland"


def test_filters_set_by_hand_are_counted_without_the_words() -> None:
    state = Query(within_miles=DEFAULT_RADIUS_MILES, text="kap", near="94301", max_price=500)
    assert state.with_options("formats", ["oral", "sublingual"]).hand_filter_count == 4
