"""Editorial checks of the guide: citations, figures, links and ages."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from brightstar_desktop.domain.facets import FACET_BY_AXIS
from brightstar_desktop.domain.guide import Chapter
from brightstar_desktop.domain.guide_sections import sections
from brightstar_desktop.domain.links import FIND, GUIDE, chapter_from_link, query_from_link
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.problems import Problem

_CITATION: Final = re.compile(r"\[\^([\w-]+)\]")
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_FIGURE: Final = re.compile(
    r"\b\d[\d,.]*\s?%|"
    r"\b\d[\d,.]* (?:to \d+ )?(?:(?:of|in) (?:every )?(?:100|\d+)|people|patients|adults|"
    r"trials|studies|veterans|mg|personas|pacientes|adultos|ensayos|estudios)\b"
)
_EARLIEST_YEAR: Final = 1960
_LONGEST_UNREVIEWED_DAYS: Final = 180


def check_guide(
    language: str,
    chapters: Sequence[Chapter],
    vocabulary: Vocabulary | None,
    published_on: date | None,
) -> Iterator[Problem]:
    """Yield every problem of one language's chapters.

    Codes in links are checked where the ``vocabulary`` is given, ages where the day is.
    """
    anchors = {chapter.slug: {s.anchor for s in sections(chapter)} for chapter in chapters}
    for chapter in chapters:
        where = f"guide/{language}/{chapter.slug}"
        yield from _citation_problems(where, chapter)
        yield from _figure_problems(where, chapter)
        yield from _reference_problems(where, chapter)
        yield from _link_problems(where, chapter, anchors, vocabulary)
        if published_on:
            yield from _age_problems(where, chapter, published_on)
        if chapter.valid_until and not chapter.valid_until_note:
            remedy = "Say which statement may no longer hold then, and where to check."
            yield Problem(where, "valid_until_note", "The date has no note.", remedy)


def _citation_problems(where: str, chapter: Chapter) -> Iterator[Problem]:
    cited = set(_CITATION.findall(chapter.body))
    defined = [reference.key for reference in chapter.references]
    for key in sorted(cited - set(defined)):
        yield Problem(where, f"[^{key}]", "No reference has this key.", "Add it to the head.")
    for key in sorted(set(defined) - cited):
        yield Problem(where, f"references.{key}", "Nothing cites this.", "Cite or remove it.")
    for key in sorted({key for key in defined if defined.count(key) > 1}):
        yield Problem(where, f"references.{key}", "The key stands twice.", "Rename one.")


def _figure_problems(where: str, chapter: Chapter) -> Iterator[Problem]:
    for paragraph in re.split(r"\n\s*\n", chapter.body):
        figure = _FIGURE.search(paragraph)
        if figure and not _CITATION.search(paragraph):
            message = f"The figure {figure.group()!r} has no citation in its paragraph."
            yield Problem(where, paragraph.strip()[:40], message, "Cite its source: [^key].")


def _reference_problems(where: str, chapter: Chapter) -> Iterator[Problem]:
    for reference in chapter.references:
        field = f"references.{reference.key}"
        if not (reference.authors and reference.title):
            yield Problem(where, field, "Authors or title are missing.", "Complete it.")
        if not (reference.doi or reference.pmid or reference.url):
            yield Problem(where, field, "It cannot be found.", "Give a DOI, PMID or address.")
        if not _EARLIEST_YEAR <= reference.year <= date.max.year:
            yield Problem(where, field, f"The year {reference.year} cannot be.", "Correct it.")


def _age_problems(where: str, chapter: Chapter, published_on: date) -> Iterator[Problem]:
    reviewed, until = chapter.reviewed_on, chapter.valid_until
    days = (published_on - reviewed).days
    if days > _LONGEST_UNREVIEWED_DAYS:
        message = f"It was reviewed on {reviewed}, {days} days before publication."
        yield Problem(where, "reviewed_on", message, "Review the chapter, then set the new day.")
    if days < 0:
        message = f"The review, {reviewed}, lies after the publication, {published_on}."
        yield Problem(where, "reviewed_on", message, "Correct it, or published_at of the edition.")
    if until and until < published_on:
        message = f"A statement ended on {until}, before the publication, {published_on}."
        yield Problem(where, "valid_until", message, "Review the statement and its day.")


def _link_problems(
    where: str, chapter: Chapter, anchors: dict[str, set[str]], vocabulary: Vocabulary | None
) -> Iterator[Problem]:
    judges: dict[str, Callable[[str], str]] = {
        GUIDE: lambda link: _chapter_fault(link, anchors),
        FIND: lambda link: _query_fault(link, vocabulary),
    }
    for link in _LINK.findall(chapter.body):
        scheme = f"{link.partition(':')[0]}:"
        fault = judges[scheme](link) if scheme in judges else ""
        if fault:
            yield Problem(where, link, fault, "Correct the link.")


def _chapter_fault(link: str, anchors: dict[str, set[str]]) -> str:
    place = chapter_from_link(link)
    if place is None or place.slug not in anchors:
        return "There is no such chapter."
    if place.anchor and place.anchor not in anchors[place.slug]:
        return "The chapter has no such section."
    return ""


def _query_fault(link: str, vocabulary: Vocabulary | None) -> str:
    query = query_from_link(link)
    if query is None:
        return f"This is no search; its parts are: {', '.join(FACET_BY_AXIS)}."
    for axis, codes in query.chosen.items():
        unknown = [code for code in codes if vocabulary and not vocabulary.find(axis, code)]
        if unknown:
            return f"{unknown[0]!r} is not a code of {axis}."
    return ""
