"""What one edition changes against another, by provider and fact."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import Struct

from brightstar_desktop.domain.change_types import (
    ChangeKind,
    EditionChanges,
    FactChange,
    ProviderChange,
)
from brightstar_desktop.domain.facts import fact_at
from brightstar_desktop.domain.list_changes import (
    location_changes,
    phone_changes,
    price_changes,
    same,
)
from brightstar_desktop.domain.provider import Provider

__all__ = ["ChangeKind", "EditionChanges", "FactChange", "ProviderChange", "changes_between"]

_CLOSED: Final = ("closed", "temporarily_closed")
_IN_PAIRS: Final = ("locations", "phones", "prices")


def changes_between(
    old_name: str,
    before: Iterable[Provider],
    new_name: str,
    after: Iterable[Provider],
    other_parts: Iterable[str] = (),
) -> EditionChanges:
    """Return what the edition ``new_name`` changes against ``old_name``.

    The order of lists is no change. Providers that changed in their sources alone come last.
    """
    old = {provider.slug: provider for provider in before}
    new = {provider.slug: provider for provider in after}
    found = [*_gone(old, new), *_came(old, new), *_changed(old, new)]
    return EditionChanges(
        old=old_name,
        new=new_name,
        providers=tuple(sorted(found, key=_order)),
        other_parts=tuple(other_parts),
    )


def _gone(old: dict[str, Provider], new: dict[str, Provider]) -> Iterator[ProviderChange]:
    for slug in old.keys() - new.keys():
        fact = FactChange(kind=ChangeKind.GONE, before=old[slug])
        yield ProviderChange(slug=slug, name=old[slug].name, facts=(fact,), listed=False)


def _came(old: dict[str, Provider], new: dict[str, Provider]) -> Iterator[ProviderChange]:
    for slug in new.keys() - old.keys():
        fact = FactChange(kind=ChangeKind.NEW, after=new[slug])
        yield ProviderChange(slug=slug, name=new[slug].name, facts=(fact,))


def _changed(old: dict[str, Provider], new: dict[str, Provider]) -> Iterator[ProviderChange]:
    for slug in old.keys() & new.keys():
        if facts := _fact_changes(old[slug], new[slug]):
            yield ProviderChange(slug=slug, name=new[slug].name, facts=facts)


def _order(change: ProviderChange) -> tuple[int, bool, str, str]:
    return change.kind.rank, change.evidence_only, change.name.casefold(), change.slug


def _fact_changes(before: Provider, after: Provider) -> tuple[FactChange, ...]:
    """Return every fact that differs between two records of a provider, most important first."""
    if before == after:
        return ()
    found = [
        *phone_changes(before.phones, after.phones),
        *location_changes(before.locations, after.locations),
        *price_changes(before, after),
        *_other_changes(before, after),
    ]
    return tuple(sorted(found, key=lambda fact: (fact.kind.rank, fact.evidence_only)))


def _other_changes(before: Provider, after: Provider) -> Iterator[FactChange]:
    """Yield the changes of what is not compared in pairs."""
    for field in Provider.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if field in _IN_PAIRS or old == new:
            continue
        for path, was, now in _parts(field, old, new):
            if not same(was, now):
                kind = _kind(path, was, now)
                yield FactChange(kind=kind, field=path, before=_stated(was), after=_stated(now))


def _parts(field: str, old: object, new: object) -> Iterator[tuple[str, object, object]]:
    """Yield the facts of a group such as ``payment`` one by one, or the one fact itself."""
    if not isinstance(old, Struct):
        yield field, old, new
        return
    for inner in old.__struct_fields__:
        yield f"{field}.{inner}", getattr(old, inner), getattr(new, inner)


def _kind(path: str, before: object, after: object) -> ChangeKind:
    """Return the kind that is declared of a fact; CLOSED where the doors close, also for good."""
    if path == "status" and after in _CLOSED and before != "closed":
        return ChangeKind.CLOSED
    fact = fact_at(path)
    return fact.change if fact else ChangeKind.OTHER


def _stated(value: Any) -> Any:  # noqa: ANN401  # any value of the domain
    return None if value == () else value
