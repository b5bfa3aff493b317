"""Finds text that is cut off, by what a widget really paints and where it may be seen.

A widget is painted on a device that notes each piece of text with its font, its place and what it
is clipped by. That catches delegates, style sheets and layouts alike; size hints are not asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QRegion,
    QTextItem,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from brightstar_desktop.ui.map.canvas import MapCanvas

TOLERANCE = 0.12
"""How much of its height a letter may leave its place unnoticed: slanted ones do."""
ELLIPSIS = "…"


@dataclass(frozen=True)
class Piece:
    """Text as it was painted: where its ink is, and where the painter left it visible."""

    text: str
    ink: QRectF
    clip: QRectF


@dataclass
class _Noted:
    pieces: list[Piece] = field(default_factory=list)


class _Engine(QPaintEngine):
    """Paints nothing, and notes text."""

    def __init__(self, noted: _Noted, whole: QRect) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._noted, self._whole = noted, whole

    def begin(self, _device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:  # noqa: N802
        pass

    def _nothing(self, *_arguments: Any) -> None:
        pass

    drawPixmap = drawTiledPixmap = drawPath = _nothing  # noqa: N815
    drawImage = _nothing  # type: ignore[assignment]  # noqa: N815
    drawRects = drawLines = drawPolygon = drawEllipse = drawPoints = _nothing  # noqa: N815

    def drawTextItem(self, at: Any, item: QTextItem) -> None:  # noqa: N802
        painter = self.painter()
        to_device = painter.combinedTransform()
        ink = QFontMetricsF(item.font()).tightBoundingRect(item.text()).translated(at)
        ink = to_device.mapRect(ink)
        clip = whole = QRectF(self._whole)
        if painter.hasClipping():
            clip = whole & to_device.mapRect(painter.clipBoundingRect())
        if item.text().strip():
            self._noted.pieces.append(Piece(item.text(), ink, whole if clip.isEmpty() else clip))


class _Device(QPaintDevice):
    """As large as a widget, in its units."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.noted = _Noted()
        self._widget, self._engine = widget, _Engine(self.noted, widget.rect())

    def paintEngine(self) -> QPaintEngine:  # noqa: N802
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        if metric == kinds.PdmDevicePixelRatioScaled:
            return int(QPaintDevice.devicePixelRatioFScale())
        known = {
            kinds.PdmWidth: self._widget.width(),
            kinds.PdmHeight: self._widget.height(),
            kinds.PdmWidthMM: self._widget.widthMM(),
            kinds.PdmHeightMM: self._widget.heightMM(),
            kinds.PdmDpiX: self._widget.logicalDpiX(),
            kinds.PdmDpiY: self._widget.logicalDpiY(),
            kinds.PdmPhysicalDpiX: self._widget.physicalDpiX(),
            kinds.PdmPhysicalDpiY: self._widget.physicalDpiY(),
            kinds.PdmDepth: 32,
            kinds.PdmNumColors: 1 << 24,
            kinds.PdmDevicePixelRatio: 1,
        }
        return known.get(metric, 0)


def pieces_of(widget: QWidget) -> list[Piece]:
    """Return the text that ``widget`` itself paints, not its children."""
    device = _Device(widget)
    widget.render(device, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    return device.noted.pieces


def faults(window: QWidget) -> list[str]:
    """Return what is cut off in ``window``, in words."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window) and widget.window() is window.window():
            found += [f"{_name(widget)}: {fault}" for fault in _faults_of(widget)]
    return found


def _faults_of(widget: QWidget) -> Iterator[str]:
    pieces = pieces_of(widget)
    if isinstance(widget, QLabel | QAbstractButton) and widget.text().strip() and not pieces:
        yield f"{widget.text()!r} is not painted in {_words(widget.rect())}"
    for piece in pieces:
        cut = _cut_by_itself(widget, piece) or _cut_by_ancestor(widget, piece)
        if cut:
            yield f"{piece.text!r} at {_words(piece.ink)} is cut by {cut}"
        if _is_shortened(widget, piece) and not _is_told_in_full(widget, piece):
            yield f"{piece.text!r} is not told in full"
    if isinstance(widget, QAbstractItemView) and not _shows_a_row(widget):
        yield f"no row fits into {_words(widget.viewport().rect())}"


def _cut_by_itself(widget: QWidget, piece: Piece) -> str:
    """Return what ``widget`` itself cuts the piece by, "" where it does not."""
    sides = _sides_cut(piece.ink, piece.clip)
    area = _area_of(widget)
    if isinstance(area, QAbstractItemView):
        row = _row_of(area, piece)
        if row is not None and _sides_cut(piece.ink, row):
            return f"its row {_words(row)}"
    if _is_field(widget):
        sides -= {"left", "right"}
    if isinstance(widget, MapCanvas):
        return ""
    if area is not None:
        edges = QRectF(widget.rect())
        sides -= {
            side for side in sides if _is_at(side, piece.clip, edges) and _scrolls(area, side)
        }
    return f"itself {_words(widget.rect())} ({', '.join(sorted(sides))})" if sides else ""


def _cut_by_ancestor(widget: QWidget, piece: Piece) -> str:
    """Return the ancestor that cuts the piece, "" where it can be seen, or be scrolled to."""
    left, shown = widget, piece.ink & piece.clip
    while not left.isWindow() and (parent := left.parentWidget()):
        shown.translate(QPointF(left.pos()))
        sides = _sides_cut(shown, QRectF(parent.rect()))
        area = _area_of(parent)
        if area is not None:
            sides = {side for side in sides if not _scrolls(area, side)}
        if sides:
            return f"{_name(parent)} {_words(parent.rect())} ({', '.join(sorted(sides))})"
        shown &= QRectF(parent.rect())
        if shown.isEmpty():
            return ""
        left = parent
    return ""


def _sides_cut(ink: QRectF, shown: QRectF) -> set[str]:
    least = max(1.5, TOLERANCE * ink.height())
    away = {
        "left": shown.left() - ink.left(),
        "right": ink.right() - shown.right(),
        "top": shown.top() - ink.top(),
        "bottom": ink.bottom() - shown.bottom(),
    }
    return {side for side, pixels in away.items() if pixels > least}


def _is_at(side: str, clip: QRectF, edges: QRectF) -> bool:
    ends = {
        "left": clip.left() - edges.left(),
        "right": edges.right() - clip.right(),
        "top": clip.top() - edges.top(),
        "bottom": edges.bottom() - clip.bottom(),
    }
    return ends[side] <= 1.5


def _area_of(viewport: QWidget) -> QAbstractScrollArea | None:
    """Return what ``viewport`` is the viewport of."""
    parent = viewport.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is viewport:
        return parent
    return None


def _scrolls(area: QAbstractScrollArea, side: str) -> bool:
    """Return whether a person can scroll on that way."""
    if isinstance(area, QHeaderView):
        table = area.parentWidget()
        return isinstance(table, QTableView) and _scrolls(table, side)
    if isinstance(area, QTableView) and not area.isVisible():
        return False
    is_across = side in ("left", "right")
    bar = area.horizontalScrollBar() if is_across else area.verticalScrollBar()
    policy = area.horizontalScrollBarPolicy() if is_across else area.verticalScrollBarPolicy()
    return _has_way(bar) and policy != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _has_way(bar: QScrollBar) -> bool:
    return bar.maximum() > bar.minimum()


def _is_field(widget: QWidget) -> bool:
    """Return whether words that were typed run on beyond the edge, as in any field."""
    return isinstance(widget, QLineEdit) and bool(widget.text())


def _row_of(view: QAbstractItemView, piece: Piece) -> QRectF | None:
    if isinstance(view, QHeaderView):
        return None
    index = view.indexAt(piece.ink.center().toPoint())
    return QRectF(view.visualRect(index)) if index.isValid() else None


def _shows_a_row(view: QAbstractItemView) -> bool:
    model = view.model()
    if isinstance(view, QHeaderView) or model is None or not model.rowCount(view.rootIndex()):
        return True
    first = view.visualRect(model.index(0, view.property("modelColumn") or 0, view.rootIndex()))
    return view.viewport().height() >= min(first.height(), view.fontMetrics().height())


def _is_shortened(widget: QWidget, piece: Piece) -> bool:
    """Return whether words were left out, and did not end so themselves."""
    ends_so = piece.text == widget.property("text") or isinstance(widget, QLabel)
    is_text = isinstance(_area_of(widget), QPlainTextEdit | QTextEdit)
    return piece.text.endswith(ELLIPSIS) and not (ends_so or is_text)


def _is_told_in_full(widget: QWidget, piece: Piece) -> bool:
    """Return whether what was shortened can be read or heard elsewhere."""
    view = _area_of(widget)
    if isinstance(view, QAbstractItemView):
        index = view.indexAt(piece.ink.center().toPoint())
        roles = (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.DisplayRole,
        )
        return any(index.data(role) for role in roles)
    return bool(widget.toolTip() or widget.accessibleName())


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or widget.objectName()
    parent = widget.parentWidget()
    of = f" of {type(parent).__name__}" if parent else ""
    return f"{type(widget).__name__} {words!r}{of}"


def _words(rectangle: QRect | QRectF) -> str:
    sides = rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()
    return "({:.0f}, {:.0f}, {:.0f} x {:.0f})".format(*sides)
