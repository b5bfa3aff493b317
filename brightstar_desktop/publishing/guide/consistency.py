"""Links lead somewhere, and both languages say the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.guide import (
    ARTICLES,
    CRISIS_HELP,
    EVENTS,
    GLOSSARY,
    PEOPLE,
    READINESS,
)
from brightstar_desktop.domain.guide_text import dated_statements
from brightstar_desktop.domain.links import FIND, GUIDE, chapter_from_link, query_from_link
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.guide.drafts import CITATION, Draft
from brightstar_desktop.publishing.validation import Problem

_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_PAGES: Final = (CRISIS_HELP, READINESS, ARTICLES, EVENTS, PEOPLE)


@dataclass(frozen=True)
class LinkTargets:
    """Where links of one language may lead: the sections by slug, and the terms of searches."""

    anchors: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary | None

    @classmethod
    def of(
        cls, drafts: Sequence[Draft], term_slugs: Iterable[str], vocabulary: Vocabulary | None
    ) -> "LinkTargets":
        anchors = {draft.slug: frozenset(draft.anchors) for draft in drafts}
        pages = {page: frozenset[str]() for page in _PAGES}
        return cls({**anchors, **pages, GLOSSARY: frozenset(term_slugs)}, vocabulary)

    def error(self, place: str) -> str:
        """Return what is wrong with a place of the guide, "slug" or "slug#anchor", or ""."""
        slug, _, anchor = place.partition("#")
        if slug not in self.anchors:
            return "There is no such chapter."
        if anchor and anchor not in self.anchors[slug]:
            return "The chapter has no such section."
        return ""


def link_problems(draft: Draft, targets: LinkTargets) -> Iterator[Problem]:
    judges: dict[str, Callable[[str], str]] = {
        GUIDE: lambda link: _chapter_error(link, targets),
        FIND: lambda link: _query_error(link, targets.vocabulary),
    }
    for link in _LINK.findall(draft.body):
        scheme = f"{link.partition(':')[0]}:"
        error = judges[scheme](link) if scheme in judges else ""
        if error:
            yield Problem(draft.file, link, error, "Correct the link.")


def _chapter_error(link: str, targets: LinkTargets) -> str:
    if chapter_from_link(link) is None:
        return "There is no such chapter."
    return targets.error(link.removeprefix(GUIDE))


def _query_error(link: str, vocabulary: Vocabulary | None) -> str:
    query = query_from_link(link)
    if query is None:
        return f"This is no search; its parts are: {', '.join(FACETS_BY_NAME)}."
    for facet, codes in query.chosen.items():
        unknown = [code for code in codes if vocabulary and not vocabulary.find(facet, code)]
        if unknown:
            return f"{unknown[0]!r} is not a code of {facet}."
    return ""


def pair_problems(drafts: Sequence[Draft]) -> Iterator[Problem]:
    """Yield where the Spanish texts of one kind differ from the English, or are missing."""
    english = {draft.slug: draft for draft in drafts if draft.language == "en"}
    spanish = {draft.slug: draft for draft in drafts if draft.language == "es"}
    for slug, draft in english.items():
        if slug not in spanish:
            message = "This text is missing in Spanish."
            yield Problem(draft.file, "slug", message, "Translate it under the same slug.")
    for slug, draft in spanish.items():
        if slug not in english:
            message = "There is no English text of this slug."
            yield Problem(draft.file, "slug", message, "Write it, or correct the slug.")
        else:
            yield from _differences(english[slug], draft)


def _differences(english: Draft, spanish: Draft) -> Iterator[Problem]:
    if english.number != spanish.number:
        message = f"It is number {spanish.number} in Spanish, {english.number} in English."
        yield Problem(spanish.file, "", message, "Name the files alike.")
    if english.anchors != spanish.anchors:
        message = f"Its sections differ: {_first_difference(english.anchors, spanish.anchors)}."
        yield Problem(spanish.file, "{#anchor}", message, "Give both the same, in the same order.")
    missing = set(CITATION.findall(english.body)) ^ set(CITATION.findall(spanish.body))
    for key in sorted(missing):
        message = "Only one of the two languages cites this."
        yield Problem(spanish.file, f"[^{key}]", message, "Cite the same sources in both.")
    if [one.level for one in english.front_matter.strengths] != [
        one.level for one in spanish.front_matter.strengths
    ]:
        message = "The levels of evidence differ from the English."
        yield Problem(spanish.file, "strengths", message, "Give both the same levels.")
    if _ends(english) != _ends(spanish):
        message = "Its dated statements end on other days than the English."
        yield Problem(spanish.file, "::: dated", message, "Give both the same days.")


def _first_difference(one: Sequence[str], other: Sequence[str]) -> str:
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return f"{theirs!r} stands where the English has {mine!r}"
    return f"there are {len(other)}, and {len(one)} in English"


def _ends(draft: Draft) -> tuple[date, ...]:
    try:
        return tuple(statement.until for statement in dated_statements(draft.body))
    except ValueError:
        return ()
