"""A provider in few words."""

from brightstar_desktop.domain.evidence import Evidence
from brightstar_desktop.domain.provider import Caution
from brightstar_desktop.domain.search_result import Hit, Similar
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.provider_text import headline, similarity_words, spoken, tags
from brightstar_desktop.presentation.sections import summary
from brightstar_desktop.presentation.sources import (
    exactness_words,
    page_address,
    source_count_words,
    source_words,
)
from tests.support.factories import TODAY, make_price, make_provider, make_source
from tests.support.vocabulary import make_vocabulary


def test_tags_name_formats_and_settings_in_short() -> None:
    provider = make_provider(formats=("iv_infusion", "intranasal_esketamine"), settings=("kap",))
    assert tags(provider, make_vocabulary()) == ("IV infusion", "SPRAVATO", "KAP")


def test_the_headline_says_how_the_record_is_known() -> None:
    provider = make_provider(status="unconfirmed")
    assert headline(provider, make_vocabulary()) == "Infusion clinic · Oakland · Unconfirmed"


def test_a_card_is_spoken_in_sentences() -> None:
    provider = make_provider(prices=(make_price(),), settings=("kap",))
    hit = Hit(provider=provider, distance_miles=4.4, nearest_location=0)
    assert spoken(hit, make_vocabulary(), TODAY) == (
        "Oakland Infusion Clinic, Infusion clinic, Oakland, 4 miles away. "
        "Care: IV infusion, KAP. Price: $500 a session. Undated."
    )


def test_a_spoken_card_says_what_is_not_stated() -> None:
    hit = Hit(provider=make_provider(formats=()))
    assert spoken(hit, make_vocabulary(), TODAY) == (
        "Oakland Infusion Clinic, Infusion clinic, Oakland. How it is given is not stated. "
        "Price not stated. Undated."
    )


def test_likeness_names_place_reasons_and_distance() -> None:
    shared = (("formats", "iv_infusion"), ("conditions", "ptsd"))
    similar = Similar(provider=make_provider(), shared=shared, distance_miles=4.1)
    assert (
        similarity_words(similar, make_vocabulary())
        == "Oakland · also IV infusion, PTSD · 4 mi apart"
    )
    assert (
        similarity_words(Similar(provider=make_provider(), shared=()), make_vocabulary())
        == "Oakland"
    )
    many = (*shared, ("settings", "kap"), ("formats", "intranasal_esketamine"))
    three = similarity_words(Similar(provider=make_provider(), shared=many), make_vocabulary())
    assert three == "Oakland · also IV infusion, PTSD, KAP"


def test_a_source_is_told_with_kind_address_dates_and_how_it_was_read() -> None:
    note = Text("The first part of the page was seen.")
    words = source_words(make_source(page_date="2026-07", note=note), make_vocabulary())
    assert words.kind == "The provider's own page"
    assert words.address == "clinic.example/about"
    assert words.url == "https://clinic.example/about"
    assert words.age == "Page dated Jul 2026 · read Nov 2026"
    assert words.how == "Read in a stored copy, not on the live page."
    assert words.note == "The first part of the page was seen."


def test_a_source_without_an_address_invents_none() -> None:
    words = source_words(make_source(url=None), make_vocabulary())
    assert (words.address, words.url) == ("", "")


def test_addresses_are_shown_without_what_nobody_reads() -> None:
    assert page_address("https://www.clinic.example/faq/?utm=x") == "clinic.example/faq"


def test_sources_are_counted_and_doubt_is_said() -> None:
    pages = (make_source(), make_source())
    assert source_count_words(Evidence(group="prices", sources=())) == "no source"
    assert source_count_words(Evidence(group="prices", sources=pages[:1])) == "1 source"
    assert source_count_words(Evidence(group="prices", sources=pages)) == "2 sources"
    assert exactness_words(Evidence(group="prices", sources=pages)) == ""
    assert exactness_words(Evidence(group="prices", sources=pages, exact=False)) == (
        "One of these pages says this; which one was not recorded."
    )


def test_a_summary_holds_facts_sources_ages_and_what_is_not_stated() -> None:
    provider = make_provider(
        prices=(make_price(),), cautions=(Caution(group="prices", text=Text("Ask first.")),)
    )
    lines = summary(provider, make_vocabulary(), TODAY, edition="2026.11.23-1").splitlines()
    assert lines[:3] == [
        "Oakland Infusion Clinic",
        "Infusion clinic · Oakland · Collected from its own pages",
        "! Ask first.",
    ]
    assert "Website: https://clinic.example" in lines
    assert "One infusion: $500 a session" in lines
    assert "Not stated: Phone" in lines
    source = (
        "    Source: The provider's own page, https://clinic.example/about, Undated · read Nov 2026"
    )
    assert source in lines
    assert lines[-2] == (
        "From the BrightStar directory, edition 2026.11.23-1, copied on Nov 23, 2026."
    )


def test_a_summary_says_where_the_page_was_not_recorded() -> None:
    pages = (make_source(covers=()), make_source(covers=()))
    provider = make_provider(sources=pages, source_not_recorded=("formats",))
    text = summary(provider, make_vocabulary(), TODAY)
    assert "One of these pages says this; which one was not recorded." in text
