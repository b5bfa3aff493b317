"""The words hold for every provider of the published edition."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from brightstar_desktop import i18n, paths
from brightstar_desktop.datafile.decode import read_catalogue
from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.evidence import FACT_GROUPS
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.presentation.costs import course_words
from brightstar_desktop.presentation.licences import look_ups
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.presentation.provider_text import spoken
from brightstar_desktop.presentation.sections import detail_sections, summary
from tests.support.factories import TODAY


@cache
def published() -> Catalogue:
    """Return the edition that ships with the app."""
    return read_catalogue(paths.bundled_catalogue())


def provider(slug: str) -> Provider:
    return next(found for found in published().providers if found.slug == slug)


@pytest.fixture
def in_spanish(tmp_path: Path) -> Iterator[None]:
    """Put the data's own Spanish in force."""
    i18n.use_language("es", tmp_path)
    yield
    i18n.use_language("en", tmp_path)


@pytest.mark.usefixtures("in_spanish")
def test_the_data_speaks_spanish_where_the_reader_does() -> None:
    found, vocabulary = provider("kensho-wellbeing"), published().vocabulary
    text = summary(found, vocabulary, TODAY)
    for term in (
        vocabulary.find("kinds", found.kind),
        vocabulary.find("statuses", found.status),
        vocabulary.find("formats", "iv_infusion"),
    ):
        assert term
        assert term.label.es in text
        assert term.label.en not in text
    for price in found.prices:
        assert price.item.es in text


@pytest.mark.parametrize("slug", [found.slug for found in published().providers])
def test_every_provider_can_be_put_into_words(slug: str) -> None:
    found, vocabulary = provider(slug), published().vocabulary
    sections = detail_sections(found, vocabulary, TODAY)
    assert tuple(section.group for section in sections) == FACT_GROUPS
    assert {section.group for section in sections if section.stated} >= set(found.stated_groups())
    for section in sections:
        assert (section.age is not None) == section.stated
        for row in section.rows:
            assert row.label
            assert row.words
    everything = [
        summary(found, vocabulary, TODAY, edition=published().edition),
        spoken(Hit(provider=found), vocabulary, TODAY),
        price_line(found).words,
        course_words(found).sentence,
        *(look_up.tells for look_up in look_ups(found)),
    ]
    for text in everything:
        assert text
        assert "None" not in text
        assert "{" not in text
        assert "_" not in "".join(word for word in text.split() if "://" not in word)


def test_every_stated_fact_group_of_every_provider_has_a_source() -> None:
    for found in published().providers:
        for section in detail_sections(found, published().vocabulary, TODAY):
            if section.stated:
                assert section.evidence.sources, (found.slug, section.group)


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("kensho-wellbeing", "$425 a session · 5 for $2,000"),
        ("phos-wellness-ketamine-healing-los-angeles", "$650 a session · members $400"),
        ("ketamine-clinics-los-angeles", "$600 a session (press)"),
        ("polaris-insight-center", "up to $1,250 a session"),
        ("isha-health", "session price not stated · first visit $398"),
        ("alchemy-community-therapy-center", "from $15 a session (sliding scale)"),
        ("overhead-sun", "price not stated"),
        ("pacific-pain-and-wellness-group-torrance", "from $650 a session"),
    ],
)
def test_the_prices_that_need_care_read_as_they_are_stated(slug: str, line: str) -> None:
    assert price_line(provider(slug)).words == line


def test_a_course_at_kensho_is_calculated_as_by_hand() -> None:
    course = course_words(provider("kensho-wellbeing"))
    assert course.total == "$2,325 to $2,450"
    assert course.sentence == "First visit $325 + 5 sessions $2,000 to $2,125"
