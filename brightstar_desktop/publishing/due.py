"""What an edition says that falls due soon: statements that end, texts to be reviewed again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.dated import dated_statements
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_sections import plain_words
from brightstar_desktop.publishing.guide.ages import LONGEST_UNREVIEWED_DAYS

NOTICE_DAYS: Final = 60
"""How long before a day it is told."""
_SHOWN_LETTERS: Final = 100


class Due(Struct, frozen=True, kw_only=True):
    """Something to look up again: the day, where it stands, what it says, and who knows."""

    day: date
    where: str
    what: str
    check: str = ""


def falling_due(catalogue: Catalogue, today: date) -> tuple[Due, ...]:
    """Return what is due within NOTICE_DAYS or overdue, the soonest first."""
    last = today + timedelta(days=NOTICE_DAYS)
    found = [due for due in _all(catalogue) if due.day <= last]
    return tuple(sorted(found, key=lambda due: (due.day, due.where)))


def _all(catalogue: Catalogue) -> Iterator[Due]:
    questions = (catalogue.faq.en,) if catalogue.faq.en else ()
    for document in (*catalogue.guide.en, *questions, *catalogue.articles.en):
        yield from _of_document(document)
    for line in catalogue.crisis:
        if line.valid_until:
            where = f"crisis:{line.code}"
            said = line.hours or line.how
            yield Due(day=line.valid_until, where=where, what=said.en, check=line.source)
    for event in catalogue.events:
        what = f"{event.title.en} is over."
        yield Due(day=event.last_day(), where=f"events:{event.slug}", what=what, check=event.url)


def _of_document(document: Document) -> Iterator[Due]:
    for statement in dated_statements(document.body):
        anchor = f"#{statement.anchor}" if statement.anchor else ""
        yield Due(
            day=statement.until,
            where=f"guide:{document.slug}{anchor}",
            what=plain_words(statement.text)[:_SHOWN_LETTERS],
            check=statement.check,
        )
    reviewed = document.reviewed_on
    yield Due(
        day=reviewed + timedelta(days=LONGEST_UNREVIEWED_DAYS),
        where=f"guide:{document.slug}",
        what=f"It was reviewed on {reviewed}: review it again.",
    )
