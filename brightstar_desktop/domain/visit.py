"""One person's use at a desk: the providers they keep in view, and why."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brightstar_desktop.domain.planned_cost import Plan

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
    plan: Plan | None = None

    def has(self, slug: str) -> bool:
        """Tell whether a provider is on the shortlist."""
        return any(saved.slug == slug for saved in self.shortlist)

    def slugs(self) -> tuple[str, ...]:
        """Return the slugs on the shortlist."""
        return tuple(saved.slug for saved in self.shortlist)

    def note(self, slug: str) -> str:
        """Return the note on a provider, "" where there is none."""
        return next((saved.note for saved in self.shortlist if saved.slug == slug), "")

    def with_provider(self, slug: str) -> "Visit":
        """Return the visit with a provider on the shortlist, last unless it was there."""
        return self if self.has(slug) else self._with((*self.shortlist, Saved(slug)))

    def with_saved(self, saved: Saved, place: int) -> "Visit":
        """Return the visit with a provider and its note back at ``place``, or last."""
        before, after = self.shortlist[:place], self.shortlist[place:]
        return self._with((*before, saved, *after))

    def without(self, slug: str) -> "Visit":
        """Return the visit without a provider and the note on it."""
        return self._with(tuple(saved for saved in self.shortlist if saved.slug != slug))

    def with_note(self, slug: str, note: str) -> "Visit":
        """Return the visit with another note on a provider of the shortlist."""
        return self._with(
            tuple(
                replace(saved, note=note) if saved.slug == slug else saved
                for saved in self.shortlist
            )
        )

    def with_plan(self, plan: Plan | None) -> "Visit":
        """Return the visit with another plan, or with none."""
        return replace(self, plan=plan)

    def _with(self, shortlist: tuple[Saved, ...]) -> "Visit":
        return replace(self, shortlist=shortlist)
