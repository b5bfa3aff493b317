"""What is told otherwise of one provider, fact by fact."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from brightstar_desktop.domain.change_types import ChangeKind, FactChange
from brightstar_desktop.domain.contact_changes import location_changes, phone_changes
from brightstar_desktop.domain.pairing import same
from brightstar_desktop.domain.price_changes import price_changes
from brightstar_desktop.domain.provider import Provider

_CLOSED: Final = ("closed", "temporarily_closed")
_IN_PAIRS: Final = ("locations", "phones", "prices")
_KINDS: Final = {
    "name": ChangeKind.RENAMED,
    "website": ChangeKind.WEBSITE,
    "service_area": ChangeKind.CARE,
    "formats": ChangeKind.CARE,
    "settings": ChangeKind.CARE,
    "conditions": ChangeKind.CARE,
    "populations": ChangeKind.CARE,
    "ages": ChangeKind.CARE,
    "languages": ChangeKind.CARE,
    "clinical_team": ChangeKind.CARE,
    "support": ChangeKind.CARE,
    "approach": ChangeKind.CARE,
    "other_treatments": ChangeKind.CARE,
    "payment": ChangeKind.PAYMENT,
}
"""What a field means to a reader; a field that is not named here is something else."""


def fact_changes(before: Provider, after: Provider) -> tuple[FactChange, ...]:
    """Return every fact that differs between two records of a provider, most important first."""
    if before == after:
        return ()
    found = [
        *phone_changes(before.phones, after.phones),
        *location_changes(before.locations, after.locations),
        *price_changes(before, after),
        *_other_changes(before, after),
    ]
    return tuple(sorted(found, key=lambda fact: (fact.kind.rank, fact.of_evidence)))


def _other_changes(before: Provider, after: Provider) -> Iterator[FactChange]:
    """Yield the changes of what is not compared in pairs."""
    for field in Provider.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if field in _IN_PAIRS or old == new:
            continue
        kind = _status_kind(old, new) if field == "status" else _kind(field)
        for path, was, now in _parts(field, old, new):
            if not same(was, now):
                yield FactChange(kind=kind, field=path, before=_stated(was), after=_stated(now))


def _parts(field: str, old: object, new: object) -> Iterator[tuple[str, object, object]]:
    """Yield the facts of a group such as ``payment`` one by one, or the one fact itself."""
    if not isinstance(old, Struct):
        yield field, old, new
        return
    for inner in old.__struct_fields__:
        yield f"{field}.{inner}", getattr(old, inner), getattr(new, inner)


def _kind(field: str) -> ChangeKind:
    return _KINDS.get(field, ChangeKind.OTHER)


def _status_kind(before: str, after: str) -> ChangeKind:
    """Return CLOSED where the doors close, also for good after a while; STATUS otherwise."""
    closes = after in _CLOSED and before != "closed"
    return ChangeKind.CLOSED if closes else ChangeKind.STATUS


def _stated(value: Any) -> Any:  # noqa: ANN401  # any value of the domain
    return None if value == () else value
