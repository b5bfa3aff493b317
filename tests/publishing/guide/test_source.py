"""Chapters are read from their files, and each editorial fault is found with its place."""

from datetime import date
from pathlib import Path

import pytest

from brightstar_desktop import paths
from brightstar_desktop.publishing.guide.source import read_guide
from brightstar_desktop.publishing.problems import Problem
from tests.support.vocabulary import make_vocabulary

HEAD = """\
slug = "first"
title = "First chapter"
summary = "In short."
reviewed_on = 2026-11-23

[[references]]
key = "roe"
authors = "Roe"
year = 2020
title = "A trial"
pmid = "1"
"""
BODY = "It helped 40% of people.[^roe]\n\n## Bladder\n\n[Above](guide:first#bladder)\n"


def write(folder: Path, head: str = HEAD, body: str = BODY, name: str = "en/01-first.md") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"+++\n{head}+++\n\n{body}", encoding="utf-8")
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return read_guide(folder, make_vocabulary())[1]


def test_a_chapter_is_read_with_its_head_and_body(tmp_path: Path) -> None:
    guide, problems = read_guide(write(tmp_path), make_vocabulary())
    assert problems == ()
    (chapter,) = guide.en
    assert (chapter.number, chapter.slug, chapter.reviewed_on) == (1, "first", date(2026, 11, 23))
    assert chapter.body == BODY
    assert chapter.references[0].pmid == "1"
    assert guide.es == ()


def test_reading_takes_a_minute_for_each_200_words_begun(tmp_path: Path) -> None:
    guide, _ = read_guide(write(tmp_path, body="word " * 401 + "[^roe]\n"))
    assert guide.en[0].reading_minutes == 3


def test_chapters_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    write(tmp_path, name="en/02-first.md")
    write(tmp_path, head=HEAD.replace('"first"', '"zeroth"'), body="[^roe]", name="en/01-zeroth.md")
    guide, _ = read_guide(tmp_path)
    assert [(chapter.number, chapter.slug) for chapter in guide.en] == [(1, "zeroth"), (2, "first")]


def test_the_real_guide_has_three_chapters_and_no_problem() -> None:
    guide, problems = read_guide(paths.bundled_data() / "guide")
    assert problems == ()
    assert [chapter.slug for chapter in guide.en] == [
        "what-it-treats",
        "choosing-a-provider",
        "safety",
    ]


def test_every_section_of_the_real_guide_on_suicide_names_the_crisis_line() -> None:
    guide, _ = read_guide(paths.bundled_data() / "guide")
    for chapter in guide.en:
        parts = chapter.body.split("\n## ")
        silent = [part[:40] for part in parts if "suicid" in part.lower() and "988" not in part]
        assert silent == [], chapter.slug


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
    file = write(tmp_path) / "en" / "01-first.md"
    file.write_text(text, encoding="utf-8")
    guide, (problem,) = read_guide(tmp_path)
    assert guide.en == ()
    assert problem.file == "guide/en/01-first.md"
    assert said in problem.message


BODY_FAULTS = {
    "unknown citation": (BODY + "\nSo they say.[^poe]\n", "[^poe]", "No reference"),
    "unused reference": ("Words alone.\n", "references.roe", "Nothing cites"),
    "percentage without source": (BODY + "\nIt fails for 12% of us.\n", "It fails", "'12%'"),
    "count without source": (BODY + "\nSeen in 30 adults.\n", "Seen in", "'30 adults'"),
    "dose without source": (BODY + "\nThey took 300 mg.\n", "They took", "'300 mg'"),
    "unknown chapter": (BODY + "\n[x](guide:nowhere)\n", "guide:nowhere", "no such chapter"),
    "unknown section": (BODY + "\n[x](guide:first#liver)\n", "guide:first#liver", "such section"),
    "unknown axis": (BODY + "\n[x](find:colour=red)\n", "find:colour=red", "no search"),
    "unknown code": (BODY + "\n[x](find:formats=iv)\n", "find:formats=iv", "'iv' is not a code"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "field", "said"), BODY_FAULTS.values(), ids=BODY_FAULTS)
def test_a_fault_of_the_text_is_found(tmp_path: Path, body: str, field: str, said: str) -> None:
    (problem,) = problems_of(write(tmp_path, body=body))
    assert problem.file == "guide/en/first"
    assert problem.field.startswith(field)
    assert said in problem.message
    assert problem.remedy


HEAD_FAULTS = {
    "no authors": (HEAD.replace('"Roe"', '""'), "references.roe", "Authors or title"),
    "nowhere to be found": (HEAD.replace('pmid = "1"\n', ""), "references.roe", "cannot be found"),
    "impossible year": (HEAD.replace("2020", "202"), "references.roe", "202"),
    "key twice": (HEAD + HEAD[HEAD.index("[[") :], "references.roe", "stands twice"),
    "end without a note": ("valid_until = 2026-12-31\n" + HEAD, "valid_until_note", "no note"),
}


@pytest.mark.parametrize(("head", "field", "said"), HEAD_FAULTS.values(), ids=HEAD_FAULTS)
def test_a_fault_of_the_head_is_found(tmp_path: Path, head: str, field: str, said: str) -> None:
    (problem,) = problems_of(write(tmp_path, head=head))
    assert (problem.field, said in problem.message) == (field, True)


def test_codes_are_left_alone_without_a_vocabulary(tmp_path: Path) -> None:
    folder = write(tmp_path, body=BODY + "\n[x](find:formats=iv)\n")
    assert read_guide(folder)[1] == ()


AGES = {
    "too long ago": (date(2027, 6, 1), "reviewed_on", "190 days before"),
    "after publication": (date(2026, 11, 1), "reviewed_on", "after the publication"),
}


@pytest.mark.parametrize(("published_on", "field", "said"), AGES.values(), ids=AGES)
def test_a_review_must_lie_within_the_half_year_before_publication(
    tmp_path: Path, published_on: date, field: str, said: str
) -> None:
    _, (problem,) = read_guide(write(tmp_path), published_on=published_on)
    assert (problem.field, said in problem.message) == (field, True)


def test_a_statement_that_has_ended_is_not_published_again(tmp_path: Path) -> None:
    head = f'valid_until = 2026-12-31\nvalid_until_note = "the rule."\n{HEAD}'
    folder = write(tmp_path, head=head)
    assert read_guide(folder, published_on=date(2026, 12, 31))[1] == ()
    _, (problem,) = read_guide(folder, published_on=date(2027, 1, 1))
    assert (problem.field, "2026-12-31" in problem.message) == ("valid_until", True)
