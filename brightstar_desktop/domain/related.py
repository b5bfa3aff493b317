"""What else a reader might want, by the terms that texts and providers have in common."""

from collections.abc import Collection, Iterable
from typing import Final

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.provider import Provider

_FACETS: Final = ("formats", "settings", "conditions")
"""The facets that texts are about."""


def related(
    topics: Collection[str], documents: Iterable[Document], but: str = "", limit: int = 3
) -> tuple[Document, ...]:
    """Return the documents that share the most ``topics``, without the one called ``but``.

    A document about few things comes before one about many that shares as much.
    """
    shared = [
        (len(set(topics) & set(one.topics)), -len(one.topics), one)
        for one in documents
        if one.slug != but
    ]
    ranked = sorted((row for row in shared if row[0]), key=lambda row: row[:2], reverse=True)
    return tuple(one for _shared, _topics, one in ranked[:limit])


def topics_of(provider: Provider) -> frozenset[str]:
    """Return the terms that a provider states, as texts name theirs."""
    return frozenset(
        f"{facet}:{code}"
        for facet in _FACETS
        for code, is_yes in (FACETS_BY_NAME[facet].answers(provider) or {}).items()
        if is_yes
    )
