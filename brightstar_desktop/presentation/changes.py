"""What changed between two editions, in words."""

from msgspec import Struct

from brightstar_desktop.domain.changes import ChangeKind, EditionChanges, ProviderChange
from brightstar_desktop.domain.vocabulary import Vocabulary
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.change_summary import changes_summary, other_part_lines
from brightstar_desktop.presentation.change_words import fact_lines

__all__ = [
    "ChangeRow",
    "change_lines",
    "change_rows",
    "changes_summary",
    "heading",
    "kind_heading",
    "other_part_lines",
]


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


def change_lines(changes: EditionChanges, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return all that changed as plain lines, those below a provider indented."""
    lines = []
    for row in change_rows(changes, vocabulary):
        lines.append(_("{heading}: {name}").format(heading=row.heading, name=row.name))
        lines += [f"    {line}" for line in row.lines]
    return (*lines, *other_part_lines(changes))


def heading(change: ProviderChange) -> str:
    """Return what weighs most among the changes of a provider: "Closed", "Phone changed"."""
    if change.of_evidence:
        return _("Sources updated")
    if change.kind is ChangeKind.CLOSED and change.facts[0].after == "temporarily_closed":
        return _("Closed for now")
    return _headings()[change.kind]


def kind_heading(kind: ChangeKind) -> str:
    """Return the words for a kind of change."""
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
