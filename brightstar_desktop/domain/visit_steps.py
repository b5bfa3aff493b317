"""What a person did to the shortlist of a visit, step by step, so that it can be taken back."""

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.visit import Saved, Visit


class Step(Struct, frozen=True):
    """How a provider stood before one act on it: ``saved`` is None where it was not kept.

    Keeping, removing and noting are all undone by putting that back, so whatever else has changed
    since stays.
    """

    slug: str
    saved: Saved | None
    place: int

    def undone(self, visit: Visit) -> Visit:
        """Return ``visit`` with the provider as it stood before."""
        if self.saved is None:
            return visit.without(self.slug)
        if visit.has(self.slug):
            return visit.with_note(self.slug, self.saved.note)
        return visit.with_saved(self.saved, self.place)


class Steps(Struct, frozen=True):
    """The acts of one visit, oldest first. They live in memory, as the visit does."""

    taken: tuple[Step, ...] = ()

    def before_act(self, visit: Visit, slug: str) -> "Steps":
        """Return the steps with one more: what is about to be done to a provider of ``visit``."""
        return replace(self, taken=(*self.taken, _step(visit, slug)))

    def before_note(self, visit: Visit, slug: str) -> "Steps":
        """Return the steps with one more, unless the last one is an edit of the same note."""
        last = self.taken[-1] if self.taken else None
        edits_on = last and last.slug == slug and last.saved and visit.has(slug)
        return self if edits_on else self.before_act(visit, slug)

    def undone(self, visit: Visit) -> tuple["Steps", Visit, str]:
        """Return what is left of the steps, the visit without the last, and whose step it was.

        Steps that something else has undone meanwhile are passed over; "" where none is left.
        """
        taken = self.taken
        while taken:
            *rest, last = taken
            taken = tuple(rest)
            before = last.undone(visit)
            if before != visit:
                return Steps(taken), before, last.slug
        return Steps(), visit, ""


def _step(visit: Visit, slug: str) -> Step:
    kept = enumerate(visit.shortlist)
    found = ((saved, place) for place, saved in kept if saved.slug == slug)
    return Step(slug, *next(found, (None, len(visit.shortlist))))
