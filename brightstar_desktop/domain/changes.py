"""What one edition changes against another, by provider and fact."""

from collections.abc import Iterable, Iterator

from brightstar_desktop.domain.change_types import (
    ChangeKind,
    EditionChanges,
    FactChange,
    ProviderChange,
)
from brightstar_desktop.domain.fact_changes import fact_changes
from brightstar_desktop.domain.provider import Provider

__all__ = ["ChangeKind", "EditionChanges", "FactChange", "ProviderChange", "changes_between"]


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
        if facts := fact_changes(old[slug], new[slug]):
            yield ProviderChange(slug=slug, name=new[slug].name, facts=facts)


def _order(change: ProviderChange) -> tuple[int, bool, str, str]:
    return change.kind.rank, change.of_evidence, change.name.casefold(), change.slug
