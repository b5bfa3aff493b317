"""Searches a person would try, on the edition that ships with the program.

Each expectation was reasoned out from the records themselves: what they state, and where they are.
"""

import pytest

from brightstar_desktop.domain.facets import FACETS
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query, Sort
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.storage.directory import DirectoryFileReader
from tests.support.published import california, published_catalogue


def _slugs(result: SearchResult) -> list[str]:
    return [hit.provider.slug for hit in result.hits]


def _stating(facet: str, *codes: str) -> set[str]:
    return {
        provider.slug
        for provider in published_catalogue().providers
        if set(codes) & set(getattr(provider, facet))
    }


def _cities(provider: Provider) -> list[str | None]:
    return [location.city for location in provider.locations]


def test_every_published_provider_is_listed(published: DirectoryFileReader) -> None:
    result = published.search(Query())
    everyone = {provider.slug for provider in published_catalogue().providers}
    assert set(_slugs(result)) == everyone
    assert result.count == result.total == len(everyone) >= 70


def test_iv_ketamine_oakland(published: DirectoryFileReader) -> None:
    result = published.search(Query(text="iv ketamine oakland"))
    assert _slugs(result) == [
        "bay-psychiatric-associates",  # Berkeley
        "clarus-health-san-francisco",
        "gateway-psychiatric",  # San Francisco
        "mindful-health-solutions",  # San Francisco, and Sacramento, which is too far
        "recovery-without-walls",  # Mill Valley
        "soft-reboot-wellness",  # Menlo Park
    ]
    assert all("iv_infusion" in hit.provider.formats for hit in result.hits)
    miles = [hit.distance_miles or 0 for hit in result.hits]
    assert miles == sorted(miles)
    assert miles[-1] <= 25
    assert result.telehealth_beyond >= 1


def test_troche_at_home(published: DirectoryFileReader) -> None:
    result = published.search(Query(text="troche at home"))
    expected = _stating("formats", "sublingual", "oral") & _stating("settings", "at_home")
    assert set(_slugs(result)) == expected
    assert {"wondermed", "journey-clinical", "tethered-healing"} <= expected


def test_los_angelas_depression(published: DirectoryFileReader) -> None:
    result = published.search(Query(text="los angelas depression"))
    assert result.place is not None
    assert result.place.name == "Los Angeles"
    assert any(item.corrected for item in result.interpretation.understood)
    found = _slugs(result)
    assert set(found) <= _stating("conditions", "depression", "treatment_resistant_depression")
    assert found[0] in ("ketamine-therapy-center-los-angeles", "pacific-mind-health")
    assert {
        "ketamine-clinics-los-angeles",
        "phos-wellness-ketamine-healing-los-angeles",
        "interventional-anesthesia-pain-management-pasadena",
    } <= set(found)
    assert "bay-psychiatric-associates" not in found


def test_veterans_ptsd_san_diego(published: DirectoryFileReader) -> None:
    result = published.search(Query(text="veterans ptsd san diego"))
    first, *others = result.hits
    assert first.provider.slug == "kadima-neuropsychiatry-institute"
    assert "veterans" in first.provider.populations
    assert first.not_stated == ()
    assert all(hit.not_stated == ("populations",) for hit in others)
    found = set(_slugs(result))
    assert {"stella-mental-health-san-diego", "daydream-md", "ketamine-for-life"} <= found
    assert "bold-health" in found, "it states only San Diego County, where the city is"
    assert found <= _stating("conditions", "ptsd")


def test_near_92103_within_25_miles_by_distance(published: DirectoryFileReader) -> None:
    result = published.search(Query(near="92103", within_miles=25, sort=Sort.DISTANCE))
    miles = [hit.distance_miles for hit in result.hits]
    assert all(at is not None and at <= 25 for at in miles)
    assert miles == sorted(miles, key=lambda at: at or 0)
    cities = [set(_cities(hit.provider)) for hit in result.hits]
    around = {"San Diego", "La Jolla", "Del Mar"}
    assert all(of_one & around for of_one in cities)
    assert around <= set().union(*cities)
    assert _slugs(result)[-1] == "ketamine-for-life"
    assert "San Diego" in _cities(result.hits[0].provider)


def test_a_session_for_at_most_500_dollars(published: DirectoryFileReader) -> None:
    result = published.search(Query(max_price=500, sort=Sort.PRICE))
    found = _slugs(result)
    assert "kensho-wellbeing" in found, "425 dollars an infusion"
    assert "phos-wellness-ketamine-healing-los-angeles" not in found, "400 is for members only"
    assert "overhead-sun" not in found, "10 dollars is a drug maker's copay"
    assert all(hit.session_price and hit.session_price.amount <= 500 for hit in result.hits)
    assert result.price_not_stated > 50
    kept = published.search(Query(max_price=500, include_not_stated=frozenset(("price",))))
    assert kept.count == result.count + result.price_not_stated


@pytest.mark.parametrize("text", ["under 500", "menos de $500", "<500"])
def test_a_limit_in_words_is_the_same_limit(published: DirectoryFileReader, text: str) -> None:
    by_hand = published.search(Query(max_price=500))
    assert _slugs(published.search(Query(text=text))) == _slugs(by_hand)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("kadima", "kadima-neuropsychiatry-institute"),
        ("kadma", "kadima-neuropsychiatry-institute"),
        ("phoenix nest", "phoenix-nest-community-project"),
        ("Ketamine Clinics Los Angeles", "ketamine-clinics-los-angeles"),
        ("sacramento neuropsych", "sacramento-neuropsych-associates"),
        ("point loma", "point-loma-clinic"),
        ("reset ketamine", "reset-ketamine"),
    ],
)
def test_a_name_finds_its_provider_first(
    published: DirectoryFileReader, text: str, slug: str
) -> None:
    known = {provider.slug for provider in published_catalogue().providers}
    assert slug in known
    assert _slugs(published.search(Query(text=text)))[0] == slug


def test_every_name_as_it_stands_finds_its_provider_first(published: DirectoryFileReader) -> None:
    for provider in published_catalogue().providers:
        result = published.search(Query(text=provider.name, limit=1))
        assert _slugs(result) == [provider.slug], provider.name


def test_each_letter_typed_keeps_the_provider_in_the_list(published: DirectoryFileReader) -> None:
    for end in range(1, len("kensho wellbeing") + 1):
        text = "kensho wellbeing"[:end]
        assert "kensho-wellbeing" in _slugs(published.search(Query(text=text))), text


def test_lozenges_are_found_whatever_a_site_calls_them(published: DirectoryFileReader) -> None:
    for text in ("lozenge", "troches", "pastilla", "rapid dissolve tablet"):
        found = set(_slugs(published.search(Query(text=text))))
        assert found >= _stating("formats", "sublingual", "oral"), text


def test_spanish_words_find_what_english_ones_do(published: DirectoryFileReader) -> None:
    for spanish, english in (
        ("depresión en san diego", "depression in san diego"),
        ("veteranos", "veterans"),
        ("ketamina en casa", "ketamine at home"),
        ("condado de orange", "orange county"),
    ):
        found = _slugs(published.search(Query(text=spanish)))
        assert found == _slugs(published.search(Query(text=english)))
        assert found


def test_searching_for_suicide_asks_for_help_first(published: DirectoryFileReader) -> None:
    assert published.search(Query(text="suicide")).interpretation.crisis
    numbers = {line.number for line in published.crisis_lines()}
    assert {"988", "911", "741741"} <= numbers


def test_the_whole_bay_area_is_found_by_region(published: DirectoryFileReader) -> None:
    result = published.search(Query(text="bay area kap"))
    assert result.count >= 8
    assert all(
        any(location.region == "bay_area" for location in hit.provider.locations)
        for hit in result.hits
    )


def test_every_count_beside_an_option_is_what_choosing_it_lists(
    published: DirectoryFileReader,
) -> None:
    for query in (Query(), Query(text="depression"), Query(near="oakland", within_miles=50)):
        for facet in published.search(query).facets:
            for option in facet.options:
                chosen = {**query.chosen, facet.name: frozenset((option.code,))}
                narrowed = Query(
                    text=query.text,
                    near=query.near,
                    within_miles=query.within_miles,
                    chosen=chosen,
                )
                if query.text and facet.name == "conditions":
                    continue  # the words already choose on this facet
                assert published.search(narrowed).count == option.count, (query, facet.name, option)


def test_every_facet_offers_options_or_says_that_nothing_is_stated(
    published: DirectoryFileReader,
) -> None:
    result = published.search(Query())
    assert [facet.name for facet in result.facets] == [facet.name for facet in FACETS]
    assert all(facet.options or facet.not_stated == result.total for facet in result.facets)


def test_similar_providers_share_something_stated(published: DirectoryFileReader) -> None:
    for provider in published_catalogue().providers:
        for similar in published.similar(provider.slug, 3):
            assert similar.shared
            assert similar.provider.slug != provider.slug


def test_places_of_the_records_are_places_of_the_gazetteer() -> None:
    for provider in published_catalogue().providers:
        for city in filter(None, _cities(provider)):
            assert california().named(city), (provider.slug, city)
