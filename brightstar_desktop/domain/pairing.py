"""Which items of two lists belong together, whatever order each list is in."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Pair: TypeAlias = tuple[int, Item | None, Item | None]
"""The place in the list (the newer one where both hold it), the item before, and after."""
_Placed: TypeAlias = tuple[int, Item]


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
    likeness: Callable[[Item, Item], int],
    *,
    key: Callable[[Item], object] = unordered,
    last_two: bool = False,
) -> Iterator[Pair[Item]]:
    """Yield what differs between two lists as pairs, then what only one of them holds.

    Items with the same ``key`` do not differ. ``likeness`` says how much two items have in common,
    0 where they are different things. With ``last_two`` a single item left over on either side
    makes a pair as well.
    """
    old, new = _without_common(before, after, key)
    for was, now in _likest_first(old, new, likeness):
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
    """Return the items of each list, with their places, that the other does not hold."""
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


def _likest_first(
    old: Sequence[_Placed[Item]],
    new: Sequence[_Placed[Item]],
    likeness: Callable[[Item, Item], int],
) -> list[tuple[_Placed[Item], _Placed[Item]]]:
    """Return pairs, each item in one at most, those with most in common first."""
    scored = [(likeness(was[1], now[1]), was, now) for was in old for now in new]
    likest = sorted((one for one in scored if one[0] > 0), key=lambda one: -one[0])
    pairs, used_old, used_new = [], set[int](), set[int]()
    for _score, was, now in likest:
        if was[0] not in used_old and now[0] not in used_new:
            used_old.add(was[0])
            used_new.add(now[0])
            pairs.append((was, now))
    return pairs
