"""Keeps one visit in memory and tells when it changes."""

from PySide6.QtCore import QObject, Signal

from brightstar_desktop.domain.visit import UndoHistory, Visit


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
        self._visit, self._history = Visit(), UndoHistory()

    @property
    def visit(self) -> Visit:
        return self._visit

    def set_visit(self, visit: Visit) -> None:
        if visit != self._visit:
            self._visit = visit
            self.changed.emit()

    def toggle(self, slug: str) -> None:
        visit = self._visit
        self._history = self._history.before_act(visit, slug)
        self.set_visit(visit.without(slug) if visit.has(slug) else visit.with_provider(slug))
        self.toggled.emit(slug)

    def note(self, slug: str, text: str) -> None:
        self._history = self._history.before_note(self._visit, slug)
        self.set_visit(self._visit.with_note(slug, text))

    def undo(self) -> bool:
        self._history, visit, slug = self._history.undone(self._visit)
        self.set_visit(visit)
        if slug:
            self.undone.emit(slug)
        return bool(slug)

    def copy_from(self, before: "VisitModel") -> None:
        self._history = before._history  # noqa: SLF001  # of the same kind
        self.set_visit(before.visit)

    def clear(self) -> None:
        self._history = UndoHistory()
        self.set_visit(Visit())
