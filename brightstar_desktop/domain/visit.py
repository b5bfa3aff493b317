"""One person's use at a desk: the providers they keep in view, and why."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.pricing import CoursePlan

MOST_COMPARED: Final = 4
MOST_ON_PAPER: Final = 5


class Saved(Struct, frozen=True):
    """A provider kept in view, and a note of the person's own ("" where there is none)."""

    slug: str
    note: str = ""


class Visit(Struct, frozen=True):
    """The shortlist of one visit, in the order in which it was made. It lives in memory.

    ``plan`` is the plan whose cost goes on paper, None where none was asked for.
    """

    shortlist: tuple[Saved, ...] = ()
    plan: CoursePlan | None = None

    def has(self, slug: str) -> bool:
        return any(saved.slug == slug for saved in self.shortlist)

    def slugs(self) -> tuple[str, ...]:
        return tuple(saved.slug for saved in self.shortlist)

    def note(self, slug: str) -> str:
        return next((saved.note for saved in self.shortlist if saved.slug == slug), "")

    def with_provider(self, slug: str) -> "Visit":
        """Return the visit with a provider on the shortlist, last unless it was there."""
        return self if self.has(slug) else self._with((*self.shortlist, Saved(slug)))

    def with_saved(self, saved: Saved, place: int) -> "Visit":
        """Return the visit with a provider and its note back at ``place``, or last."""
        before, after = self.shortlist[:place], self.shortlist[place:]
        return self._with((*before, saved, *after))

    def without(self, slug: str) -> "Visit":
        return self._with(tuple(saved for saved in self.shortlist if saved.slug != slug))

    def with_note(self, slug: str, note: str) -> "Visit":
        noted = (replace(one, note=note) if one.slug == slug else one for one in self.shortlist)
        return self._with(tuple(noted))

    def with_plan(self, plan: CoursePlan | None) -> "Visit":
        return replace(self, plan=plan)

    def _with(self, shortlist: tuple[Saved, ...]) -> "Visit":
        return replace(self, shortlist=shortlist)


class UndoStep(Struct, frozen=True):
    """How a provider stood before one act on it: ``saved`` is None where it was not kept.

    Keeping, removing and noting are all undone by putting that back, so whatever else has changed
    since stays.
    """

    slug: str
    saved: Saved | None
    place: int

    def undone(self, visit: Visit) -> Visit:
        if self.saved is None:
            return visit.without(self.slug)
        if visit.has(self.slug):
            return visit.with_note(self.slug, self.saved.note)
        return visit.with_saved(self.saved, self.place)


class UndoHistory(Struct, frozen=True):
    """The acts of one visit, oldest first. They live in memory, as the visit does."""

    taken: tuple[UndoStep, ...] = ()

    def before_act(self, visit: Visit, slug: str) -> "UndoHistory":
        return replace(self, taken=(*self.taken, _step(visit, slug)))

    def before_note(self, visit: Visit, slug: str) -> "UndoHistory":
        """Return the steps with one more, unless the last one is an edit of the same note."""
        last = self.taken[-1] if self.taken else None
        edits_on = last and last.slug == slug and last.saved and visit.has(slug)
        return self if edits_on else self.before_act(visit, slug)

    def undone(self, visit: Visit) -> tuple["UndoHistory", Visit, str]:
        """Return what is left of the steps, the visit without the last, and whose step it was.

        UndoHistory that something else has undone meanwhile are passed over; "" where none is left.
        """
        taken = self.taken
        while taken:
            *rest, last = taken
            taken = tuple(rest)
            before = last.undone(visit)
            if before != visit:
                return UndoHistory(taken), before, last.slug
        return UndoHistory(), visit, ""


def _step(visit: Visit, slug: str) -> UndoStep:
    kept = enumerate(visit.shortlist)
    found = ((saved, place) for place, saved in kept if saved.slug == slug)
    return UndoStep(slug, *next(found, (None, len(visit.shortlist))))


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
