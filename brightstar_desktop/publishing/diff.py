"""What one edition changes against another, by provider and fact."""

from typing import Any

import msgspec
from msgspec import Struct

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.provider import Provider


class FactChange(Struct, frozen=True):
    """One field of one provider before and after; None where it was or is not stated."""

    slug: str
    field: str
    before: Any
    after: Any


class EditionDiff(Struct, frozen=True):
    """Slugs that came and went, and every fact that differs."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[FactChange, ...]

    def as_text(self) -> str:
        """Return one line a change, or a sentence when there is none."""
        lines = [f"+ {slug}" for slug in self.added] + [f"- {slug}" for slug in self.removed]
        lines += [f"~ {c.slug}: {c.field}: {c.before!r} -> {c.after!r}" for c in self.changed]
        return "\n".join(lines) or "The two editions list the same facts."


def diff(old: Catalogue, new: Catalogue) -> EditionDiff:
    """Return what changes between two editions, in the order of slugs."""
    before = {provider.slug: provider for provider in old.providers}
    after = {provider.slug: provider for provider in new.providers}
    both = sorted(before.keys() & after.keys())
    return EditionDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(c for slug in both for c in _changes(before[slug], after[slug])),
    )


def _changes(before: Provider, after: Provider) -> list[FactChange]:
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return [
        FactChange(before.slug, field, old.get(field), new.get(field))
        for field in sorted(old.keys() | new.keys())
        if old.get(field) != new.get(field)
    ]
