"""How far a fact may be trusted by its age, and what its sources vouch for."""

from datetime import date, timedelta

import pytest

from brightstar_desktop.domain.evidence import AgeClass, Evidence, age_class, earliest_day
from tests.support.factories import TODAY, make_provider, make_source


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-30, AgeClass.CURRENT),
        (0, AgeClass.CURRENT),
        (90, AgeClass.CURRENT),
        (91, AgeClass.CHECK_FIRST),
        (180, AgeClass.CHECK_FIRST),
        (181, AgeClass.OLD),
    ],
)
def test_a_fact_ages_on_the_day_after_the_last_of_its_class(days: int, expected: AgeClass) -> None:
    assert age_class(TODAY - timedelta(days=days), TODAY) is expected


def test_without_a_day_a_fact_is_undated() -> None:
    assert age_class(None, TODAY) is AgeClass.UNDATED


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        ("2025", date(2025, 1, 1)),
        ("2025-07", date(2025, 7, 1)),
        ("2025-07-31", date(2025, 7, 31)),
    ],
)
def test_a_partial_date_counts_from_the_first_day_it_can_mean(partial: str, day: date) -> None:
    assert earliest_day(partial) == day


@pytest.mark.parametrize("partial", ["", "25", "2025-7", "2025-07-", "2025-07-31T12", "2025-13"])
def test_what_is_no_partial_date_is_refused(partial: str) -> None:
    with pytest.raises(ValueError, match=r"date|month"):
        earliest_day(partial)


def test_only_a_live_page_or_a_contact_vouches_for_the_day_it_was_read() -> None:
    assert make_source(read_as="live").as_of == TODAY
    assert make_source(read_as="contact").as_of == TODAY
    assert make_source(read_as="stored_copy").as_of is None


def test_the_date_on_the_page_wins_over_the_day_it_was_read() -> None:
    assert make_source(read_as="live", page_date="2024-05").as_of == date(2024, 5, 1)


@pytest.mark.parametrize(("pages", "is_exact"), [(1, True), (2, False)])
def test_only_a_single_page_surely_states_what_was_recorded_without_its_page(
    pages: int, is_exact: bool
) -> None:
    sources = tuple(make_source(covers=()) for _page in range(pages))
    provider = make_provider(sources=sources, source_not_recorded=("prices",))
    evidence = provider.evidence("prices")
    assert (evidence.sources, evidence.exact) == (sources, is_exact)


def test_the_newest_source_speaks_for_the_group() -> None:
    old = make_source(page_date="2024", read_on=date(2026, 11, 1))
    new = make_source(page_date="2025", read_on=date(2026, 10, 1))
    evidence = Evidence(group="prices", sources=(old, new))
    assert (evidence.as_of, evidence.read_on) == (date(2025, 1, 1), date(2026, 11, 1))


def test_a_group_whose_page_is_not_known_has_a_day_of_reading_and_no_other() -> None:
    evidence = Evidence(group="prices", sources=(make_source(page_date="2025"),), exact=False)
    assert (evidence.as_of, evidence.read_on) == (None, TODAY)
    assert Evidence(group="prices", sources=()).read_on is None
