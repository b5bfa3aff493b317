"""Keeps the shortlist and its notes from one start to the next, where the owner wants that."""

from collections.abc import Callable
from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from brightstar_desktop.domain.ports import PersonalStore
from brightstar_desktop.domain.visit import Visit
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.visit_model import VisitModel

_DEBOUNCE_MS: Final = 400
"""A note is saved once the typing pauses."""

T = TypeVar("T")


def _ignore(_outcome: object) -> None:
    return None


class VisitAutosave(QObject):
    """Loads what is kept into a visit model and saves what changes there, in the background.

    ``told`` carries a sentence about a repair or about what stood in the way. ``open_store`` is
    called on a thread of the pool.
    """

    told = Signal(str)

    def __init__(self, open_store: Callable[[], PersonalStore], parent: QObject) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._visit_model: VisitModel | None = None
        self._is_busy, self._is_loaded = False, False
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._save)

    def follow(self, visit_model: VisitModel) -> None:
        """Keep what is in ``visit_model`` from now on; the first one gets what was kept."""
        self._visit_model = visit_model
        visit_model.changed.connect(self._debounce.start)
        if not self._is_loaded:
            self._run(self._load, self._on_loaded)

    def forget(self) -> None:
        """Remove what is kept, with its backups."""
        self._debounce.stop()
        self._run(lambda: self._store.erase())

    def stop(self) -> None:
        """Save what waits to be saved, and follow nobody any more."""
        waits = self._debounce.isActive()
        self._debounce.stop()
        if waits and self._visit_model:
            visit = self._visit_model.visit
            self._run(lambda: self._store.save(visit))
        self._visit_model = None

    @cached_property
    def _store(self) -> PersonalStore:
        return self._open_store()

    def _load(self) -> tuple[Visit, str]:
        return self._store.load(), self._store.take_notice()

    def _on_loaded(self, loaded: tuple[Visit, str]) -> None:
        kept, notice = loaded
        self._is_loaded = True
        if self._visit_model:
            self._visit_model.set_visit(_joined(kept, self._visit_model.visit))
        if notice:
            self.told.emit(notice)

    def _save(self) -> None:
        """Save, or a little later where something else is under way or nothing was read yet."""
        if self._visit_model is None:
            return
        if self._is_busy or not self._is_loaded:
            self._debounce.start()
            return
        visit = self._visit_model.visit
        self._run(lambda: self._store.save(visit))

    def _run(self, work: Callable[[], T], done: Callable[[T], None] = _ignore) -> None:
        def on_done(outcome: T) -> None:
            self._is_busy = False
            done(outcome)

        self._is_busy = True
        tasks.run(self, work, on_done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, BrightStarError):
            self.told.emit(str(error))
        else:
            raise error


def _joined(kept: Visit, begun: Visit) -> Visit:
    """Return what was kept with what this visit has begun already behind it."""
    joined = kept.with_plan(begun.plan)
    for saved in begun.shortlist:
        joined = joined.with_provider(saved.slug)
        if saved.note:
            joined = joined.with_note(saved.slug, saved.note)
    return joined
