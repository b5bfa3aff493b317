"""Links lead from the guide to a list and back, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.links import (
    GuidePlace,
    chapter_from_link,
    link_for,
    query_from_link,
)
from brightstar_desktop.domain.query import Query

CHOSEN = st.dictionaries(
    st.sampled_from(sorted(FACETS_BY_NAME)),
    st.frozensets(st.text(min_size=1, max_size=8), min_size=1, max_size=3),
)


@given(st.text(max_size=20), st.text(max_size=8), st.none() | st.integers(0, 9999), CHOSEN)
def test_a_query_survives_its_link(
    text: str, near: str, price: int | None, chosen: dict[str, frozenset[str]]
) -> None:
    query = Query(text=text, near=near, max_price=price, chosen=chosen)
    assert query_from_link(link_for(query)) == query


def test_several_options_of_one_axis_are_gathered() -> None:
    query = query_from_link("find:formats=oral&formats=sublingual")
    assert query is not None
    assert query.chosen == {"formats": frozenset({"oral", "sublingual"})}


@pytest.mark.parametrize(
    "link", ["https://example.org", "guide:safety", "find:colour=red", "find:max_price=x", ""]
)
def test_other_links_are_no_queries(link: str) -> None:
    assert query_from_link(link) is None


def test_a_chapter_link_names_slug_and_anchor() -> None:
    assert chapter_from_link("guide:safety#bladder") == GuidePlace("safety", "bladder")
    assert chapter_from_link("guide:safety") == GuidePlace("safety")
    assert chapter_from_link("guide:") is None
    assert chapter_from_link("find:formats=oral") is None
