"""Texts are read from their files, English and Spanish, and become parts of an edition."""

from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop.publishing.guide.collection import GuideTexts, read_texts
from brightstar_desktop.publishing.validation import Problem
from tests.publishing.guide.files import BODY, HEAD, SPANISH_HEAD, write


def read(folder: Path) -> tuple[GuideTexts, list[Problem]]:
    problems: list[Problem] = []
    return read_texts(folder, problems), problems


def test_a_chapter_is_read_with_its_head_and_body(tmp_path: Path) -> None:
    library, problems = read(write(tmp_path, "guide/en/01-first.md"))
    assert problems == []
    (chapter,) = library.guide().en
    assert (chapter.number, chapter.slug, chapter.reviewed_on) == (1, "first", date(2026, 11, 23))
    assert (chapter.short, chapter.topics) == ("First", ("formats:iv_infusion",))
    assert chapter.body == BODY
    assert chapter.references[0].pmid == "1"
    assert library.guide().es == ()


def test_a_translation_has_its_sources_and_topics_from_the_english(tmp_path: Path) -> None:
    write(tmp_path, "guide/en/01-first.md")
    library, problems = read(write(tmp_path, "guide/es/01-first.md", head=SPANISH_HEAD))
    assert problems == []
    english, spanish = library.guide().en[0], library.guide().es[0]
    assert spanish.title == "Primer capítulo"
    assert (spanish.references, spanish.topics) == (english.references, english.topics)


def test_reading_takes_a_minute_for_each_200_words_begun(tmp_path: Path) -> None:
    library, _ = read(write(tmp_path, "guide/en/01-first.md", body="word " * 401 + "[^roe]\n"))
    assert library.guide().en[0].reading_minutes == 3


def test_chapters_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    write(tmp_path, "guide/en/02-first.md")
    write(tmp_path, "guide/en/01-zeroth.md", head=HEAD.replace('"first"', '"zeroth"'))
    library, _ = read(tmp_path)
    assert [(one.number, one.slug) for one in library.guide().en] == [(1, "zeroth"), (2, "first")]


def test_marks_of_claims_are_not_published(tmp_path: Path) -> None:
    body = "It is not approved. {claim}[^roe] So it is."
    library, _ = read(write(tmp_path, "guide/en/01-first.md", body=body))
    assert library.guide().en[0].body == "It is not approved.[^roe] So it is.\n"


def test_questions_are_one_text_a_language(tmp_path: Path) -> None:
    head = HEAD.replace('"first"', '"faq"')
    library, _ = read(write(tmp_path, "faq/en.md", head=head))
    questions = library.faq()
    assert questions.en is not None
    assert (questions.en.slug, questions.es) == ("faq", None)


def test_articles_stand_newest_first(tmp_path: Path) -> None:
    for slug, day in (("old", "2026-01-02"), ("new", "2026-11-02")):
        head = f'published_on = {day}\nby = "Editors"\n' + HEAD.replace('"first"', f'"{slug}"')
        write(tmp_path, f"articles/en/{slug}.md", head=head)
    library, _ = read(tmp_path)
    articles = library.published_articles().en
    assert [(one.slug, one.by) for one in articles] == [("new", "Editors"), ("old", "Editors")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No fence at all.", "there are no two +++ lines"),
        ("+++\nslug = \n+++\n", "Invalid value"),
        ('+++\nslug = "x"\n+++\n', "missing required field"),
        (f"+++\ncolour = 1\n{HEAD}+++\n", "unknown field"),
    ],
    ids=["no fence", "no TOML", "field missing", "field unknown"],
)
def test_a_head_that_cannot_be_read_is_one_problem(tmp_path: Path, text: str, said: str) -> None:
    file = write(tmp_path, "guide/en/01-first.md") / "guide" / "en" / "01-first.md"
    file.write_text(text, encoding="utf-8")
    library, (problem,) = read(tmp_path)
    assert library.guide().en == ()
    assert problem.file == "guide/en/01-first.md"
    assert said in problem.message
