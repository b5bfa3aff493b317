"""Texts are reviewed in time, and dated statements have not ended."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from brightstar_desktop.domain.dated import Dated, dated_statements
from brightstar_desktop.publishing.checks.contacts import url_fault
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.problems import Problem

LONGEST_UNREVIEWED_DAYS: Final = 180


def age_problems(draft: Draft, published_on: date | None) -> Iterator[Problem]:
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
    reviewed = draft.head.reviewed_on
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
    fault = url_fault(statement.check)
    if fault:
        yield Problem(file, field, fault, "Write check=https://…")
    if not statement.text:
        yield Problem(file, field, "It holds no statement.", "Put the statement inside.")
    if published_on and statement.has_ended(published_on):
        message = f"The statement ended on {statement.until}, before the publication."
        yield Problem(file, field, message, "Review the statement and its day.")
    if statement.reviewed and statement.reviewed > statement.until:
        message = f"It was reviewed on {statement.reviewed}, after it ended."
        yield Problem(file, field, message, "Correct one of the days.")
