"""Providers side by side on the questions that matter; what is not stated stays so."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import card_age
from brightstar_desktop.presentation.costs import course_words
from brightstar_desktop.presentation.guide.pages import stylesheet
from brightstar_desktop.presentation.guide.render_context import PageStyle
from brightstar_desktop.presentation.price_words import price_line
from brightstar_desktop.presentation.provider_text import (
    has_place,
    phone_words,
    place_line,
    spoken_distance,
)
from brightstar_desktop.presentation.sections import detail_sections
from brightstar_desktop.presentation.term_labels import not_stated, sentence_case

_GROUPS: Final = (
    "formats",
    "clinical_team",
    "support",
    "protocol",
    "payment",
    "populations",
    "access",
)
"""The fact groups compared, in the order in which the questions come up."""


class Cell(Struct, frozen=True):
    words: str
    unstated: bool = False


class ComparedRow(Struct, frozen=True, kw_only=True):
    """One question with an answer for each provider; ``differs`` where they are not all alike."""

    title: str
    question: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        return len({cell.words for cell in self.cells}) > 1


class Comparison(Struct, frozen=True):
    slugs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rows: tuple[ComparedRow, ...] = ()


def compare(
    providers: Sequence[Provider],
    vocabulary: Vocabulary,
    today: date,
    hits: Sequence[Hit | None] = (),
) -> Comparison:
    """Return ``providers`` side by side; ``hits`` add the distance to each, where known."""
    measured = [*hits, *[None] * (len(providers) - len(hits))]
    columns = [
        dict(_answers(provider, vocabulary, today, hit))
        for provider, hit in zip(providers, measured, strict=True)
    ]
    questions = dict.fromkeys(question for column in columns for question in column)
    nothing = Cell(not_stated(), unstated=True)
    rows = tuple(
        ComparedRow(
            title=title,
            question=question,
            cells=tuple(column.get((title, question), nothing) for column in columns),
        )
        for title, question in questions
    )
    return Comparison(tuple(p.slug for p in providers), tuple(p.name for p in providers), rows)


def comparison_html(comparison: Comparison, style: PageStyle) -> str:
    """Return the comparison as a table for paper; answers that differ are in bold."""
    heads = "".join(f"<th>{escape(name)}</th>" for name in comparison.names)
    parts = [stylesheet(style)]
    title = ""
    for row in comparison.rows:
        if row.title != title:
            parts.append("</table>" if title else "")
            parts.append(f"<h3>{escape(row.title)}</h3>{_table(style)}<tr><th></th>{heads}</tr>")
            title = row.title
        cells = "".join(f"<td>{_cell(cell, differs=row.differs)}</td>" for cell in row.cells)
        parts.append(f"<tr><td>{escape(row.question)}</td>{cells}</tr>")
    return "".join([*parts, "</table>" if title else ""])


def _answers(
    provider: Provider, vocabulary: Vocabulary, today: date, hit: Hit | None
) -> Iterable[tuple[tuple[str, str], Cell]]:
    yield from _first_answers(provider, today, hit)
    sections = {one.group: one for one in detail_sections(provider, vocabulary, today, hit)}
    for group in _GROUPS:
        for row in sections[group].rows:
            yield (sections[group].title, row.label), Cell(row.words, row.unstated)


def _first_answers(
    provider: Provider, today: date, hit: Hit | None
) -> Iterable[tuple[tuple[str, str], Cell]]:
    title = _("At a glance")
    nearest = hit.nearest_location if hit else None
    yield (title, _("Place")), Cell(place_line(provider, nearest), not has_place(provider))
    if hit and hit.distance_miles is not None:
        yield (title, _("Distance")), Cell(spoken_distance(hit.distance_miles))
    phones = ", ".join(phone_words(phone.number) for phone in provider.phones)
    yield (title, _("Phone")), Cell(phones or not_stated(), not phones)
    price = price_line(provider)
    yield (title, _("Price")), Cell(price.words, not price.stated)
    course = course_words(provider)
    yield (
        (title, _("First course, in all")),
        Cell(course.total or _("cannot be worked out"), not course.total),
    )
    yield (title, _("Age of the facts")), Cell(sentence_case(card_age(provider, today).tag))


def _cell(cell: Cell, *, differs: bool) -> str:
    words = escape(cell.words)
    if cell.unstated:
        return f"<i>{words}</i>"
    return f"<b>{words}</b>" if differs else words


def _table(style: PageStyle) -> str:
    return (
        f'<table width="100%" border="1" cellspacing="0" cellpadding="{style.gap}" '
        f'style="border-collapse: collapse; border-color: {style.border}">'
    )
