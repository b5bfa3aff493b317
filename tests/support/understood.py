"""Understood words in short, for comparing and for asking."""

from brightstar_desktop.domain.query import (
    CorrectedText,
    Understood,
    UnderstoodFacet,
    UnderstoodNotStated,
    UnderstoodPlace,
    UnderstoodPrice,
)
from tests.support.published import california


def meaning(item: Understood) -> tuple[str, tuple[str, ...]]:
    """Return what was understood as a kind or facet, and what of it."""
    match item:
        case UnderstoodPlace():
            return "near", (item.place.name,)
        case UnderstoodPrice():
            return "price", (str(item.max_price),)
        case UnderstoodFacet():
            return item.facet, item.codes
        case UnderstoodNotStated():
            return "not_stated", (item.facet,)
        case CorrectedText():
            return "text", (item.text,)


def place_in_words(name: str) -> UnderstoodPlace:
    """Return a place of California as read from its name in lower case."""
    place = california().named(name)
    assert place is not None
    return UnderstoodPlace(place=place, words=name.lower())
