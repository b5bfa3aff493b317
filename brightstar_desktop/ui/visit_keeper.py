"""Keeps one visit in memory and tells when it changes."""

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.domain.visit import Visit


class VisitKeeper(QObject):
    """Holds the visit of the person at the desk; nothing of it is written anywhere."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = Visit()

    @property
    def visit(self) -> Visit:
        """Return the visit as it is now."""
        return self._visit

    def keep(self, visit: Visit) -> None:
        """Hold ``visit`` from now on."""
        if visit != self._visit:
            self._visit = visit
            self.changed.emit()

    def toggle(self, slug: str) -> None:
        """Put a provider on the shortlist, or take it off."""
        visit = self._visit
        self.keep(visit.without(slug) if visit.has(slug) else visit.with_provider(slug))

    def forget(self) -> None:
        """Begin a new visit."""
        self.keep(Visit())
