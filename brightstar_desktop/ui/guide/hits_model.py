"""Passages of the guide that hold the words searched for."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from brightstar_desktop.domain.guide import GuideHit

Index = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    """What a row carries beside its words."""

    HIT = Qt.ItemDataRole.UserRole


class HitsModel(QAbstractListModel):
    """A row a passage; HIT is the GuideHit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[GuideHit, ...] = ()

    def show_hits(self, hits: Sequence[GuideHit]) -> None:
        """Replace every row; the same passages stay as they are, and so does the one chosen."""
        if tuple(hits) == self._hits:
            return
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of passages."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a passage, its words, or what a screen reader says."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.section_title}: {hit.before}{hit.match}{hit.after}"
        return hit if role == HitRole.HIT else None
