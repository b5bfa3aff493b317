"""Links inside the app: from the guide to a filtered list, and to a place in the guide."""

from typing import Final
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from brightstar_desktop.domain.facets import FACETS_BY_NAME
from brightstar_desktop.domain.query import Query

FIND: Final = "find:"
GUIDE: Final = "guide:"
CRISIS: Final = "crisis:"
PROVIDER: Final = "provider:"


class GuideLink(Struct, frozen=True):
    """A place in the guide; ``anchor`` "" is the top of the chapter."""

    slug: str
    anchor: str = ""


def chapter_from_link(link: str) -> GuideLink | None:
    """Return the place that a "guide:" link names, or None for any other link."""
    if not link.startswith(GUIDE):
        return None
    slug, _, anchor = link.removeprefix(GUIDE).partition("#")
    return GuideLink(slug, anchor) if slug else None


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
