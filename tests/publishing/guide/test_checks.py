"""Each editorial fault of a text is found, with its place and a remedy."""

from datetime import date
from pathlib import Path

import pytest

from tests.publishing.guide.files import (
    BODY,
    HEAD,
    SPANISH_BODY,
    problems_of,
    write,
    write_pair,
)

DATED = "\n::: dated until=2026-12-31 check=https://dea.gov/rules\nThe rule holds.\n:::\n"


def test_a_chapter_in_both_languages_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(write_pair(tmp_path)) == []


BODY_FAULTS = {
    "unknown citation": ("\nSo they say.[^poe]\n", "[^poe]", "No reference"),
    "percentage without source": ("\nIt fails for 12% of us.\n", "It fails", "'12%'"),
    "count without source": ("\nSeen in 30 adults.\n", "Seen in", "'30 adults'"),
    "dose without source": ("\nThey took 300 mg.\n", "They took", "'300 mg'"),
    "price without source": ("\nIt costs $450.\n", "It costs", "'$450'"),
    "claim without source": ("\nIt is not approved. {claim}\n", "It is not", "marked claim"),
    "figure in one item": ("\n- So.[^roe]\n- In 9% not.\n", "- In 9%", "'9%'"),
    "figure in one row": ("\n| a | b |\n|--|--|\n| c | 7% |\n", "| c | 7%", "'7%'"),
    "unknown chapter": ("\n[x](guide:nowhere)\n", "guide:nowhere", "no such chapter"),
    "unknown section": ("\n[x](guide:first#liver)\n", "guide:first#liver", "such section"),
    "unknown term": ("\n[x](guide:glossary#liver)\n", "guide:glossary#liver", "such section"),
    "unknown axis": ("\n[x](find:colour=red)\n", "find:colour=red", "no search"),
    "unknown code": ("\n[x](find:formats=iv)\n", "find:formats=iv", "'iv' is not a code"),
    "passage without a day": ("\n::: dated\nSo.\n:::\n", "::: dated", "are both needed"),
    "passage with a bad day": (
        "\n::: dated until=2026-13-01 check=https://dea.gov\nSo.\n:::\n", "::: dated", "is no day",
    ),
    "passage without an end": (DATED.rstrip(":\n"), "::: dated", "not closed"),
    "passage without words": (
        "\n::: dated until=2026-12-31 check=https://dea.gov\n:::\n",
        "::: dated until=2026-12-31", "no statement",
    ),
    "unseen": ("\nTurned \u202e round.\n", "body", "direction"),
    "script": ("\n[Run](file:///x)\n", "body", "file:///x, which nothing may open"),
    "brackets": ("\n" + "[" * 400 + "\n", "body", "brackets"),
    "passage that nobody can check": (
        "\n::: dated until=2026-12-31 check=dea\nSo.\n:::\n",
        "::: dated", "no web address",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("added", "field", "said"), BODY_FAULTS.values(), ids=BODY_FAULTS)
def test_a_fault_of_the_text_is_found(tmp_path: Path, added: str, field: str, said: str) -> None:
    folder = write_pair(tmp_path, body=BODY + added)
    problem = next(p for p in problems_of(folder) if p.file == "guide/en/01-first.md")
    assert problem.field.startswith(field)
    assert said in problem.message
    assert problem.remedy


HEAD_FAULTS = {
    "no authors": (HEAD.replace('"Roe"', '""'), "references.roe", "Authors or title"),
    "nowhere to be found": (HEAD.replace('pmid = "1"\n', ""), "references.roe", "cannot be found"),
    "impossible year": (HEAD.replace("2020", "202"), "references.roe", "202"),
    "key twice": (HEAD + HEAD[HEAD.index("[[") :], "references.roe", "stands twice"),
    "unused": (HEAD + HEAD[HEAD.index("[[") :].replace("roe", "poe"), "references.poe", "Nothing"),
    "topic unknown": (HEAD.replace("iv_infusion", "iv"), "topics", "'formats:iv'"),
}


@pytest.mark.parametrize(("head", "field", "said"), HEAD_FAULTS.values(), ids=HEAD_FAULTS)
def test_a_fault_of_the_head_is_found(tmp_path: Path, head: str, field: str, said: str) -> None:
    problem = problems_of(write_pair(tmp_path, head=head))[0]
    assert (problem.field, said in problem.message) == (field, True)


PAIR_FAULTS = {
    "other sections": (SPANISH_BODY.replace("#bladder}", "#vejiga}"), "{#anchor}", "'vejiga'"),
    "section missing": (SPANISH_BODY[: SPANISH_BODY.index("##")], "{#anchor}", "there are 0"),
    "source missing": (SPANISH_BODY.replace("Ayudó al 40%.[^roe]", "Ayudó."), "[^roe]", "Only one"),
    "dated in one": (SPANISH_BODY + DATED, "::: dated", "other days"),
}


@pytest.mark.parametrize(("spanish", "field", "said"), PAIR_FAULTS.values(), ids=PAIR_FAULTS)
def test_a_difference_between_the_languages_is_found(
    tmp_path: Path, spanish: str, field: str, said: str
) -> None:
    problems = problems_of(write_pair(tmp_path, spanish=spanish))
    found = [p for p in problems if p.field == field and said in p.message]
    assert [p.file for p in found] == ["guide/es/01-first.md"]


def test_a_missing_translation_is_found_in_either_language(tmp_path: Path) -> None:
    (problem,) = problems_of(write(tmp_path / "a", "guide/en/01-first.md"))
    assert (problem.file, problem.message) == (
        "guide/en/01-first.md",
        "This text is missing in Spanish.",
    )
    (problem,) = problems_of(write(tmp_path / "b", "guide/es/01-first.md"))
    assert problem.message == "There is no English text of this slug."


def test_codes_are_left_alone_without_a_vocabulary(tmp_path: Path) -> None:
    link = "\n[x](find:formats=iv)\n"
    folder = write_pair(tmp_path, body=BODY + link, spanish=SPANISH_BODY + link)
    assert problems_of(folder, vocabulary=None) == []


AGES = {
    "too long ago": (date(2027, 6, 1), "190 days before"),
    "after publication": (date(2026, 11, 1), "after the publication"),
}


@pytest.mark.parametrize(("published_on", "said"), AGES.values(), ids=AGES)
def test_a_review_must_lie_within_the_half_year_before_publication(
    tmp_path: Path, published_on: date, said: str
) -> None:
    problems = problems_of(write_pair(tmp_path), published_on=published_on)
    assert [(p.field, said in p.message) for p in problems] == [("reviewed_on", True)] * 2


def test_a_statement_that_has_ended_is_not_published_again(tmp_path: Path) -> None:
    folder = write_pair(tmp_path, body=BODY + DATED, spanish=SPANISH_BODY + DATED)
    assert problems_of(folder, published_on=date(2026, 12, 31)) == []
    problems = problems_of(folder, published_on=date(2027, 1, 1))
    assert ["2026-12-31" in p.field for p in problems] == [True, True]


QUESTIONS = {
    "none": ("Words alone.\n", "no question"),
    "no answer": ("### Why? {#why}\n", "no answer"),
    "no way on": ("### Why? {#why}\n\nBecause.\n", "no chapter"),
}


@pytest.mark.parametrize(("body", "said"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_needs_an_answer_that_leads_on(tmp_path: Path, body: str, said: str) -> None:
    head = HEAD[: HEAD.index("[[")].replace('"first"', '"faq"')
    problems = problems_of(write(tmp_path, "faq/en.md", head, body))
    assert any(said in problem.message for problem in problems)
