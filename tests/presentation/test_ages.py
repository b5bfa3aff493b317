"""The age of a fact is said as far as it is known, and no further."""

from datetime import date

import pytest

from brightstar_desktop.domain.evidence import AgeClass, Evidence, Source
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.presentation.ages import card_age, evidence_age, price_age
from tests.support.factories import TODAY, make_price, make_provider, make_source


def _evidence(*sources: Source, exact: bool = True) -> Evidence:
    return Evidence(group="prices", sources=sources, exact=exact)


def test_a_stored_copy_without_a_date_is_undated_though_it_was_read_today() -> None:
    age = evidence_age(_evidence(make_source()), TODAY)
    assert (age.age_class, age.tag) == (AgeClass.UNDATED, "undated")
    assert age.words == "undated · read Nov 2026"


@pytest.mark.parametrize(
    ("page_date", "tag", "words"),
    [
        ("2026-11", "read Nov 2026", "page dated Nov 2026 · read Nov 2026"),
        ("2026-07", "check first", "page dated Jul 2026 · read Nov 2026"),
        ("2026-01-05", "old", "page dated Jan 5, 2026 · read Nov 2026"),
        ("2017", "old", "page dated 2017 · read Nov 2026"),
    ],
)
def test_a_dated_page_is_as_old_as_its_date(page_date: str, tag: str, words: str) -> None:
    age = evidence_age(_evidence(make_source(page_date=page_date)), TODAY)
    assert (age.tag, age.words) == (tag, words)


def test_a_page_read_live_needs_no_date_of_its_own() -> None:
    age = evidence_age(_evidence(make_source(read_as="live")), TODAY)
    assert (age.age_class, age.words) == (AgeClass.CURRENT, "read Nov 2026")


def test_the_newest_dated_page_speaks_for_the_group() -> None:
    pages = (make_source(page_date="2020"), make_source(), make_source(page_date="2026-10"))
    assert evidence_age(_evidence(*pages), TODAY).words == "page dated Oct 2026 · read Nov 2026"


def test_where_the_page_was_not_recorded_no_date_is_claimed() -> None:
    pages = (make_source(page_date="2026-11"), make_source())
    age = evidence_age(_evidence(*pages, exact=False), TODAY)
    assert (age.tag, age.words) == ("undated", "undated · read Nov 2026")


def test_a_group_without_a_source_says_so() -> None:
    assert evidence_age(_evidence(), TODAY).words == "no source recorded"


def test_a_price_with_its_own_date_is_as_old_as_that() -> None:
    age = _age_of_price(make_provider(prices=(make_price(as_of="2023-01"),)))
    assert age == ("old", "price of Jan 2023")


def test_a_price_without_a_date_is_as_old_as_its_page() -> None:
    dated = (make_source(page_date="2026-10-20"),)
    age = _age_of_price(make_provider(prices=(make_price(),), sources=dated))
    assert age == ("read Nov 2026", "page dated Oct 20, 2026 · read Nov 2026")


def test_a_price_whose_source_is_missing_is_undated() -> None:
    for source in (1, 7):
        provider = make_provider(prices=(make_price(source=source),))
        assert _age_of_price(provider) == ("undated", "undated")


def test_a_card_carries_the_age_of_the_price_it_shows() -> None:
    provider = make_provider(
        prices=(make_price(as_of="2023-11"),), sources=(make_source(page_date="2026-11"),)
    )
    assert card_age(provider, TODAY).tag == "old"
    assert card_age(make_provider(), TODAY).tag == "undated"


def test_a_page_from_the_future_counts_as_of_today() -> None:
    age = evidence_age(_evidence(make_source(page_date="2027-01")), date(2026, 11, 23))
    assert age.age_class is AgeClass.CURRENT


def _age_of_price(provider: Provider) -> tuple[str, str]:
    age = price_age(provider, provider.prices[0], TODAY)
    return age.tag, age.words
