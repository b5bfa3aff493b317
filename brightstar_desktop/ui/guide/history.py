"""Where the reader has been, back and forward."""

from collections.abc import Callable
from dataclasses import dataclass

from brightstar_desktop.domain.links import GuidePlace


@dataclass
class _Visit:
    place: GuidePlace
    scrolled_to: int | None = None


class History:
    """Places in the order they were read, with the one shown now."""

    def __init__(self) -> None:
        self._visits: list[_Visit] = []
        self._now = -1

    @property
    def current(self) -> GuidePlace | None:
        """Return the place shown now, None before the first."""
        return self._visits[self._now].place if self._visits else None

    @property
    def scrolled_to(self) -> int | None:
        """Return how far down the place shown now was left, None where it was not left yet."""
        return self._visits[self._now].scrolled_to if self._visits else None

    @property
    def can_go_back(self) -> bool:
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        return self._now < len(self._visits) - 1

    def leave(self, scrolled_to: int) -> None:
        if self._visits:
            self._visits[self._now].scrolled_to = scrolled_to

    def keep(self, exists: Callable[[GuidePlace], bool]) -> None:
        """Forget places that are gone; where the one shown now is, also what lay ahead of it."""
        behind = [visit for visit in self._visits[: self._now] if exists(visit.place)]
        from_here = self._visits[self._now :] if self._visits else []
        stays = bool(from_here) and exists(from_here[0].place)
        ahead = [visit for visit in from_here if exists(visit.place)] if stays else []
        self._visits = behind + ahead
        self._now = len(behind) if stays else len(behind) - 1

    def visit(self, place: GuidePlace) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if place == self.current:
            self._visits[self._now].scrolled_to = None
            return
        self._visits = [*self._visits[: self._now + 1], _Visit(place)]
        self._now = len(self._visits) - 1

    def back(self) -> GuidePlace | None:
        """Go back one place and return it, None at the first."""
        if not self.can_go_back:
            return None
        self._now -= 1
        return self.current

    def forward(self) -> GuidePlace | None:
        """Go forward one place and return it, None at the last."""
        if not self.can_go_forward:
            return None
        self._now += 1
        return self.current
