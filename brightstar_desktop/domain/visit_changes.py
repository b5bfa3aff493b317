"""What one window changed of a visit, carried over to a visit that another one may have changed."""

from msgspec.structs import replace

from brightstar_desktop.domain.visit import Saved, Visit


def merge_changes(before: Visit, after: Visit, kept: Visit) -> Visit:
    """Return ``kept`` with whatever turned ``before`` into ``after``.

    What is in ``kept`` alone stays, what left it meanwhile stays away, and of two changes to the
    same note that of ``after`` holds.
    """
    if kept == before:
        return after
    dropped = set(before.slugs()) - set(after.slugs())
    stayed = [saved for saved in kept.shortlist if saved.slug not in dropped]
    new = [
        saved
        for saved in after.shortlist
        if not kept.has(saved.slug) and _is_changed(before, saved)
    ]
    return Visit((*(_with_new_note(saved, before, after) for saved in stayed), *new))


def _is_changed(before: Visit, saved: Saved) -> bool:
    return not before.has(saved.slug) or before.note(saved.slug) != saved.note


def _with_new_note(kept: Saved, before: Visit, after: Visit) -> Saved:
    """Return ``kept`` with the note of ``after`` where that is new, and more than just missing."""
    slug, note = kept.slug, after.note(kept.slug)
    was_there = before.has(slug) and after.has(slug)
    is_new = note != before.note(slug) if was_there else bool(note)
    return replace(kept, note=note) if is_new else kept
