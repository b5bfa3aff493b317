"""What else a reader might want shares its topics."""

from datetime import date

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.links import related, topics_of
from tests.support.factories import make_provider


def about(slug: str, *topics: str) -> Document:
    return Document(
        slug=slug,
        title=slug,
        summary="",
        reviewed_on=date(2026, 11, 23),
        reading_minutes=1,
        body="",
        topics=topics,
    )


BROAD = about("broad", "formats:oral", "settings:kap", "conditions:ptsd")
NARROW = about("narrow", "formats:oral")
BOTH = about("both", "formats:oral", "settings:kap")
OTHER = about("other", "conditions:anxiety")


def test_most_in_common_comes_first_and_nothing_in_common_not_at_all() -> None:
    found = related(("formats:oral", "settings:kap"), (BROAD, NARROW, BOTH, OTHER))
    assert [one.slug for one in found] == ["both", "broad", "narrow"]


def test_three_are_enough() -> None:
    many = tuple(about(f"text-{number}", "formats:oral") for number in range(5))
    assert [one.slug for one in related(("formats:oral",), many)] == ["text-0", "text-1", "text-2"]


def test_a_text_is_not_like_itself_and_the_list_is_short() -> None:
    found = related(BOTH.topics, (BROAD, NARROW, BOTH), but="both", limit=1)
    assert [one.slug for one in found] == ["broad"]


def test_a_provider_is_about_what_it_states() -> None:
    provider = make_provider()
    stated = topics_of(provider)
    assert {f"formats:{code}" for code in provider.formats} <= stated
    assert all(topic.count(":") == 1 for topic in stated)
