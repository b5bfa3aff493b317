"""What changed between two editions, in words: counted in a sentence, and provider by provider."""

from collections import Counter
from typing import Final

from msgspec import Struct

from brightstar_desktop.domain.changes import ChangeKind, EditionChanges, ProviderChange
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.presentation.change_words import fact_lines

_COUNTED: Final = (
    (ChangeKind.NEW, (ChangeKind.NEW,)),
    (ChangeKind.CLOSED, (ChangeKind.CLOSED,)),
    (ChangeKind.GONE, (ChangeKind.GONE,)),
    (ChangeKind.PRICE, (ChangeKind.PRICE, ChangeKind.PHONE)),
    (ChangeKind.MOVED, (ChangeKind.MOVED,)),
)
"""The kinds that are counted by themselves, a provider once under the first that fits."""


class ChangeRow(Struct, frozen=True, kw_only=True):
    """What changed about one provider as it is shown.

    ``heading`` says what weighs most, ``kind`` is the same for choosing a mark; ``listed`` is
    False where there is no page to lead to; ``spoken`` is the whole for screen readers.
    """

    slug: str
    name: str
    kind: ChangeKind
    heading: str
    lines: tuple[str, ...]
    listed: bool
    spoken: str


def change_rows(changes: EditionChanges, vocabulary: Vocabulary) -> tuple[ChangeRow, ...]:
    """Return one row for each provider that changed, most important first."""
    return tuple(_row(change, vocabulary) for change in changes.providers)


def heading(change: ProviderChange) -> str:
    """Return what weighs most among the changes of a provider: "Closed", "Phone changed"."""
    if change.evidence_only:
        return _("Sources updated")
    if change.kind is ChangeKind.CLOSED and change.facts[0].after == "temporarily_closed":
        return _("Closed for now")
    return _headings()[change.kind]


def kind_heading(kind: ChangeKind) -> str:
    return _headings()[kind]


def _row(change: ProviderChange, vocabulary: Vocabulary) -> ChangeRow:
    lines = tuple(line for fact in change.facts for line in fact_lines(fact, vocabulary))
    title = heading(change)
    return ChangeRow(
        slug=change.slug,
        name=change.name,
        kind=change.kind,
        heading=title,
        lines=lines,
        listed=change.listed,
        spoken=_("{heading}: {name}. {changes}.").format(
            heading=title, name=change.name, changes="; ".join(lines)
        ),
    )


def _headings() -> dict[ChangeKind, str]:
    return {
        ChangeKind.CLOSED: _("Closed"),
        ChangeKind.GONE: _("No longer listed"),
        ChangeKind.NEW: _("New"),
        ChangeKind.STATUS: _("Status changed"),
        ChangeKind.PHONE: _("Phone changed"),
        ChangeKind.MOVED: _("Address changed"),
        ChangeKind.PRICE: _("Price changed"),
        ChangeKind.RENAMED: _("Renamed"),
        ChangeKind.WEBSITE: _("Website changed"),
        ChangeKind.CARE: _("Care changed"),
        ChangeKind.PAYMENT: _("Ways to pay changed"),
        ChangeKind.OTHER: _("Other details changed"),
    }


def changes_summary(changes: EditionChanges) -> str:
    """Return "3 new providers, 1 closed, 4 with a new price or phone."."""
    if not changes.providers:
        return _("Nothing about the providers changed.")
    counts = Counter(_counted_as(change) for change in changes.providers)
    order = [kind.value for kind, _kinds in _COUNTED] + ["other", "sources"]
    parts = ", ".join(_part(name, counts[name]) for name in order if counts[name])
    if counts["new"]:
        return _("{changes}.").format(changes=parts)
    return _("Providers: {changes}.").format(changes=parts)


def other_part_lines(changes: EditionChanges) -> tuple[str, ...]:
    """Return one sentence for each other part of the edition that differs."""
    words = _part_words()
    return tuple(
        dict.fromkeys(words.get(part) or _("Other parts changed.") for part in changes.other_parts)
    )


def _counted_as(change: ProviderChange) -> str:
    if change.evidence_only:
        return "sources"
    kinds = {fact.kind for fact in change.facts}
    fitting = (name.value for name, ones in _COUNTED if kinds.intersection(ones))
    return next(fitting, "other")


def _part(name: str, count: int) -> str:
    words = {
        "new": ngettext("{count} new provider", "{count} new providers", count),
        "closed": ngettext("{count} closed", "{count} closed", count),
        "gone": ngettext("{count} no longer listed", "{count} no longer listed", count),
        "price": ngettext(
            "{count} with a new price or phone", "{count} with a new price or phone", count
        ),
        "moved": ngettext("{count} with a new address", "{count} with a new address", count),
        "other": ngettext("{count} with other changes", "{count} with other changes", count),
        "sources": ngettext("{count} with updated sources", "{count} with updated sources", count),
    }
    return words[name].format(count=count)


def _part_words() -> dict[str, str]:
    return {
        "guide": _("The guide was revised."),
        "faq": _("The questions and answers were revised."),
        "articles": _("The articles changed."),
        "glossary": _("The explained words were revised."),
        "readiness": _("The topics to raise with a clinician were revised."),
        "events": _("The events changed."),
        "people": _("The featured practitioners changed."),
        "crisis": _("The crisis lines changed."),
        "vocabulary": _("The terms of the directory were revised."),
        "licence": _("The license of the data changed."),
        "updates_from": _("The address for newer editions changed."),
        "corrections_to": _("The address for corrections changed."),
        "app": _("Another version of the program is named as the newest."),
        "format": _("The format of the data changed."),
        "version": _("The format of the data changed."),
    }
