"""Chapters cut at their headings."""

from datetime import date

from msgspec.structs import replace

from brightstar_desktop.domain.guide import Chapter, Reference
from brightstar_desktop.domain.guide_text import anchor_of, extract, sections

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
