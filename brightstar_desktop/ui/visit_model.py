"""Keeps one visit in memory and tells when it changes."""

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.domain.visit import Steps, Visit


class VisitModel(QObject):
    """Holds the visit of the person at the desk; nothing of it is written anywhere.

    ``toggled`` and ``undone`` carry the slug of a provider that was kept or taken off just now, or
    put back as it was before.
    """

    changed = Signal()
    toggled = Signal(str)
    undone = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._steps = Visit(), Steps()

    @property
    def visit(self) -> Visit:
        """Return the visit as it is now."""
        return self._visit

    def set_visit(self, visit: Visit) -> None:
        """Hold ``visit`` from now on."""
        if visit != self._visit:
            self._visit = visit
            self.changed.emit()

    def toggle(self, slug: str) -> None:
        """Put a provider on the shortlist, or take it off."""
        visit = self._visit
        self._steps = self._steps.before_act(visit, slug)
        self.set_visit(visit.without(slug) if visit.has(slug) else visit.with_provider(slug))
        self.toggled.emit(slug)

    def note(self, slug: str, text: str) -> None:
        """Note something on a provider of the shortlist."""
        self._steps = self._steps.before_note(self._visit, slug)
        self.set_visit(self._visit.with_note(slug, text))

    def undo(self) -> bool:
        """Take back the last act on the shortlist; return whether there was one."""
        self._steps, visit, slug = self._steps.undone(self._visit)
        self.set_visit(visit)
        if slug:
            self.undone.emit(slug)
        return bool(slug)

    def copy_from(self, before: "VisitModel") -> None:
        """Go on with the visit that another model holds, and with what can be taken back."""
        self._steps = before._steps  # noqa: SLF001  # of the same kind
        self.set_visit(before.visit)

    def clear(self) -> None:
        """Begin a new visit."""
        self._steps = Steps()
        self.set_visit(Visit())
