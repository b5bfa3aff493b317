"""The providers found, for a list view."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from brightstar_desktop.domain.query import Hit
from brightstar_desktop.ui.providers.card import Card, saved_sentence

CARD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
SAVED_ROLE: Final = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class HitListModel(QAbstractListModel):
    """One row a hit: its name, its card (CARD_ROLE), and a whole sentence for screen readers.

    SAVED_ROLE tells whether the provider is on the shortlist.
    Cards are worded when they are first asked for, so that long lists appear at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._cards: dict[int, Card] = {}
        self._saved: frozenset[str] = frozenset()
        self._word: Callable[[Hit], Card] | None = None

    def show_hits(self, hits: tuple[Hit, ...], word: Callable[[Hit], Card]) -> None:
        """Replace the rows by ``hits``; ``word`` puts one into words.

        The same providers in the same order only change in place.
        """
        if [hit.provider.slug for hit in hits] == [hit.provider.slug for hit in self._hits]:
            self._replace(hits, word)
            if hits:
                self.dataChanged.emit(self.index(0), self.index(len(hits) - 1))
            return
        self.beginResetModel()
        self._replace(hits, word)
        self.endResetModel()

    def show_saved(self, slugs: frozenset[str]) -> None:
        """Mark the providers that are on the shortlist."""
        changed, self._saved = self._saved ^ slugs, slugs
        for row, hit in enumerate(self._hits):
            if hit.provider.slug in changed:
                self.dataChanged.emit(self.index(row), self.index(row))

    def hit(self, row: int) -> Hit:
        """Return the hit at ``row``."""
        return self._hits[row]

    def row_of(self, slug: str) -> int | None:
        """Return the row of the provider, or None where it is not listed."""
        slugs = (hit.provider.slug for hit in self._hits)
        return next((row for row, listed in enumerate(slugs) if listed == slug), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name, the card or the sentence of a row."""
        if not index.isValid():
            return None
        row = index.row()
        is_saved = self._hits[row].provider.slug in self._saved
        if role == Qt.ItemDataRole.DisplayRole:
            return self._hits[row].provider.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = self._card(row).spoken
            return f"{spoken} {saved_sentence()}" if is_saved else spoken
        if role == SAVED_ROLE:
            return is_saved
        return self._card(row) if role == CARD_ROLE else None

    def _card(self, row: int) -> Card:
        if row not in self._cards and self._word:
            self._cards[row] = self._word(self._hits[row])
        return self._cards[row]

    def _replace(self, hits: tuple[Hit, ...], word: Callable[[Hit], Card]) -> None:
        self._hits, self._word = hits, word
        self._cards.clear()
