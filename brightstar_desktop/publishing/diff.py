"""What one edition changes against another, for maintainers and for release notes."""

import json
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from brightstar_desktop.domain.catalogue import Catalogue
from brightstar_desktop.domain.changes import (
    ChangeKind,
    EditionChanges,
    ProviderChange,
    changes_between,
)
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.publishing.diff_markdown import markdown
from brightstar_desktop.publishing.exact_changes import as_published, exact_changes

_NOT_STATED: Final = "not stated"
_CAME_OR_WENT: Final = (ChangeKind.NEW, ChangeKind.GONE)


class FactChange(Struct, frozen=True):
    """One field of one provider before and after; None where it was or is not stated."""

    slug: str
    field: str
    before: Any
    after: Any

    def __str__(self) -> str:
        """Return the change as one line."""
        return f"~ {self.slug}: {self.field}: {_written(self.before)} -> {_written(self.after)}"


class EditionDiff(Struct, frozen=True):
    """Slugs that came and went, every field that differs, and other parts of the edition that do.

    ``changed`` is exact, the order of lists included; ``changes`` is the same as people would tell
    it, and ``vocabulary`` explains its codes.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[FactChange, ...]
    other_parts: tuple[str, ...]
    changes: EditionChanges
    vocabulary: Vocabulary

    def as_text(self) -> str:
        """Return one line a change, what weighs most first, or a sentence when there is none."""
        lines = [f"+ {slug}" for slug in self.added] + [f"- {slug}" for slug in self.removed]
        lines += [str(fact) for change in self.changes.providers for fact in _exact_facts(change)]
        lines += [f"~ {part}" for part in self.other_parts]
        return "\n".join(lines) or self._no_change()

    def as_markdown(self) -> str:
        """Return the changes as a release note: headings by kind, words instead of fields."""
        return markdown(self.changes, self.vocabulary)

    def as_json(self) -> dict[str, Any]:
        """Return every exact change, and under "providers" the facts by the kind of change."""
        return {
            "old": self.changes.old,
            "new": self.changes.new,
            "added": list(self.added),
            "removed": list(self.removed),
            "changed": [msgspec.to_builtins(change) for change in self.changed],
            "other_parts": list(self.other_parts),
            "providers": _by_kind(self.changes),
        }

    def _no_change(self) -> str:
        if self.changed:
            return "The two editions say the same, some lists in another order."
        return "The two editions say the same."


def diff(old: Catalogue, new: Catalogue) -> EditionDiff:
    """Return what changes between two editions; slugs and exact changes in the order of slugs."""
    before, after = _by_slug(old), _by_slug(new)
    parts = tuple(_other_parts(old, new))
    return EditionDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            FactChange(slug, *change)
            for slug in sorted(before.keys() & after.keys())
            if before[slug] != after[slug]
            for change in exact_changes(before[slug], after[slug])
        ),
        other_parts=parts,
        changes=changes_between(old.edition, old.providers, new.edition, new.providers, parts),
        vocabulary=Vocabulary((*new.vocabulary.terms, *old.vocabulary.terms)),
    )


def _by_slug(catalogue: Catalogue) -> dict[str, Provider]:
    return {provider.slug: provider for provider in catalogue.providers}


def _other_parts(old: Catalogue, new: Catalogue) -> Iterator[str]:
    for part in Catalogue.__struct_fields__:
        beside = part not in ("edition", "published_at", "providers")
        if beside and getattr(old, part) != getattr(new, part):
            yield part


def _exact_facts(change: ProviderChange) -> Iterator[FactChange]:
    """Yield the changed fields within each fact of a provider that stays."""
    for fact in change.facts:
        if fact.kind not in _CAME_OR_WENT:
            for exact in exact_changes(fact.before, fact.after, fact.field):
                yield FactChange(change.slug, *exact)


def _by_kind(changes: EditionChanges) -> dict[str, list[dict[str, Any]]]:
    """Return the facts of all providers under the kinds that occur, most important first."""
    kinds: dict[str, list[dict[str, Any]]] = {kind.value: [] for kind in ChangeKind}
    for change in changes.providers:
        for fact in change.facts:
            row: dict[str, Any] = {"slug": change.slug, "name": change.name}
            if fact.kind not in _CAME_OR_WENT:
                row |= {
                    "field": fact.field,
                    "before": as_published(fact.before),
                    "after": as_published(fact.after),
                }
            kinds[fact.kind.value].append(row)
    return {kind: rows for kind, rows in kinds.items() if rows}


def _written(value: object) -> str:
    return _NOT_STATED if value is None else json.dumps(value, ensure_ascii=False)
