"""No text of a signed edition freezes the guide: reading takes time in proportion to its length."""

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest
from hypothesis import given

from brightstar_desktop.domain.bounds import MAX_BODY_CHARACTERS
from brightstar_desktop.domain.guide import Document, GlossaryTerm
from brightstar_desktop.domain.guide_text import sections
from brightstar_desktop.domain.markdown_bounds import ALLOWED_SCHEMES, body_errors
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.presentation.guide.pages import document_html
from brightstar_desktop.presentation.guide.render_context import (
    PageStyle,
    RenderContext,
    TermFinder,
)
from tests.support.hostile_markdown import MARKDOWN

CONTEXT = RenderContext(today=date(2026, 11, 23), style=PageStyle(most_columns=2))
SIZE = 3_000
MOST_GROWTH = 10
"""Four times the text takes four times as long; sixteen times where a step is quadratic."""


def document(body: str) -> Document:
    return Document(
        slug="c",
        title="A",
        summary="",
        reviewed_on=date(2026, 11, 23),
        reading_minutes=1,
        body=body,
    )


def rendered(body: str) -> str:
    return document_html(document(body), CONTEXT)


def growth(read: Callable[[str], object], block: str) -> float:
    """Return how much longer ``read`` takes for four times as many of ``block``."""

    def seconds(size: int) -> float:
        body = block * (size // len(block))
        times = []
        for _ in range(3):
            start = process_time()
            read(body)
            times.append(process_time() - start)
        return min(times)

    return seconds(4 * SIZE) / max(seconds(SIZE), 0.002)


@pytest.mark.parametrize(
    "block",
    [
        ">" * 8 + "\n\n",
        "> >\n\n",
        "- > \n\n",
        "[" * 290 + "\n\n",
        "![a" * 90 + "\n\n",
        "- a\n\n",
        "::: dated until=2026-12-31 check=https://a.example\n\n:::\n\n",
    ],
)
def test_drawing_a_text_within_the_bounds_is_linear(block: str) -> None:
    assert not list(body_errors(block))
    assert growth(rendered, block) < MOST_GROWTH


@pytest.mark.parametrize("block", ["\n", "[", "[^", "[](", "    \n\n", "- ", "1. ", "![a"])
def test_cutting_a_text_into_sections_is_linear(block: str) -> None:
    assert growth(lambda body: sections(document(body)), block * 4) < MOST_GROWTH


@pytest.mark.parametrize("attack", ["[" * 40_000, "[" * 500_000, ">" * 20_000, "> " * 20_000])
def test_the_texts_that_froze_the_guide_are_refused(attack: str) -> None:
    assert list(body_errors(attack))


def test_the_check_itself_is_linear() -> None:
    for block in ("[", ">", "\n", "- ", " ", "[a]: ", "](", "<a"):
        assert growth(lambda body: list(body_errors(body)), block) < MOST_GROWTH
    assert list(body_errors("a" * (MAX_BODY_CHARACTERS + 1)))


@given(MARKDOWN)
def test_any_text_is_drawn_without_a_picture_or_a_way_out(body: str) -> None:
    html = rendered(body)
    assert "<img" not in html
    for address in html.split('href="')[1:]:
        assert address.partition(":")[0] in {*ALLOWED_SCHEMES, "cite", "term"}
    sections(document(body))


def test_a_link_hidden_by_an_entity_is_no_link() -> None:
    assert "href" not in rendered("[a](&#102;ile:///etc/passwd) [b](smb://host/x)")
    assert "picture" in rendered("![picture](https://a.example/x.png)")


def test_a_large_glossary_costs_no_more_than_a_small_one() -> None:
    def seconds(count: int) -> float:
        terms = [
            GlossaryTerm(slug=f"w{n}", name=Text(f"{chr(97 + n % 26)}{n}"), meaning=Text(""))
            for n in range(count)
        ]
        finder = TermFinder(terms)
        start = process_time()
        for _ in range(20):
            list(finder.pieces("a word of a text " * 60, set()))
        return process_time() - start

    seconds(10)
    assert seconds(4_000) < MOST_GROWTH * max(seconds(10), 0.002)


def test_a_dated_passage_left_open_in_a_quotation_is_drawn() -> None:
    """The library of containers looks beyond the end of a text that ends in a quotation's mark."""
    assert "Words" in rendered("> ::: dated until=2026-12-31 check=https://a.example\n> Words\n> ")
