"""The order of what was found."""

from typing import Any

from brightstar_desktop.domain.matching import find_matches, plan
from brightstar_desktop.domain.query import Interpretation, Query, Sort, Understood, UnderstoodFacet
from brightstar_desktop.domain.search_engine import in_order
from brightstar_desktop.domain.search_index import GeoPoint, IndexEntry, SearchIndex, bit_set
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.domain.words import TypedText, tokenize
from tests.support.published import california
from tests.support.understood import place_in_words


def _entry(name: str, **changes: Any) -> IndexEntry:
    values: dict[str, Any] = {"slug": name.lower(), "names": (name,), "answers": {}}
    return IndexEntry(**values | changes)


OAKLAND, BERKELEY = GeoPoint(37.804, -122.271), GeoPoint(37.872, -122.273)


def _order(
    entries: list[IndexEntry],
    query: Query,
    *understood: Understood,
    ranks: dict[int, tuple[int, float]] | None = None,
) -> list[str]:
    index = SearchIndex(entries, Vocabulary())
    free_text = query.text if ranks is not None else ""
    words = Interpretation(understood=understood, free_tokens=tokenize(free_text))
    asked = plan(query, TypedText(query.text), words, california())
    matches = find_matches(index, asked, None if ranks is None else bit_set(ranks))
    return [index.entries[at].names[0] for at in in_order(index, asked, matches, ranks or {})]


def test_names_follow_the_alphabet_without_case_and_accents() -> None:
    entries = [_entry("beta"), _entry("Ávila"), _entry("Alpha")]
    assert _order(entries, Query(sort=Sort.NAME)) == ["Alpha", "Ávila", "beta"]


def test_of_equal_names_the_short_one_decides() -> None:
    entries = [_entry("Alpha", slug="second"), _entry("ALPHA", slug="first")]
    assert _order(entries, Query(sort=Sort.NAME)) == ["ALPHA", "Alpha"]


def test_the_nearest_come_first_and_the_unplaced_last() -> None:
    entries = [_entry("A"), _entry("B", points=(BERKELEY,)), _entry("C", points=(OAKLAND,))]
    assert _order(entries, Query(near="oakland", sort=Sort.DISTANCE)) == ["C", "B", "A"]


def test_the_cheapest_come_first_and_the_silent_last() -> None:
    entries = [_entry("A"), _entry("B", session_amount=900), _entry("C", session_amount=400)]
    assert _order(entries, Query(sort=Sort.PRICE)) == ["C", "B", "A"]


def test_the_newest_facts_come_first_then_the_newest_reading() -> None:
    entries = [
        _entry("D", newest=("", "2026-01-01")),
        _entry("C", newest=("", "2026-11-01")),
        _entry("B", newest=("2025-01-01", "2025-01-01")),
        _entry("A", newest=("", "2026-11-01")),
    ]
    assert _order(entries, Query(sort=Sort.NEWEST)) == ["B", "A", "C", "D"]


def test_stated_matches_come_before_those_kept() -> None:
    veterans = {"populations": {"veterans": True}}
    entries = [_entry("A", points=(OAKLAND,)), _entry("B", answers=veterans, points=(BERKELEY,))]
    query = Query(
        near="oakland",
        chosen={"populations": frozenset(("veterans",))},
        include_not_stated=frozenset(("populations",)),
    )
    assert _order(entries, query) == ["B", "A"]


def test_a_match_in_the_name_comes_before_one_elsewhere() -> None:
    ranks = {0: (1, -9.0), 1: (0, -1.0)}
    assert _order([_entry("A"), _entry("B")], Query(text="x"), ranks=ranks) == ["B", "A"]


def test_a_match_in_the_name_comes_before_a_nearer_one_elsewhere() -> None:
    entries = [_entry("A", points=(OAKLAND,)), _entry("B", points=(BERKELEY,))]
    query = Query(text="x", near="oakland")
    assert _order(entries, query, ranks={0: (1, -1.0), 1: (0, -1.0)}) == ["B", "A"]


def test_of_matches_alike_the_nearer_comes_first_and_then_the_better_worded() -> None:
    ranks = {0: (1, -1.0), 1: (1, -9.0)}
    entries = [_entry("A", points=(OAKLAND,)), _entry("B", points=(BERKELEY,))]
    assert _order(entries, Query(text="x", near="oakland"), ranks=ranks) == ["A", "B"]
    beside = [_entry("A", points=(OAKLAND,)), _entry("B", points=(OAKLAND,))]
    assert _order(beside, Query(text="x", near="oakland"), ranks=ranks) == ["B", "A"]


def test_who_is_kept_on_fewer_filters_comes_first() -> None:
    entries = [_entry("A"), _entry("B", answers={"populations": {"veterans": True}})]
    query = Query(
        chosen={"populations": frozenset(("veterans",)), "languages": frozenset(("es",))},
        include_not_stated=frozenset(("populations", "languages")),
    )
    assert _order(entries, query) == ["B", "A"]


def test_a_free_session_is_cheaper_than_any() -> None:
    entries = [_entry("A", session_amount=400), _entry("B", session_amount=0)]
    assert _order(entries, Query(sort=Sort.PRICE)) == ["B", "A"]


def test_of_equal_prices_and_distances_the_better_match_comes_first() -> None:
    ranks = {0: (1, -1.0), 1: (0, -1.0)}
    priced = [_entry("A", session_amount=400), _entry("B", session_amount=400)]
    assert _order(priced, Query(text="x", sort=Sort.PRICE), ranks=ranks) == ["B", "A"]
    placed = [_entry("A", points=(OAKLAND,)), _entry("B", points=(OAKLAND,))]
    near = Query(text="x", near="oakland", sort=Sort.DISTANCE)
    assert _order(placed, near, ranks=ranks) == ["B", "A"]


def test_who_offers_all_of_what_the_words_name_comes_first() -> None:
    one = {"conditions": {"ptsd": True}}
    both = {"conditions": {"ptsd": True, "ocd": True}}
    asked = tuple(
        UnderstoodFacet(facet="conditions", codes=(code,), words=code) for code in ("ptsd", "ocd")
    )
    entries = [_entry("A", answers=one), _entry("B", answers=both)]
    assert _order(entries, Query(text="ptsd ocd"), *asked) == ["B", "A"]


def test_the_provider_whose_whole_name_was_typed_comes_first() -> None:
    near = place_in_words("Oakland")
    entries = [_entry("Aaa", points=(OAKLAND,)), _entry("Oakland Clinic", points=(BERKELEY,))]
    assert _order(entries, Query(text="oakland clinic"), near)[0] == "Oakland Clinic"
    assert _order(entries, Query(text="oakland"), near)[0] == "Aaa"
