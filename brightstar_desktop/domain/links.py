"""What leads from one thing to another: links to lists and into the guide, and related texts."""

from collections.abc import Collection, Iterable
from typing import Final
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query

FIND: Final = "find:"
GUIDE: Final = "guide:"
CRISIS: Final = "crisis:"
PROVIDER: Final = "provider:"


class GuidePlace(Struct, frozen=True):
    """A place in the guide; ``anchor`` "" is the top of the chapter."""

    slug: str
    anchor: str = ""


def chapter_from_link(link: str) -> GuidePlace | None:
    """Return the place that a "guide:" link names, or None for any other link."""
    if not link.startswith(GUIDE):
        return None
    slug, _, anchor = link.removeprefix(GUIDE).partition("#")
    return GuidePlace(slug, anchor) if slug else None


def query_from_link(link: str) -> Query | None:
    """Return the query of a "find:" link such as ``find:conditions=ptsd&max_price=500``.

    None for any other link, and where it names a facet or a value that cannot be.
    """
    if not link.startswith(FIND):
        return None
    text, near, max_price = "", "", None
    chosen: dict[str, frozenset[str]] = {}
    for name, value in parse_qsl(link.removeprefix(FIND), keep_blank_values=True):
        if name == "text":
            text = value
        elif name == "near":
            near = value
        elif name == "max_price" and value.isdecimal():
            max_price = int(value)
        elif name in FACETS_BY_NAME and value:
            chosen[name] = chosen.get(name, frozenset()) | {value}
        else:
            return None
    return Query(text=text, near=near, max_price=max_price, chosen=chosen)


def link_for(query: Query) -> str:
    """Return the "find:" link of a query's words, place, price and chosen options."""
    pairs = [("text", query.text), ("near", query.near)]
    pairs.append(("max_price", "" if query.max_price is None else str(query.max_price)))
    for facet in FACETS_BY_NAME:
        pairs += [(facet, code) for code in sorted(query.chosen.get(facet, ()))]
    return FIND + urlencode([(name, value) for name, value in pairs if value])


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
