"""The virtual list of cards, and the providers found as its model."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.provider_card import (
    CARD_ROLE,
    SAVED_ROLE,
    Card,
    CardDelegate,
    saved_sentence,
)
from brightstar_desktop.ui.theme.typography import em

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
        changed, self._saved = self._saved ^ slugs, slugs
        for row, hit in enumerate(self._hits):
            if hit.provider.slug in changed:
                self.dataChanged.emit(self.index(row), self.index(row))

    def hit(self, row: int) -> Hit:
        return self._hits[row]

    def row_of(self, slug: str) -> int | None:
        slugs = (hit.provider.slug for hit in self._hits)
        return next((row for row, listed in enumerate(slugs) if listed == slug), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
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


class ScrollAnchor(Struct, frozen=True):
    """A card in view, and how far below the top edge it stands."""

    slug: str
    top: int


class HitList(QListView):
    """Cards to choose one from by mouse or arrows.

    ``provider_chosen`` carries a slug when a person chooses a card, never when the list is only
    filled anew; ``opened`` says that a card was clicked or Return pressed on it, ``left`` that Esc
    was pressed.
    """

    provider_chosen = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(self, model: HitListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._selected, self._quiet = "", False
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(_("Providers found"))
        self.verticalScrollBar().setSingleStep(em(None, 2))
        self.clicked.connect(lambda _index: self.opened.emit())
        self.activated.connect(lambda _index: self.opened.emit())

    def selected(self) -> str:
        """Return the slug of the card marked, or "" where none is."""
        return self._selected

    def select(self, slug: str) -> bool:
        """Mark a card without telling anybody; return whether it is listed."""
        self._selected = slug
        row = self._hits.row_of(slug) if slug else None
        self._quiet = True
        if row is None:
            self.selectionModel().clear()
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._hits.index(row), flag)
        self._quiet = False
        return row is not None

    def anchors(self, *, only_selected: bool) -> list[ScrollAnchor]:
        """Return where the cards in view stand, the card marked before the others."""
        found = []
        view = self.viewport().rect()
        index = self.indexAt(QPoint(view.center().x(), view.top()))
        while index.isValid() and view.intersects(self.visualRect(index)):
            slug = self._hits.hit(index.row()).provider.slug
            if slug == self._selected or not only_selected:
                found.append(ScrollAnchor(slug, self.visualRect(index).top()))
            index = index.siblingAtRow(index.row() + 1)
        return sorted(found, key=lambda anchor: anchor.slug != self._selected)

    def return_to(self, anchors: Sequence[ScrollAnchor]) -> None:
        """Bring the first card of ``anchors`` that is listed to its place; without one, the top."""
        bar = self.verticalScrollBar()
        for anchor in anchors:
            row = self._hits.row_of(anchor.slug)
            if row is not None:
                self.doItemsLayout()
                place = self.visualRect(self._hits.index(row))
                bar.setValue(bar.value() + place.top() - anchor.top)
                return
        bar.setValue(0)

    def choose_first(self) -> None:
        """Choose the first card and take the keyboard focus; nothing happens in an empty list."""
        if self._hits.rowCount():
            self.setFocus()
            self.setCurrentIndex(self._hits.index(0))

    def enter(self) -> None:
        """Take the keyboard focus, on the card marked or else on the first."""
        if self.currentIndex().isValid():
            self.setFocus()
        else:
            self.choose_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def selectionChanged(  # noqa: N802  # Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if rows and not self._quiet:
            self._selected = self._hits.hit(rows[0].row()).provider.slug
            self.provider_chosen.emit(self._selected)
