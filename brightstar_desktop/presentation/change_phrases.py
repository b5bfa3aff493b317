"""The sentences in which any change is told."""

from collections.abc import Sequence

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.labels import not_stated


def changed(label: str, before: str, after: str) -> str:
    """Return "Website: new.example, was old.example"; nothing said is "not stated"."""
    if before == after:
        return _("{label}: stated in other words").format(label=label)
    return _("{label}: {now}, was {then}").format(
        label=label, now=after or not_stated(), then=before or not_stated()
    )


def changed_list(label: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Return what a list gained and lost: "Conditions: added PTSD; no longer OCD"."""
    if not before or not after:
        return changed(label, ", ".join(before), ", ".join(after))
    parts = [_("added {words}").format(words=words) for words in _beyond(after, before)]
    parts += [_("no longer {words}").format(words=words) for words in _beyond(before, after)]
    if not parts:
        return changed(label, "", "")
    return _("{label}: {changes}").format(label=label, changes="; ".join(parts))


def quoted(words: str) -> str:
    """Return a provider's own sentence in quotation marks."""
    return _("“{words}”").format(words=words)


def _beyond(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return what ``others`` do not name as one enumeration, or nothing."""
    rest = [word for word in words if word not in others]
    return [", ".join(rest)] if rest else []
