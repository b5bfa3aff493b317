"""Chapters cut at their headings."""

from datetime import date

import pytest
from msgspec.structs import replace

from brightstar_desktop.domain.guide import Chapter, Reference
from brightstar_desktop.domain.guide_text import (
    anchor_of,
    extract,
    first_sentence,
    plain_words,
    sections,
)

BODY = """Opening words with a **strong** one.[^key]

## What is it?

A [clinic](find:formats=iv_infusion) and a list:

- first
- second

### Bladder & kidneys {#bladder}

| a | b |
|---|---|
| 1 | 2 |
"""


def _reference(key: str) -> Reference:
    return Reference(key=key, authors="A", year=2024, title=key)


def _chapter(body: str) -> Chapter:
    return Chapter(
        number=1,
        slug="basics",
        title="Basics",
        summary="In short.",
        reviewed_on=date(2026, 11, 23),
        reading_minutes=3,
        body=body,
    )


def test_a_chapter_is_cut_at_its_headings() -> None:
    found = [(one.anchor, one.title, one.level) for one in sections(_chapter(BODY))]
    assert found == [
        ("", "Basics", 1),
        ("what-is-it", "What is it?", 2),
        ("bladder", "Bladder & kidneys", 3),
    ]


def test_marks_links_and_citations_are_left_out() -> None:
    texts = [one.text for one in sections(_chapter(BODY))]
    assert texts == [
        "In short. Opening words with a strong one.",
        "A clinic and a list: first second",
        "a b 1 2",
    ]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("1. First\n2. Second\n10. Tenth", "First Second Tenth"),
        ("Ask:\n1. First\n   and more\n2. Second", "Ask: First and more Second"),
        ("1. First\n\n2. Second", "First Second"),
        ("1. First\n   1. Within\n2. Second", "First Within Second"),
        ("The rule ends in\n2026. Ask the program.", "The rule ends in 2026. Ask the program."),
        ("Until the age of\n18. Later it may.", "Until the age of 18. Later it may."),
        ("1. It ends in\n   2026. Ask.\n2. Second", "It ends in 2026. Ask. Second"),
        ("2026. Ask the program.", "2026. Ask the program."),
        ("It ends in **2026**. Ask.", "It ends in 2026. Ask."),
    ],
)
def test_only_the_numbers_of_lists_are_left_out(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It ends with the year. Ask before you pay.", "It ends with the year."),
        ("The U.S. rule ends this year. Ask.", "The U.S. rule ends this year."),
        ("La FDA de EE. UU. lo pide. ¿Y después?", "La FDA de EE. UU. lo pide."),
        ("It will end in 2026. ¿Qué hará?", "It will end in 2026."),
        ("The gap was 3.6 points (of 60). More.", "The gap was 3.6 points (of 60)."),
        ("Medi-Cal. Whether it pays is not known. Ask.", "Medi-Cal. Whether it pays is not known."),
        ("No. It is not legal in California. Ask.", "No. It is not legal in California."),
        ("It is not known who pays SPRAVATO. Ask.", "It is not known who pays SPRAVATO."),
        ("It ends without a point", "It ends without a point"),
        ("", ""),
    ],
)
def test_a_first_sentence_says_something(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


def test_a_citation_is_no_part_of_a_heading() -> None:
    (found,) = [one for one in sections(_chapter("## Who pays[^cms]?\n\nAsk.")) if one.anchor]
    assert (found.anchor, found.title) == ("who-pays", "Who pays?")


def test_anchors_have_neither_accents_nor_signs() -> None:
    assert anchor_of("¿Qué es la ketamina?") == "que-es-la-ketamina"


def test_a_part_is_cut_out_whole_with_what_it_cites() -> None:
    body = (
        "Before.[^a]\n\n## First {#one}\n\nWords.[^b]\n\n### Within\n\nMore.\n\n"
        "[Show the {count} providers](find:formats=oral)\n\n## Second\n\nAfter.[^a]\n"
    )
    chapter = replace(_chapter(body), references=(_reference("a"), _reference("b")))
    part = extract(chapter, "one")
    assert part
    assert part.body.split() == ["##", "First", "{#one}", "Words.[^b]", "###", "Within", "More."]
    assert [one.key for one in part.references] == ["b"]
    assert extract(chapter, "second")
    assert extract(chapter, "third") is None


def test_a_part_within_a_section_ends_where_the_next_section_begins() -> None:
    body = "## One\n\nFirst.\n\n### Within\n\nMore.\n\n## Two\n\nSecond."
    part = extract(_chapter(body), "within")
    assert part
    assert part.body.split() == ["###", "Within", "More."]
