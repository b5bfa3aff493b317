"""The map itself, worked by mouse, wheel and keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from brightstar_desktop.domain.atlas import County, Pin
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.map_words import cluster_words, county_words
from brightstar_desktop.ui.map.geometry import Marker, Markers, Outlines, Viewport
from brightstar_desktop.ui.map.painter import MapPainter, Scene
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.labels import announce, show_tooltip

STEP: Final = 1.5
"""How much larger one press of a key draws the map."""
_WHEEL_STEP: Final = 1.2
_PAN_SHARE: Final = 0.15
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MapCanvas(QWidget):
    """Draws a Scene and pins; ``pin_opened`` carries one to be shown in full."""

    pin_chosen = Signal(Pin)
    pin_opened = Signal(Pin)
    county_chosen = Signal(str)

    def __init__(self, counties: Sequence[County], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outlines = Outlines(counties)
        self.viewport = Viewport(self.outlines.bounds)
        self.markers = Markers()
        self._scene = Scene()
        self._current = -1
        self._chosen = ""
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(em(None, 9), em(None, 7))
        self.setAccessibleName(_("Map of California"))

    def sizeHint(self) -> QSize:
        return QSize(em(None, 26), em(None, 28))

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self.update()

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Draw these pins, with none of them current."""
        self.markers.show(pins)
        self._current = -1
        self.update()

    def choose(self, slug: str) -> None:
        """Highlight a provider as the one chosen, "" for none, and bring it into view."""
        self._chosen = slug
        pin = next((one for one in self.markers.pins if one.slug == slug), None)
        if pin and not QRectF(self.rect()).contains(self.viewport.pixel(QPointF(*pin.at))):
            self.viewport.centre(QPointF(*pin.at))
        self.update()

    def visible_markers(self) -> tuple[Marker, ...]:
        return self.markers.in_viewport(self.viewport)

    def current_marker(self) -> Marker | None:
        """Return the marker that Enter acts on, None before one was stepped to."""
        markers = self.visible_markers()
        return markers[self._current] if 0 <= self._current < len(markers) else None

    def zoom(self, factor: float) -> None:
        """Draw the map ``factor`` times larger around its middle."""
        self.viewport.zoom_at(factor, QPointF(self.rect().center()))
        self._on_view_changed()

    def show_all(self) -> None:
        self.viewport.show_all()
        self._on_view_changed()

    def step(self, by: int) -> None:
        """Make the next marker current, or the one before, and announce it."""
        markers = self.visible_markers()
        if not markers:
            return
        at = self._current + by if self._current >= 0 else (0 if by > 0 else -1)
        self._current = at % len(markers)
        marker = markers[self._current]
        if not self.rect().contains(marker.at.toPoint()):
            self.viewport.centre(QPointF(*marker.cluster.at))
        self._announce(marker)
        self.update()

    def activate(self, marker: Marker) -> None:
        """Open a cluster; choose a pin, and show it in full where it is chosen already."""
        if len(marker.cluster.pins) > 1:
            self._open(marker)
            return
        pin = marker.cluster.pins[0]
        if pin.slug == self._chosen:
            self.pin_opened.emit(pin)
            return
        self._chosen = pin.slug
        self.update()
        self.pin_chosen.emit(pin)

    # -- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(Role.WINDOW))
        drawing = MapPainter(painter, self.viewport, self.outlines)
        current = self.current_marker() if self.hasFocus() else None
        drawing.draw(self._scene, self.visible_markers(), current, self._chosen)
        if self.hasFocus():
            drawing.draw_edge(QRectF(self.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.viewport.resize(QSizeF(event.size()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _DIRECTIONS:
            right, down = _DIRECTIONS[key]
            self.viewport.pan(
                QPointF(right * self.width() * _PAN_SHARE, down * self.height() * _PAN_SHARE)
            )
            self.update()
        elif not self._handle_key(key):
            super().keyPressEvent(event)

    def _handle_key(self, key: Qt.Key) -> bool:
        marker = self.current_marker()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / STEP)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.show_all()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_N):
            self.step(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_P):
            self.step(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and marker:
            self.activate(marker)
        elif key == Qt.Key.Key_Escape and self.markers.opened:
            self._close()
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self.viewport.zoom_at(_WHEEL_STEP**turns, event.position())
            self._on_view_changed()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() >= em(None, 0.5):
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport.pan(moved)
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; where the map was not dragged, choose what is under the pointer."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        self.unsetCursor()
        if not self._dragged:
            self._click(event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    # -- what is where

    def marker_at(self, pixel: QPointF) -> Marker | None:
        """Return the marker at ``pixel``, the one drawn last where several are."""
        return next(
            (marker for marker in reversed(self.visible_markers()) if marker.covers(pixel)), None
        )

    def words_at(self, pixel: QPointF) -> str:
        marker = self.marker_at(pixel)
        if marker:
            return cluster_words(marker.cluster)
        county = self.outlines.county_at(self.viewport.place(pixel))
        return county_words(county, self._scene.counts.get(county, 0)) if county else ""

    def _click(self, pixel: QPointF) -> None:
        marker = self.marker_at(pixel)
        if marker:
            markers = self.visible_markers()
            self._current = markers.index(marker)
            self.activate(marker)
            return
        if self.markers.opened:
            self._close()
            return
        county = self.outlines.county_at(self.viewport.place(pixel))
        if county:
            self.county_chosen.emit(county)

    def _open(self, marker: Marker) -> None:
        """Zoom in until the pins are apart; where they share one spot, draw them in a ring."""
        pins = marker.cluster.pins
        if marker.cluster.spread > 0:
            self.viewport.fit(_box(pins))
            same = (one.cluster for one in self.visible_markers() if one.cluster.pins == pins)
            self.markers.opened = next(same, self.markers.opened)
        else:
            self.markers.opened = marker.cluster
        markers = self.visible_markers()
        self._current = next(at for at, one in enumerate(markers) if one.cluster.pins[0] in pins)
        self._announce(markers[self._current])
        self.update()

    def _close(self) -> None:
        opened, self.markers.opened = self.markers.opened, None
        markers = self.visible_markers()
        same = (at for at, one in enumerate(markers) if opened and one.cluster.pins == opened.pins)
        self._current = next(same, -1)
        self.update()

    def _on_view_changed(self) -> None:
        """Redraw; pins are in other clusters now, so that none is current."""
        self._current = -1
        self.update()

    def _announce(self, marker: Marker) -> None:
        words = cluster_words(marker.cluster)
        self.setAccessibleDescription(words)
        announce(self, words)


def _box(pins: Sequence[Pin]) -> QRectF:
    box = QRectF(QPointF(*pins[0].at), QSizeF(1, 1))
    for pin in pins:
        box = box.united(QRectF(QPointF(*pin.at), QSizeF(1, 1)))
    return box
