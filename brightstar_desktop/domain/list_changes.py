"""Which numbers, offices and prices came, went or changed, whatever order their lists are in."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.evidence import Source
from brightstar_desktop.domain.provider import Location, Phone, Price, Provider

_ADDRESS: Final = ("street", "city", "postal_code")
_ON_ITS_OWN: Final = ("hours", "accessibility")
_OFFICE_POINTS: Final = (("street", 4), ("postal_code", 2), ("city", 1))
_BOUGHT: Final = ("purpose", "rate", "unit", "format", "sessions")
_PRICE_POINTS: Final = (
    *((field, 4) for field in _BOUGHT),
    *((field, 1) for field in ("setting", "minutes", "min", "max")),
)
"""How much it says for two prices being one that a field is alike, beside the words of its item."""
_SAME_ITEM: Final = 8
_WORD: Final = re.compile(r"\w+")
_SHORTEST_WORD: Final = 3
_DESCRIBES: Final = ("item", "as_of", "source")
"""What may differ while the reader pays the same for the same."""
Item = TypeVar("Item")
Pair: TypeAlias = tuple[int, Item | None, Item | None]
"""The place in the list (the newer one where both hold it), the item before, and after."""
_Placed: TypeAlias = tuple[int, Item]


def phone_changes(before: tuple[Phone, ...], after: tuple[Phone, ...]) -> Iterator[FactChange]:
    """Yield each number that came, went or was replaced; a number with a new label is OTHER."""
    for place, was, now in differing_pairs(before, after, _phone_similarity, last_two=True):
        relabelled = was and now and was.number == now.number
        kind = ChangeKind.OTHER if relabelled else ChangeKind.PHONE
        yield FactChange(kind=kind, field=f"phones[{place}]", before=was, after=now)


def location_changes(
    before: tuple[Location, ...], after: tuple[Location, ...]
) -> Iterator[FactChange]:
    for place, was, now in differing_pairs(before, after, _office_similarity, last_two=True):
        path = f"locations[{place}]"
        if was is None or now is None:
            yield FactChange(kind=ChangeKind.MOVED, field=path, before=was, after=now)
        else:
            yield from _office_changes(path, was, now)


def _office_changes(path: str, was: Location, now: Location) -> Iterator[FactChange]:
    if _moved(was, now):
        yield FactChange(kind=ChangeKind.MOVED, field=path, before=was, after=now)
    elif _placed_otherwise(was, now):
        yield FactChange(kind=ChangeKind.OTHER, field=path, before=was, after=now)
    if was.phone != now.phone:
        yield FactChange(
            kind=ChangeKind.PHONE,
            field=f"{path}.phone",
            before=_phone(was),
            after=_phone(now),
        )
    for field in _ON_ITS_OWN:
        old, new = getattr(was, field), getattr(now, field)
        if not same(old, new):
            yield FactChange(
                kind=ChangeKind.OTHER,
                field=f"{path}.{field}",
                before=None if old == () else old,
                after=None if new == () else new,
            )


def _moved(was: Location, now: Location) -> bool:
    return any(getattr(was, field) != getattr(now, field) for field in _ADDRESS)


def _placed_otherwise(was: Location, now: Location) -> bool:
    """Tell whether what follows from the address, such as its place on a map, was corrected."""
    told_elsewhere = (*_ADDRESS, *_ON_ITS_OWN, "phone")
    fields = (field for field in Location.__struct_fields__ if field not in told_elsewhere)
    return any(getattr(was, field) != getattr(now, field) for field in fields)


def _phone(location: Location) -> Phone | None:
    return None if location.phone is None else Phone(number=location.phone)


def _phone_similarity(was: Phone, now: Phone) -> int:
    if was.number == now.number:
        return 2
    return int(was.label is not None and was.label == now.label)


def _office_similarity(was: Location, now: Location) -> int:
    """Return how likely two records are one office, 0 where they share no part of an address."""
    return sum(
        points
        for field, points in _OFFICE_POINTS
        if getattr(was, field) and _folded(was, field) == _folded(now, field)
    )


def _folded(location: Location, field: str) -> object:
    value = getattr(location, field)
    return value.casefold() if value else value


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
    """A price is known again by what it buys: a new amount is one change from before to after."""
    if before.prices == after.prices and before.sources == after.sources:
        return
    read_anew = not same(before.sources, after.sources)
    old, new = _stated(before, read_anew=read_anew), _stated(after, read_anew=read_anew)
    for place, was, now in differing_pairs(old, new, _price_similarity, key=_key):
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
    fields = (field for field in Price.__struct_fields__ if field not in _DESCRIBES)
    return any(not same(getattr(was, field), getattr(now, field)) for field in fields)


def _price_similarity(one: _Stated, other: _Stated) -> int:
    was, now = one.price, other.price
    alike = sum(
        points for field, points in _PRICE_POINTS if getattr(was, field) == getattr(now, field)
    )
    if _words(was) == _words(now):
        return alike + _SAME_ITEM
    bought = all(getattr(was, field) == getattr(now, field) for field in _BOUGHT)
    return alike if bought and _share_a_word(was, now) else 0


def _share_a_word(was: Price, now: Price) -> bool:
    shared = _words(was) & _words(now)
    return any(len(word) >= _SHORTEST_WORD for word in shared)


def _words(price: Price) -> frozenset[str]:
    return frozenset(_WORD.findall(price.item.en.casefold()))


def unordered(value: Any) -> Any:  # noqa: ANN401  # any value of the domain
    """Return ``value`` with every list within it sorted: equal for lists that hold the same."""
    if isinstance(value, tuple):
        return tuple(sorted((unordered(item) for item in value), key=repr))
    if isinstance(value, Struct):
        fields = type(value).__struct_fields__
        return type(value)(**{field: unordered(getattr(value, field)) for field in fields})
    return value


def same(before: object, after: object) -> bool:
    """Tell whether two values say the same, whatever the order of their lists."""
    return bool(before == after or unordered(before) == unordered(after))


def differing_pairs(
    before: Sequence[Item],
    after: Sequence[Item],
    similarity: Callable[[Item, Item], int],
    *,
    key: Callable[[Item], object] = unordered,
    last_two: bool = False,
) -> Iterator[Pair[Item]]:
    """Yield what differs between two lists as pairs, then what only one of them holds.

    Items with the same ``key`` do not differ. ``similarity`` says how much two items have in
    common, 0 where they are different things. With ``last_two`` a single item left over on either
    side makes a pair as well.
    """
    old, new = _without_common(before, after, key)
    for was, now in _most_similar_first(old, new, similarity):
        old.remove(was)
        new.remove(now)
        yield now[0], was[1], now[1]
    if last_two and len(old) == len(new) == 1:
        yield new[0][0], old[0][1], new[0][1]
        return
    yield from ((place, item, None) for place, item in old)
    yield from ((place, None, item) for place, item in new)


def _without_common(
    before: Sequence[Item], after: Sequence[Item], key: Callable[[Item], object]
) -> tuple[list[_Placed[Item]], list[_Placed[Item]]]:
    places: dict[object, list[int]] = defaultdict(list)
    for place in reversed(range(len(after))):
        places[key(after[place])].append(place)
    old = []
    for place, item in enumerate(before):
        alike = places[key(item)]
        if alike:
            alike.pop()
        else:
            old.append((place, item))
    left = {place for alike in places.values() for place in alike}
    return old, [(place, item) for place, item in enumerate(after) if place in left]


def _most_similar_first(
    old: Sequence[_Placed[Item]],
    new: Sequence[_Placed[Item]],
    similarity: Callable[[Item, Item], int],
) -> list[tuple[_Placed[Item], _Placed[Item]]]:
    """Return pairs, each item in one at most, those with most in common first."""
    scored = [(similarity(was[1], now[1]), was, now) for was in old for now in new]
    ordered = sorted((one for one in scored if one[0] > 0), key=lambda one: -one[0])
    pairs, used_old, used_new = [], set[int](), set[int]()
    for _score, was, now in ordered:
        if was[0] not in used_old and now[0] not in used_new:
            used_old.add(was[0])
            used_new.add(now[0])
            pairs.append((was, now))
    return pairs
