"""Links inside the guide lead somewhere."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from brightstar_desktop.domain.links import FIND, GUIDE, chapter_from_link, query_from_link
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.guide.draft import Draft
from brightstar_desktop.publishing.problems import Problem

_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_PAGES: Final = (CRISIS_HELP, READINESS, ARTICLES, EVENTS, PEOPLE)


@dataclass(frozen=True)
class Targets:
    """Where links of one language may lead: the sections by slug, and the terms of searches."""

    anchors: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary | None

    @classmethod
    def of(
        cls, drafts: Sequence[Draft], term_slugs: Iterable[str], vocabulary: Vocabulary | None
    ) -> "Targets":
        """Return the targets among texts of one language, the terms and the pages beside them."""
        anchors = {draft.slug: frozenset(draft.anchors) for draft in drafts}
        pages = {page: frozenset[str]() for page in _PAGES}
        return cls({**anchors, **pages, GLOSSARY: frozenset(term_slugs)}, vocabulary)

    def fault(self, place: str) -> str:
        """Return what is wrong with a place of the guide, "slug" or "slug#anchor", or ""."""
        slug, _, anchor = place.partition("#")
        if slug not in self.anchors:
            return "There is no such chapter."
        if anchor and anchor not in self.anchors[slug]:
            return "The chapter has no such section."
        return ""


def link_problems(draft: Draft, targets: Targets) -> Iterator[Problem]:
    """Yield the links of a text that lead nowhere."""
    judges: dict[str, Callable[[str], str]] = {
        GUIDE: lambda link: _chapter_fault(link, targets),
        FIND: lambda link: _query_fault(link, targets.vocabulary),
    }
    for link in _LINK.findall(draft.body):
        scheme = f"{link.partition(':')[0]}:"
        fault = judges[scheme](link) if scheme in judges else ""
        if fault:
            yield Problem(draft.file, link, fault, "Correct the link.")


def _chapter_fault(link: str, targets: Targets) -> str:
    if chapter_from_link(link) is None:
        return "There is no such chapter."
    return targets.fault(link.removeprefix(GUIDE))


def _query_fault(link: str, vocabulary: Vocabulary | None) -> str:
    query = query_from_link(link)
    if query is None:
        return f"This is no search; its parts are: {', '.join(FACETS_BY_NAME)}."
    for facet, codes in query.chosen.items():
        unknown = [code for code in codes if vocabulary and not vocabulary.find(facet, code)]
        if unknown:
            return f"{unknown[0]!r} is not a code of {facet}."
    return ""
