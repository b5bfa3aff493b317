"""The virtual list of cards."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.card_delegate import CardDelegate
from brightstar_desktop.ui.providers.list_model import HitListModel
from brightstar_desktop.ui.theme.typography import em


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
        """Leave by Esc; choose the current card by Return or Space."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def selectionChanged(  # noqa: N802  # Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell which card was chosen."""
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if rows and not self._quiet:
            self._selected = self._hits.hit(rows[0].row()).provider.slug
            self.provider_chosen.emit(self._selected)
