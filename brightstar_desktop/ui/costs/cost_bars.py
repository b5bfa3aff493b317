"""The bars of the costs page: a row a provider, its sum as a bar from the least to the most."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from brightstar_desktop.presentation.costs import CostRow, Costs
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import Size, em, font, space

Index = QModelIndex | QPersistentModelIndex


class CostRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole
    LONGEST = Qt.ItemDataRole.UserRole + 1


class CostsModel(QAbstractListModel):
    """Shows one set of costs; ROW is the CostRow, LONGEST the largest amount of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._costs = Costs()

    def show_costs(self, costs: Costs) -> None:
        self.beginResetModel()
        self._costs = costs
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._costs.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._costs.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.name, row.amount, row.remark, row.about) if part)
        if role == CostRole.LONGEST:
            return self._costs.longest
        return row if role == CostRole.ROW else None


_NAME_SHARE = 0.42


class BarDelegate(QStyledItemDelegate):
    """A bar is solid up to the least and pale up to the most; an open end stays open."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(em(None, 20), em(None, 2) + space(4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(CostRole.ROW)
        if not isinstance(row, CostRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(space(2), space(1), -space(2), -space(1))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(Role.ACCENT_SOFT))
            painter.drawRoundedRect(QRectF(option.rect), space(1), space(1))
        names, bars = QRectF(place), QRectF(place)
        names.setWidth(place.width() * _NAME_SHARE)
        bars.setLeft(names.right() + space(3))
        self._paint_words(painter, names, (row.name, row.about))
        self._paint_bar(painter, bars, row, index.data(CostRole.LONGEST))
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRectF, words: tuple[str, str]) -> None:
        sizes = (font(bold=True), font(Size.SMALL))
        for at, (text, face) in enumerate(zip(words, sizes, strict=True)):
            painter.setFont(face)
            painter.setPen(color(Role.MUTED if at else Role.TEXT))
            elided = QFontMetrics(face).elidedText(
                text, Qt.TextElideMode.ElideRight, round(place.width())
            )
            line = QRectF(
                place.left(), place.top() + at * em(None, 1.1), place.width(), em(None, 1.1)
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_bar(self, painter: QPainter, place: QRectF, row: CostRow, longest: int) -> None:
        least, most = row.low or 0, row.high or row.low or 0
        track = QRectF(place.left(), place.top() + em(None, 1.2), place.width(), em(None, 0.55))
        painter.setPen(Qt.PenStyle.NoPen)
        for amount, role in ((longest, Role.TRACK), (most, Role.FOCUS), (least, Role.ACCENT)):
            painter.setBrush(color(role))
            painter.setOpacity(0.45 if role is Role.FOCUS else 1.0)
            bar = QRectF(track)
            bar.setWidth(track.width() * amount / longest)
            painter.drawRoundedRect(bar, space(0.5), space(0.5))
        painter.setOpacity(1.0)
        words = f"{row.amount} ({row.remark})" if row.remark else row.amount
        self._paint_words(painter, place, (words, ""))
