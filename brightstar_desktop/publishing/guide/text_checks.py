"""What a text needs by itself: citations, known topics, answers, and dates that still hold."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from brightstar_desktop.domain.guide import Reference
from brightstar_desktop.domain.guide_text import Dated, dated_statements
from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.checks.contacts import url_error
from brightstar_desktop.publishing.guide.drafts import CITATION, CLAIM, Draft
from brightstar_desktop.publishing.validation import Problem

_FIGURE: Final = re.compile(
    r"\b\d[\d,.]*\s?%|\$\s?\d[\d,]*|"
    r"\b\d[\d,.]* (?:to \d+ |a \d+ )?(?:(?:of|in|de cada) (?:every )?(?:100|\d+)|people|patients|"
    r"adults|trials|studies|veterans|mg|percent|times|points|"
    r"personas|pacientes|adultos|ensayos|estudios|veteranos|por ciento|veces|puntos)\b"
)
_ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)
_HEADING_ROWS: Final = 2
_EARLIEST_YEAR: Final = 1960
_QUESTION: Final = re.compile(r"^### (?P<question>.+?)(?:\s*\{#[\w-]+\})?$", re.MULTILINE)
LONGEST_UNREVIEWED_DAYS: Final = 180


def citation_problems(draft: Draft) -> Iterator[Problem]:
    yield from _key_problems(draft)
    for passage in passages(draft.body):
        yield from _passage_problems(draft, passage)
    if draft.language == "en":
        for reference in draft.front_matter.references:
            yield from _reference_problems(draft.file, reference)


def passages(body: str) -> Iterator[str]:
    """Yield the paragraphs, list items and rows of tables below their headings."""
    for block in re.split(r"\n\s*\n", body):
        if block.lstrip().startswith("|"):
            yield from block.strip().splitlines()[_HEADING_ROWS:]
        else:
            starts = [0, *(item.start() for item in _ITEM.finditer(block)), len(block)]
            yield from (block[a:b] for a, b in pairwise(starts) if a < b)


def _key_problems(draft: Draft) -> Iterator[Problem]:
    cited = set(CITATION.findall(draft.body))
    defined = [reference.key for reference in draft.front_matter.references]
    for key in sorted(cited - set(defined)):
        yield Problem(draft.file, f"[^{key}]", "No reference has this key.", "Add it to the head.")
    for key in sorted(set(defined) - cited):
        yield Problem(draft.file, f"references.{key}", "Nothing cites this.", "Cite or remove it.")
    for key in sorted({key for key in defined if defined.count(key) > 1}):
        yield Problem(draft.file, f"references.{key}", "The key stands twice.", "Rename one.")


def _passage_problems(draft: Draft, passage: str) -> Iterator[Problem]:
    if CITATION.search(passage):
        return
    figure = _FIGURE.search(passage)
    where = " ".join(passage.split())[:40]
    if figure:
        message = f"The figure {figure.group()!r} has no citation in its paragraph."
        yield Problem(draft.file, where, message, "Cite its source: [^key].")
    elif CLAIM.search(passage):
        message = "A marked claim has no citation in its paragraph."
        yield Problem(draft.file, where, message, "Cite its source: [^key].")


def _reference_problems(file: str, reference: Reference) -> Iterator[Problem]:
    field = f"references.{reference.key}"
    if not (reference.authors and reference.title):
        yield Problem(file, field, "Authors or title are missing.", "Complete it.")
    if not (reference.doi or reference.pmid or reference.url):
        yield Problem(file, field, "It cannot be found.", "Give a DOI, PMID or address.")
    if not _EARLIEST_YEAR <= reference.year <= date.max.year:
        yield Problem(file, field, f"The year {reference.year} cannot be.", "Correct it.")


def topic_problems(draft: Draft, vocabulary: Vocabulary | None) -> Iterator[Problem]:
    for topic in draft.front_matter.topics if vocabulary and draft.language == "en" else ():
        facet, _, code = topic.partition(":")
        if not vocabulary or not vocabulary.find(facet, code):
            message = f"{topic!r} is no term of the vocabulary."
            yield Problem(draft.file, "topics", message, 'Write "axis:code".')


def question_problems(draft: Draft) -> Iterator[Problem]:
    """Yield the questions that lack an answer or a link to the guide."""
    found = list(_QUESTION.finditer(draft.body))
    ends = [*(match.start() for match in found[1:]), len(draft.body)]
    if not found:
        yield Problem(draft.file, "", "It holds no question.", "Write each as ### Question?")
    for match, end in zip(found, ends, strict=False):
        answer = draft.body[match.end() : end].strip()
        if not answer:
            message, remedy = "The question has no answer.", "Answer it below the heading."
            yield Problem(draft.file, match["question"], message, remedy)
        elif f"]({GUIDE}" not in answer:
            message = "The answer leads to no chapter."
            yield Problem(draft.file, match["question"], message, "Link the chapter: guide:slug.")


def date_problems(draft: Draft, published_on: date | None) -> Iterator[Problem]:
    """Yield what is wrong with the dates of a text, as of the day of publication if given."""
    if published_on:
        yield from _review_problems(draft, published_on)
    try:
        statements = dated_statements(draft.body)
    except ValueError as error:
        remedy = "Write ::: dated until=2026-12-31 check=https://… before it and ::: after it."
        yield Problem(draft.file, "::: dated", str(error), remedy)
        return
    for statement in statements:
        yield from _statement_problems(draft.file, statement, published_on)


def _review_problems(draft: Draft, published_on: date) -> Iterator[Problem]:
    reviewed = draft.front_matter.reviewed_on
    days = (published_on - reviewed).days
    if days > LONGEST_UNREVIEWED_DAYS:
        message = f"It was reviewed on {reviewed}, {days} days before publication."
        remedy = "Review the text, then set the new day."
        yield Problem(draft.file, "reviewed_on", message, remedy)
    if days < 0:
        message = f"The review, {reviewed}, lies after the publication, {published_on}."
        remedy = "Correct it, or published_at of the edition."
        yield Problem(draft.file, "reviewed_on", message, remedy)


def _statement_problems(
    file: str, statement: Dated, published_on: date | None
) -> Iterator[Problem]:
    field = f"::: dated until={statement.until}"
    error = url_error(statement.check)
    if error:
        yield Problem(file, field, error, "Write check=https://…")
    if not statement.text:
        yield Problem(file, field, "It holds no statement.", "Put the statement inside.")
    if published_on and statement.has_ended(published_on):
        message = f"The statement ended on {statement.until}, before the publication."
        yield Problem(file, field, message, "Review the statement and its day.")
    if statement.reviewed and statement.reviewed > statement.until:
        message = f"It was reviewed on {statement.reviewed}, after it ended."
        yield Problem(file, field, message, "Correct one of the days.")
