"""What changed between two editions, counted in a sentence."""

from collections import Counter
from typing import Final

from brightstar_desktop.domain.changes import ChangeKind, EditionChanges, ProviderChange
from brightstar_desktop.i18n import _, ngettext

_COUNTED: Final = (
    (ChangeKind.NEW, (ChangeKind.NEW,)),
    (ChangeKind.CLOSED, (ChangeKind.CLOSED,)),
    (ChangeKind.GONE, (ChangeKind.GONE,)),
    (ChangeKind.PRICE, (ChangeKind.PRICE, ChangeKind.PHONE)),
    (ChangeKind.MOVED, (ChangeKind.MOVED,)),
)
"""The kinds that are counted by themselves, a provider once under the first that fits."""


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
    if change.of_evidence:
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
