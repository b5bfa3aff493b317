"""Which prices came, went, or cost another amount."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.evidence import Source
from brightstar_desktop.domain.pairing import differing_pairs, same, unordered
from brightstar_desktop.domain.prices import Price
from brightstar_desktop.domain.provider import Provider

_BOUGHT: Final = ("purpose", "rate", "unit", "format", "sessions")
_POINTS: Final = (
    *((field, 4) for field in _BOUGHT),
    *((field, 1) for field in ("setting", "minutes", "min", "max")),
)
"""How much it says for two prices being one that a field is alike, beside the words of its item."""
_SAME_ITEM: Final = 8
_WORD: Final = re.compile(r"\w+")
_SHORTEST_WORD: Final = 3
_DESCRIBES: Final = ("item", "as_of", "source")
"""What may differ while the reader pays the same for the same."""


class _Stated(Struct, frozen=True):
    """A price, the page it was read from, and what tells that page from others."""

    price: Price
    source: Source | None
    page: object

    @property
    def terms(self) -> Price:
        """The price without the number of its source, which moves when sources come and go."""
        return replace(self.price, source=0)


def price_changes(before: Provider, after: Provider) -> Iterator[FactChange]:
    """Yield one change for each price that came, went or differs.

    A price is known again by what it buys: a new amount is one change from before to after.
    """
    if before.prices == after.prices and before.sources == after.sources:
        return
    read_anew = not same(before.sources, after.sources)
    old, new = _stated(before, read_anew=read_anew), _stated(after, read_anew=read_anew)
    for place, was, now in differing_pairs(old, new, _likeness, key=_key):
        yield _change(f"prices[{place}]", was, now)


def _stated(provider: Provider, *, read_anew: bool) -> list[_Stated]:
    """Return the prices with their pages; ``read_anew`` where the pages themselves changed."""
    return [_with_page(price, provider.sources, read_anew=read_anew) for price in provider.prices]


def _with_page(price: Price, sources: tuple[Source, ...], *, read_anew: bool) -> _Stated:
    if not 0 <= price.source < len(sources):
        return _Stated(price, None, None)
    source = sources[price.source]
    page = (source.kind, source.url) if read_anew else unordered(source)
    return _Stated(price, source, page)


def _key(stated: _Stated) -> object:
    return unordered(stated.terms), stated.page


def _change(path: str, was: _Stated | None, now: _Stated | None) -> FactChange:
    before, after = was and was.price, now and now.price
    if was is None or now is None or _costs_otherwise(was.terms, now.terms):
        return FactChange(kind=ChangeKind.PRICE, field=path, before=before, after=after)
    if not same(was.terms, now.terms):
        return FactChange(kind=ChangeKind.OTHER, field=path, before=before, after=after)
    return FactChange(
        kind=ChangeKind.OTHER, field=f"{path}.source", before=was.source, after=now.source
    )


def _costs_otherwise(was: Price, now: Price) -> bool:
    """Tell whether a reader pays another amount, or gets something else for it."""
    fields = (field for field in Price.__struct_fields__ if field not in _DESCRIBES)
    return any(not same(getattr(was, field), getattr(now, field)) for field in fields)


def _likeness(one: _Stated, other: _Stated) -> int:
    """Return how likely two prices are one before and after, 0 where they are not."""
    was, now = one.price, other.price
    alike = sum(points for field, points in _POINTS if getattr(was, field) == getattr(now, field))
    if _words(was) == _words(now):
        return alike + _SAME_ITEM
    bought = all(getattr(was, field) == getattr(now, field) for field in _BOUGHT)
    return alike if bought and _share_a_word(was, now) else 0


def _share_a_word(was: Price, now: Price) -> bool:
    """Tell whether two names of what is bought have a word in common that means something."""
    shared = _words(was) & _words(now)
    return any(len(word) >= _SHORTEST_WORD for word in shared)


def _words(price: Price) -> frozenset[str]:
    return frozenset(_WORD.findall(price.item.en.casefold()))
