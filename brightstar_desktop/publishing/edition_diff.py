"""What one edition changes against another, for maintainers and for release notes."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

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
from brightstar_desktop.presentation.change_words import fact_lines
from brightstar_desktop.presentation.edition_changes import (
    changes_summary,
    kind_heading,
    other_part_lines,
)

_NOT_STATED: Final = "not stated"
_ADDED_OR_REMOVED: Final = (ChangeKind.NEW, ChangeKind.GONE)
_MARKDOWN_SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|])")
ExactChange: TypeAlias = tuple[str, object, object]
"""A path such as ``prices[1].min``, and what stands there before and after."""


class FieldChange(Struct, frozen=True):
    """One field of one provider before and after; None where it was or is not stated."""

    slug: str
    field: str
    before: Any
    after: Any

    def __str__(self) -> str:
        before, after = _format_value(self.before), _format_value(self.after)
        return f"~ {self.slug}: {self.field}: {before} -> {after}"


class EditionDiff(Struct, frozen=True):
    """Slugs that came and went, every field that differs, and other parts of the edition that do.

    ``changed`` is exact, the order of lists included; ``changes`` is the same as people would tell
    it, and ``vocabulary`` explains its codes.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[FieldChange, ...]
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
        return _release_note(self.changes, self.vocabulary)

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
            FieldChange(slug, *change)
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


def _exact_facts(change: ProviderChange) -> Iterator[FieldChange]:
    for fact in change.facts:
        if fact.kind not in _ADDED_OR_REMOVED:
            for exact in exact_changes(fact.before, fact.after, fact.field):
                yield FieldChange(change.slug, *exact)


def _by_kind(changes: EditionChanges) -> dict[str, list[dict[str, Any]]]:
    """Return the facts of all providers under the kinds that occur, the most important first."""
    kinds: dict[str, list[dict[str, Any]]] = {kind.value: [] for kind in ChangeKind}
    for change in changes.providers:
        for fact in change.facts:
            row: dict[str, Any] = {"slug": change.slug, "name": change.name}
            if fact.kind not in _ADDED_OR_REMOVED:
                row |= {
                    "field": fact.field,
                    "before": to_published(fact.before),
                    "after": to_published(fact.after),
                }
            kinds[fact.kind.value].append(row)
    return {kind: rows for kind, rows in kinds.items() if rows}


def _format_value(value: object) -> str:
    return _NOT_STATED if value is None else json.dumps(value, ensure_ascii=False)


def _release_note(changes: EditionChanges, vocabulary: Vocabulary) -> str:
    """Return a note with a heading for each kind of change, the most important first.

    A provider stands under each kind of which it has a change, with what is said now and before.
    """
    blocks = [f"# Edition {changes.new} against {changes.old}", changes_summary(changes)]
    for kind in ChangeKind:
        blocks += _section(kind_heading(kind), _provider_lines(changes, vocabulary, kind))
    blocks += _section("Sources updated", _provider_lines(changes, vocabulary, None))
    blocks += _section("Other parts", [f"- {line}" for line in other_part_lines(changes)])
    return "\n\n".join(blocks)


def _provider_lines(
    changes: EditionChanges, vocabulary: Vocabulary, kind: ChangeKind | None
) -> list[str]:
    """Return the facts of one kind by provider, or for None what vouches for facts."""
    lines = []
    for change in changes.providers:
        facts = [
            fact
            for fact in change.facts
            if (fact.kind is kind and not fact.evidence_only)
            or (kind is None and fact.evidence_only)
        ]
        if facts:
            lines.append(f"- **{_escape_markdown(change.name)}** (`{change.slug}`)")
            words = (line for fact in facts for line in fact_lines(fact, vocabulary))
            lines += [f"  - {_escape_markdown(line)}" for line in words]
    return lines


def _section(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "\n".join(lines)] if lines else []


def _escape_markdown(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))


def exact_changes(before: object, after: object, path: str = "") -> Iterator[ExactChange]:
    """Yield where two values of the domain differ, as deep as they still correspond.

    Lists of equal length are compared item by item; others are given whole, since nothing tells
    which of their items belong together.
    """
    return _changes(to_published(before), to_published(after), path)


def to_published(value: object) -> object:
    """Return a value as the data file carries it: what is not stated is left out."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _changes(before: object, after: object, path: str) -> Iterator[ExactChange]:
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
