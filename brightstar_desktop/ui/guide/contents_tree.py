"""The contents of the guide as a tree: chapters and pages, and below each its sections."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.presentation.guide.contents import ContentsRow
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import em, font, space

Index = QModelIndex | QPersistentModelIndex
_TOP = 0
"""The internal id of a row at the top; a row below it has that row's number plus one."""


class ContentsRole(IntEnum):
    LINK = Qt.ItemDataRole.UserRole
    BEGINS_PART = Qt.ItemDataRole.UserRole + 1
    IS_READ = Qt.ItemDataRole.UserRole + 2


class ContentsModel(QAbstractItemModel):
    """Shows ``rows``. LINK is a GuidePlace; IS_READ tells whether the page was read to its end."""

    def __init__(self, rows: Sequence[ContentsRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = tuple(rows)
        self._read: set[str] = set()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._top)
        is_top = parent.internalId() == _TOP and parent.column() == 0
        return len(self._top[parent.row()].rows) if is_top else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        return 1

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(row, 0, _TOP)
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, child: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if child is None or not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, its link, what a screen reader says, or its state."""
        if not index.isValid():
            return None
        row = self._row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.words
        if role == ContentsRole.BEGINS_PART:
            return row.begins_part
        if role == ContentsRole.IS_READ:
            return index.internalId() == _TOP and row.slug in self._read
        return self.link(index) if role == ContentsRole.LINK else None

    def link(self, index: Index) -> GuidePlace:
        row = self._row(index)
        return GuidePlace(row.slug, row.anchor)

    def find(self, place: GuidePlace) -> QModelIndex:
        """Return the row that holds a place, or that of its page where none does."""
        for number, row in enumerate(self._top):
            top = self.index(number, 0)
            for at, below in enumerate(row.rows):
                if below.slug != place.slug:
                    continue
                if not below.anchor or place.anchor in {below.anchor, *below.inner}:
                    return self.index(at, 0, top)
            if row.slug == place.slug:
                return top
        return QModelIndex()

    def mark_read(self, slugs: set[str]) -> None:
        self._read = set(slugs)
        if self._top:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._top) - 1, 0))

    def chapters_read(self) -> tuple[int, int]:
        chapters = [row for row in self._top if row.is_chapter]
        return sum(row.slug in self._read for row in chapters), len(chapters)

    def _row(self, index: Index) -> ContentsRow:
        if index.internalId() == _TOP:
            return self._top[index.row()]
        return self._top[index.internalId() - 1].rows[index.row()]


_TICK_EMS = 0.8


class ContentsDelegate(QStyledItemDelegate):
    """Wraps long titles within the width of ``tree`` and leaves room around each.

    It sets sections in, not the tree, which would mark the space before a chosen one too. A line
    stands above a row that begins a part, and a tick at the end of one that was read.
    """

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        set_in = QStyleOptionViewItem(option)
        above = _above(index)
        is_read = index.data(ContentsRole.IS_READ)
        set_in.rect = option.rect.adjusted(_indent(index), above, -_tick_room(index), 0)
        if above:
            painter.setPen(color(Role.BORDER))
            line = option.rect.top() + above // 2
            painter.drawLine(option.rect.left(), line, option.rect.right(), line)
        super().paint(painter, set_in, index)
        if is_read:
            self._paint_tick(painter, set_in)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._tree.viewport().width() - _indent(index) - space(2) - _tick_room(index)
        wrap = Qt.TextFlag.TextWordWrap
        words = str(index.data())
        bounds = QFontMetrics(font()).boundingRect(QRect(0, 0, max(1, width), 10_000), wrap, words)
        return QSize(width, bounds.height() + space(2) + _above(index))

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        tick = pixmap("check", Role.ON_ACCENT_SOFT if is_chosen else Role.ACCENT, _TICK_EMS)
        side = tick.deviceIndependentSize()
        left = option.rect.right() + space(1)
        top = option.rect.center().y() - round(side.height() / 2)
        painter.drawPixmap(left, top, tick)


def _indent(index: Index) -> int:
    return space(4) if index.parent().isValid() else 0


def _above(index: Index) -> int:
    return space(3) if index.data(ContentsRole.BEGINS_PART) else 0


def _tick_room(index: Index) -> int:
    return em(None, _TICK_EMS) + space(2) if index.data(ContentsRole.IS_READ) else 0
