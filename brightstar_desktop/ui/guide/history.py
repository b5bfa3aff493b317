"""Where the reader has been, back and forward."""

from brightstar_desktop.domain.links import ChapterLink


class History:
    """Places in the order they were read, with the one shown now."""

    def __init__(self) -> None:
        self._places: list[ChapterLink] = []
        self._now = -1

    @property
    def current(self) -> ChapterLink | None:
        """Return the place shown now, None before the first."""
        return self._places[self._now] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Return whether there is a place before this one."""
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        """Return whether the reader went back from a later place."""
        return self._now < len(self._places) - 1

    def visit(self, place: ChapterLink) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if place == self.current:
            return
        self._places = [*self._places[: self._now + 1], place]
        self._now = len(self._places) - 1

    def back(self) -> ChapterLink | None:
        """Go back one place and return it, None at the first."""
        if not self.can_go_back:
            return None
        self._now -= 1
        return self.current

    def forward(self) -> ChapterLink | None:
        """Go forward one place and return it, None at the last."""
        if not self.can_go_forward:
            return None
        self._now += 1
        return self.current
