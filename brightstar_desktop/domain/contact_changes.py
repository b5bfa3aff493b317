"""Which telephone numbers and offices came, went or changed."""

from collections.abc import Iterator
from typing import Final

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.pairing import differing_pairs, same
from brightstar_desktop.domain.provider import Location, Phone

_ADDRESS: Final = ("street", "city", "postal_code")
_ON_ITS_OWN: Final = ("hours", "accessibility")
_ALIKE: Final = (("street", 4), ("postal_code", 2), ("city", 1))


def phone_changes(before: tuple[Phone, ...], after: tuple[Phone, ...]) -> Iterator[FactChange]:
    """Yield each number that came, went or was replaced; a number with a new label is OTHER."""
    for place, was, now in differing_pairs(before, after, _one_phone, last_two=True):
        relabelled = was and now and was.number == now.number
        kind = ChangeKind.OTHER if relabelled else ChangeKind.PHONE
        yield FactChange(kind=kind, field=f"phones[{place}]", before=was, after=now)


def location_changes(
    before: tuple[Location, ...], after: tuple[Location, ...]
) -> Iterator[FactChange]:
    """Yield each office that came, went or moved, and what else is told otherwise of one."""
    for place, was, now in differing_pairs(before, after, _one_office, last_two=True):
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


def _one_phone(was: Phone, now: Phone) -> int:
    if was.number == now.number:
        return 2
    return int(was.label is not None and was.label == now.label)


def _one_office(was: Location, now: Location) -> int:
    """Return how likely two records are one office, 0 where they share no part of an address."""
    return sum(
        points
        for field, points in _ALIKE
        if getattr(was, field) and _folded(was, field) == _folded(now, field)
    )


def _folded(location: Location, field: str) -> object:
    value = getattr(location, field)
    return value.casefold() if value else value
