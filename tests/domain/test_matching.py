"""Who matches, and what every option would list."""

from collections.abc import Iterable
from math import nextafter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.facets import FACETS, FACETS_BY_NAME, Answer, Facet, answer
from brightstar_desktop.domain.matching import Matches, SearchPlan, find_matches, plan
from brightstar_desktop.domain.provider import Provider, ServiceArea, Support
from brightstar_desktop.domain.query import (
    Interpretation,
    Query,
    Understood,
    UnderstoodFacet,
    UnderstoodPrice,
)
from brightstar_desktop.domain.search_index import (
    GeoPoint,
    IndexEntry,
    SearchIndex,
    bit_set,
    positions,
)
from brightstar_desktop.domain.search_result import FacetCounts
from brightstar_desktop.domain.vocabulary import Term, Text, Vocabulary
from brightstar_desktop.domain.words import TypedText, tokenize
from tests.support.factories import make_location, make_provider
from tests.support.published import california
from tests.support.understood import place_in_words


def _entry(provider: Provider, **changes: Any) -> IndexEntry:
    answers = {facet.name: said for facet in FACETS if (said := facet.answers(provider))}
    values: dict[str, Any] = {
        "slug": provider.slug,
        "names": (provider.name, *provider.former_names),
        "answers": answers,
        "points": tuple(
            GeoPoint(at.latitude, at.longitude, at.county) for at in provider.locations
        ),
        "statewide_telehealth": provider.service_area.statewide_telehealth is True,
    }
    return IndexEntry(**values | changes)


def _index(*providers: Provider) -> SearchIndex:
    return SearchIndex(map(_entry, providers), Vocabulary())


def _plan(query: Query, *understood: Understood) -> SearchPlan:
    return plan(query, TypedText(query.text), Interpretation(understood=understood), california())


def _match(index: SearchIndex, query: Query, *understood: Understood) -> Matches:
    return find_matches(index, _plan(query, *understood), None)


def _slugs(index: SearchIndex, matches: Matches) -> list[str]:
    return [index.entries[position].slug for position in positions(matches.members)]


def _counts(matches: Matches, facet: str) -> tuple[dict[str, int], int]:
    counts: FacetCounts = next(one for one in matches.facets if one.name == facet)
    return {option.code: option.count for option in counts.options}, counts.not_stated


def _chosen(**facets: Iterable[str]) -> dict[str, frozenset[str]]:
    return {facet: frozenset(codes) for facet, codes in facets.items()}


IV = make_provider(slug="iv", formats=("iv_infusion",), conditions=("depression",))
ORAL = make_provider(slug="oral", formats=("oral",), conditions=())
SILENT = make_provider(slug="silent", formats=(), conditions=("ptsd",))
SAN_FRANCISCO = make_location(city="San Francisco", latitude=37.775, longitude=-122.419)
COUNTY_ONLY = make_location(city=None, latitude=None, longitude=None, position_from=None)


def test_a_provider_that_states_nothing_is_left_out_and_counted() -> None:
    index = _index(IV, ORAL, SILENT)
    matches = _match(index, Query(chosen=_chosen(formats=["iv_infusion"])))
    assert _slugs(index, matches) == ["iv"]
    assert _counts(matches, "formats") == ({"iv_infusion": 1, "oral": 1}, 1)


def test_not_stated_is_kept_on_request_and_marked() -> None:
    index = _index(IV, ORAL, SILENT)
    query = Query(
        chosen=_chosen(formats=["iv_infusion"]), include_not_stated=frozenset(("formats",))
    )
    matches = _match(index, query)
    assert _slugs(index, matches) == ["iv", "silent"]
    assert positions(matches.limits["formats"].unknown_included) == [2]


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_facet_keeps_the_silent_on_its_own_request_and_marks_them(facet: Facet) -> None:
    said: dict[str, dict[str, bool]] = {
        "yes": {"asked": True},
        "no": {"asked": False},
        "silent": {},
    }
    index = SearchIndex(
        [
            _entry(make_provider(slug=slug), answers={facet.name: answers} if answers else {})
            for slug, answers in said.items()
        ],
        Vocabulary(),
    )

    def matching(*kept: str) -> Matches:
        chosen = _chosen(**{facet.name: ["asked"]})
        return _match(index, Query(chosen=chosen, include_not_stated=frozenset(kept)))

    others = (*(one.name for one in FACETS if one is not facet), "price")
    for left_out in (matching(), matching(*others)):
        assert _slugs(index, left_out) == ["yes"]
        assert left_out.limits[facet.name].unknown_included == 0
    assert _slugs(index, matching(facet.name)) == ["yes", "silent"]
    assert positions(matching(facet.name).limits[facet.name].unknown_included) == [2]
    assert _counts(matching(facet.name), facet.name) == ({"asked": 1}, 1)


def test_who_was_asked_for_by_name_is_not_marked_as_kept() -> None:
    index = _index(make_provider(slug="named", name="Oral Clinic", formats=()), SILENT)
    oral = UnderstoodFacet(facet="formats", codes=("oral",), words="oral")
    query = Query(text="oral", include_not_stated=frozenset(("formats",)))
    matches = _match(index, query, oral)
    assert _slugs(index, matches) == ["named", "silent"]
    assert positions(matches.limits["formats"].unknown_included) == [1]


def test_options_are_counted_under_all_other_filters() -> None:
    index = _index(IV, ORAL, SILENT)
    matches = _match(index, Query(chosen=_chosen(conditions=["depression"])))
    assert _counts(matches, "formats") == ({"iv_infusion": 1, "oral": 0}, 0)
    assert _counts(matches, "conditions") == ({"depression": 1, "ptsd": 1}, 1)


def test_support_must_all_be_stated() -> None:
    both = make_provider(slug="both", support=Support(preparation=True, integration=True))
    one = make_provider(slug="one", support=Support(preparation=True))
    no = make_provider(slug="no", support=Support(preparation=True, integration=False))
    index = _index(both, one, no)
    wanted = _chosen(support=["preparation", "integration"])
    assert _slugs(index, _match(index, Query(chosen=wanted))) == ["both"]
    kept = Query(chosen=wanted, include_not_stated=frozenset(("support",)))
    assert _slugs(index, _match(index, kept)) == ["both", "one"]
    assert _counts(_match(index, Query(chosen=wanted)), "support")[1] == 1
    preparation = _match(index, Query(chosen=_chosen(support=["preparation"])))
    assert _counts(preparation, "support")[0] == {"preparation": 3, "integration": 1}


def test_a_name_holds_whatever_its_words_were_taken_for() -> None:
    practice = make_provider(slug="named", name="Sacramento Neuropsych", locations=())
    index = _index(practice, IV)
    near = place_in_words("Sacramento")
    matches = find_matches(index, _plan(Query(text="sacramento neuro"), near), bit_set([]))
    assert _slugs(index, matches) == ["named"]


def test_a_name_does_not_lift_what_was_chosen_by_hand() -> None:
    practice = make_provider(slug="named", name="Oral Clinic", formats=("iv_infusion",))
    index = _index(practice)
    oral = UnderstoodFacet(facet="formats", codes=("oral",), words="oral")
    by_words = _match(index, Query(text="oral"), oral)
    assert _slugs(index, by_words) == ["named"]
    by_hand = _match(index, Query(text="oral", chosen=_chosen(formats=["oral"])), oral)
    assert _slugs(index, by_hand) == []


def test_former_names_are_names() -> None:
    index = _index(make_provider(slug="renamed", former_names=("Old Moon Clinic",)))
    assert positions(index.named(tokenize("old mo"))) == [0]
    assert index.named(tokenize("old moon sun")) == 0
    assert index.named(tokenize("new moon")) == 0
    assert index.named(tokenize("mo")) == 1
    assert index.named(tokenize("oon")) == 0
    assert index.named(tokenize("")) == 0


def test_one_of_several_locations_is_enough_for_a_county() -> None:
    two = make_provider(locations=(SAN_FRANCISCO, make_location(county="Contra Costa")))
    index = _index(IV, two)
    assert positions(index.in_county("Contra Costa")) == [1]
    assert positions(index.in_county("Alameda")) == [0, 1]


def test_options_stand_in_the_order_of_the_vocabulary_and_unknown_ones_at_the_end() -> None:
    codes = ("unknown_b", "oral", "unknown_a", "iv_infusion", "unused")
    terms = tuple(
        Term(facet="formats", code=code, label=Text(code))
        for code in ("unused", "oral", "iv_infusion")
    )
    entry = _entry(make_provider(formats=codes[:-1]))
    index = SearchIndex((entry,), Vocabulary(terms))
    assert index.codes("formats") == ("oral", "iv_infusion", "unknown_a", "unknown_b")
    matches = _match(index, Query(chosen=_chosen(formats=["unused"])))
    options = [option.code for option in matches.facets[0].options]
    assert options == ["oral", "iv_infusion", "unknown_a", "unknown_b", "unused"]


def test_the_nearest_location_counts() -> None:
    two = make_provider(locations=(SAN_FRANCISCO, make_location()))
    matches = _match(_index(two), Query(near="oakland", within_miles=1))
    assert matches.nearest[0].location == 1
    assert matches.nearest[0].miles == pytest.approx(0, abs=0.1)


def test_the_edge_of_the_radius_belongs_to_it() -> None:
    index = _index(IV)
    miles = _match(index, Query(near="berkeley")).nearest[0].miles

    def within(radius: float) -> list[str]:
        return _slugs(index, _match(index, Query(near="berkeley", within_miles=radius)))

    assert within(miles) == ["iv"]
    assert within(nextafter(miles, 0)) == []


def test_of_two_locations_equally_near_the_first_counts() -> None:
    twice = make_provider(locations=(make_location(), make_location()))
    assert _match(_index(twice), Query(near="oakland")).nearest[0].location == 0


def test_a_county_alone_is_near_a_town_in_words_but_has_no_distance() -> None:
    index = _index(make_provider(locations=(COUNTY_ONLY,)))
    near = place_in_words("Oakland")
    by_words = _match(index, Query(text="oakland clinic"), near)
    assert (_slugs(index, by_words), by_words.nearest) == (["oakland-infusion-clinic"], {})
    assert _slugs(index, _match(index, Query(near="oakland", within_miles=25))) == []


def test_video_for_all_california_is_counted_beyond_and_kept_on_request() -> None:
    remote = make_provider(
        slug="remote", locations=(), service_area=ServiceArea(statewide_telehealth=True)
    )
    index = _index(remote, IV)
    query = Query(near="92103", within_miles=10)
    assert _match(index, query).telehealth_beyond == 1
    kept = _match(index, Query(near="92103", within_miles=10, include_telehealth=True))
    assert _slugs(index, kept) == ["remote"]
    assert kept.telehealth_beyond == 0


def test_a_limit_of_price_leaves_out_who_states_none() -> None:
    cheap = _entry(make_provider(slug="cheap"), session_amount=400)
    dear = _entry(make_provider(slug="dear"), session_amount=900)
    silent = _entry(make_provider(slug="silent"))
    index = SearchIndex((cheap, dear, silent), Vocabulary())
    matches = _match(index, Query(max_price=400))
    assert (_slugs(index, matches), matches.price_not_stated) == (["cheap"], 1)
    kept = _match(index, Query(max_price=400, include_not_stated=frozenset(("price",))))
    assert _slugs(index, kept) == ["cheap", "silent"]
    assert positions(kept.limits["price"].unknown_included) == [2]


def test_who_is_silent_on_the_price_is_counted_under_the_other_filters_alone() -> None:
    silent, elsewhere = _entry(IV), _entry(ORAL)
    index = SearchIndex((silent, elsewhere), Vocabulary())
    query = Query(max_price=400, chosen=_chosen(formats=["iv_infusion"]))
    assert _match(index, query).price_not_stated == 1


def test_a_name_lifts_a_limit_of_price_read_from_words_but_none_set_by_hand() -> None:
    dear = _entry(make_provider(slug="dear", name="Under 500 Clinic"), session_amount=900)
    index = SearchIndex((dear,), Vocabulary())
    under = UnderstoodPrice(max_price=500, words="under 500")
    assert _slugs(index, _match(index, Query(text="under 500"), under)) == ["dear"]
    by_hand = Query(text="under 500", max_price=600)
    assert _slugs(index, _match(index, by_hand, under)) == []


def test_video_is_counted_beyond_only_where_a_distance_leaves_it_out() -> None:
    remote = make_provider(
        slug="remote", locations=(), service_area=ServiceArea(statewide_telehealth=True)
    )
    index = _index(remote, make_provider(service_area=ServiceArea(statewide_telehealth=True)))
    assert _match(index, Query()).telehealth_beyond == 0
    assert _match(index, Query(near="oakland", within_miles=5)).telehealth_beyond == 1
    oral = Query(near="oakland", within_miles=5, chosen=_chosen(formats=["oral"]))
    assert _match(index, oral).telehealth_beyond == 0


FORMATS = ("iv_infusion", "oral")
SUPPORTS = ("preparation", "integration")
PROVIDERS = st.builds(
    lambda formats, conditions, preparation, integration: make_provider(
        formats=tuple(formats),
        conditions=tuple(conditions),
        support=Support(preparation=preparation, integration=integration),
    ),
    st.sets(st.sampled_from(FORMATS)),
    st.sets(st.sampled_from(("depression", "ptsd"))),
    st.sampled_from((None, True, False)),
    st.sampled_from((None, True, False)),
)


def _passes(provider: Provider, name: str, codes: frozenset[str], *, keeps: bool) -> bool:
    facet = FACETS_BY_NAME[name]
    said = [answer(facet, provider, code) for code in codes]
    if facet.any_of:
        return Answer.YES in said or (keeps and set(said) == {Answer.NOT_STATED})
    return all(one is Answer.YES or (keeps and one is Answer.NOT_STATED) for one in said)


@given(
    st.lists(PROVIDERS, max_size=8),
    st.sets(st.sampled_from(FORMATS)),
    st.sets(st.sampled_from(SUPPORTS)),
    st.sets(st.sampled_from(("formats", "support"))),
)
def test_sets_and_counts_agree_with_asking_every_provider(
    providers: list[Provider], formats: set[str], supports: set[str], kept: set[str]
) -> None:
    chosen = {a: c for a, c in _chosen(formats=formats, support=supports).items() if c}
    query = Query(chosen=chosen, include_not_stated=frozenset(kept))
    matches = _match(_index(*providers), query)

    def listed(choice: dict[str, frozenset[str]], keeping: set[str]) -> list[int]:
        return [
            at
            for at, one in enumerate(providers)
            if all(_passes(one, facet, choice[facet], keeps=facet in keeping) for facet in choice)
        ]

    assert positions(matches.members) == listed(chosen, kept)
    others = {facet: codes for facet, codes in chosen.items() if facet != "formats"}
    for code, count in _counts(matches, "formats")[0].items():
        only = {**others, "formats": frozenset((code,))}
        assert count == len(listed(only, kept - {"formats"}))
