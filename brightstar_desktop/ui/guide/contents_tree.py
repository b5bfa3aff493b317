"""The contents of the guide as a tree: chapters and pages, and below each its sections."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.presentation.guide.contents import ContentsRow
from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import em, font, space

Index = QModelIndex | QPersistentModelIndex
_TICK_EMS = 0.8


class ContentsRole(IntEnum):
    LINK = Qt.ItemDataRole.UserRole + 1
    BEGINS_PART = Qt.ItemDataRole.UserRole + 2
    IS_READ = Qt.ItemDataRole.UserRole + 3


class ContentsModel(QStandardItemModel):
    """Shows ``rows``. LINK is a GuidePlace; IS_READ tells whether the page was read to its end."""

    def __init__(self, rows: Sequence[ContentsRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        for row in rows:
            item = _item(row)
            item.appendRows([_item(below) for below in row.rows])
            self.appendRow(item)

    def link(self, index: Index) -> GuidePlace:
        place: GuidePlace = index.data(ContentsRole.LINK)
        return place

    def find(self, place: GuidePlace) -> QModelIndex:
        """Return the row that holds a place, or that of its page where none does."""
        for number, row in enumerate(self._rows):
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
        for number, row in enumerate(self._rows):
            self.item(number).setData(row.slug in slugs, ContentsRole.IS_READ)

    def chapters_read(self) -> tuple[int, int]:
        chapters = [number for number, row in enumerate(self._rows) if row.is_chapter]
        read = sum(bool(self.item(at).data(ContentsRole.IS_READ)) for at in chapters)
        return read, len(chapters)


def _item(row: ContentsRow) -> QStandardItem:
    item = QStandardItem(row.words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setData(row.spoken or row.words, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(GuidePlace(row.slug, row.anchor), ContentsRole.LINK)
    item.setData(row.begins_part, ContentsRole.BEGINS_PART)
    return item


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
