"""What one edition changes against another, by provider and fact."""

import json
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import Struct

from brightstar_desktop.domain.catalogue import Catalogue

_NOT_STATED: Final = "not stated"


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
    """Slugs that came and went, every fact that differs, and other parts of the edition that do."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[FactChange, ...]
    other_parts: tuple[str, ...] = ()

    def as_text(self) -> str:
        """Return one line a change, or a sentence when there is none."""
        lines = [f"+ {slug}" for slug in self.added] + [f"- {slug}" for slug in self.removed]
        lines += [str(change) for change in self.changed]
        lines += [f"~ {part}" for part in self.other_parts]
        return "\n".join(lines) or "The two editions say the same."


def diff(old: Catalogue, new: Catalogue) -> EditionDiff:
    """Return what changes between two editions, in the order of slugs."""
    before, after = _by_slug(old), _by_slug(new)
    return EditionDiff(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            FactChange(slug, *change)
            for slug in sorted(before.keys() & after.keys())
            for change in _changes(before[slug], after[slug], "")
        ),
        other_parts=tuple(
            part
            for part in Catalogue.__struct_fields__
            if part not in ("edition", "published_at", "providers")
            and getattr(old, part) != getattr(new, part)
        ),
    )


def _by_slug(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """Return every provider as the published data file carries it."""
    return {
        provider.slug: msgspec.json.decode(msgspec.json.encode(provider))
        for provider in catalogue.providers
    }


def _changes(before: object, after: object, path: str) -> Iterator[tuple[str, object, object]]:
    """Yield where two values differ, as deep as they still correspond.

    Lists of equal length are compared item by item; others are given whole, since nothing tells
    which of their items belong together.
    """
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*before, *(key for key in after if key not in before)):
            inner = f"{path}.{key}" if path else key
            yield from _changes(before.get(key), after.get(key), inner)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _changes(old, new, f"{path}[{index}]")
    else:
        yield path, before, after


def _written(value: object) -> str:
    return _NOT_STATED if value is None else json.dumps(value, ensure_ascii=False)
