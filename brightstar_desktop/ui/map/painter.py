"""Draws the map: counties by their shade, names, the place searched from, and the markers."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from brightstar_desktop.domain.atlas import Point
from brightstar_desktop.ui.map.geometry import Marker, Outlines, Viewport
from brightstar_desktop.ui.theme.palette import Role, blend, color
from brightstar_desktop.ui.theme.typography import Size, em, font

_PALEST, _DARKEST = 0.10, 0.62
_CITIES_UP_TO: Final = 3.0
"""Beyond this zoom the names of counties and markers say enough."""


class Scene(Struct, frozen=True, kw_only=True):
    """``counts`` are the providers of each county, ``chosen`` the counties filtered to.

    ``near`` is the place searched from and the metres around it (0 for any distance).
    """

    counts: Mapping[str, int] = {}
    chosen: Collection[str] = ()
    cities: tuple[tuple[str, Point], ...] = ()
    near: tuple[Point, float] | None = None


def shade(count: int, most: int) -> QColor:
    if not count:
        return color(Role.SURFACE)
    share = (count / most) ** 0.5
    return blend(Role.SURFACE, Role.ACCENT, _PALEST + (_DARKEST - _PALEST) * share)


class MapPainter:
    """Draws a Scene and markers as they lie in ``viewport``."""

    def __init__(self, painter: QPainter, viewport: Viewport, outlines: Outlines) -> None:
        self._painter, self._viewport, self._outlines = painter, viewport, outlines
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(
        self, scene: Scene, markers: Sequence[Marker], current: Marker | None, slug: str
    ) -> None:
        """Draw the scene, then the markers; ``slug`` is the chosen provider's."""
        self._draw_counties(scene)
        self._draw_near(scene)
        self._draw_names(scene, markers)
        self._draw_legs(markers)
        self._draw_markers(markers, slug)
        if current:
            self._draw_ring(current)

    def draw_edge(self, place: QRectF) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_line(Role.FOCUS, 0.12))
        inside = em(None, 0.08)
        self._painter.drawRect(place.adjusted(inside, inside, -inside, -inside))

    def _draw_counties(self, scene: Scene) -> None:
        most = max(scene.counts.values(), default=1) or 1
        self._painter.save()
        self._painter.setTransform(self._viewport.transform(), combine=True)
        self._painter.setPen(_line(Role.CONTROL_BORDER, 0.03))
        for name, shape in self._outlines.shapes.items():
            self._painter.setBrush(shade(scene.counts.get(name, 0), most))
            self._painter.drawPath(shape)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_line(Role.TEXT, 0.14))
        for name in scene.chosen:
            if name in self._outlines.shapes:
                self._painter.drawPath(self._outlines.shapes[name])
        self._painter.restore()

    def _draw_near(self, scene: Scene) -> None:
        if scene.near is None:
            return
        place, metres = scene.near
        middle = self._viewport.pixel(QPointF(*place))
        pen = _line(Role.TEXT, 0.09)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        arm = em(None, 0.35)
        for across in (QPointF(arm, 0), QPointF(0, arm)):
            self._painter.drawLine(middle - across, middle + across)
        if metres:
            pen.setStyle(Qt.PenStyle.DashLine)
            self._painter.setPen(pen)
            self._painter.drawEllipse(
                middle, metres * self._viewport.scale, metres * self._viewport.scale
            )

    def _draw_names(self, scene: Scene, markers: Sequence[Marker]) -> None:
        taken = [_square(marker.at, marker.radius) for marker in markers]
        if self._viewport.zoom <= _CITIES_UP_TO:
            self._draw_cities(scene, taken)
            return
        self._painter.setFont(font(Size.SMALL))
        metrics = QFontMetricsF(font(Size.SMALL))
        for name, shape in self._outlines.shapes.items():
            wide = shape.boundingRect().width() * self._viewport.scale
            room = metrics.boundingRect(name)
            place = _around(self._viewport.pixel(self._outlines.middle(name)), room)
            if room.width() < wide * 0.9 and not any(place.intersects(other) for other in taken):
                taken.append(place)
                self._write(place, name, Role.MUTED)

    def _draw_cities(self, scene: Scene, taken: list[QRectF]) -> None:
        metrics = QFontMetricsF(font(Size.SMALL))
        self._painter.setFont(font(Size.SMALL))
        for name, at in scene.cities:
            dot = self._viewport.pixel(QPointF(*at))
            is_marked = any(place.contains(dot) for place in taken)
            room = metrics.boundingRect(name).adjusted(-em(None, 0.2), 0, em(None, 0.2), 0)
            beside = _beside(dot, room, em(None, 0.9 if is_marked else 0.25))
            inside = QRectF(self._painter.viewport())
            free = [
                one
                for one in beside
                if inside.contains(one) and not any(one.intersects(other) for other in taken)
            ]
            if free:
                taken.append(free[0])
                self._write(free[0], name, Role.TEXT)
                if not is_marked:
                    self._painter.setBrush(color(Role.TEXT))
                    self._painter.setPen(Qt.PenStyle.NoPen)
                    self._painter.drawEllipse(dot, em(None, 0.13), em(None, 0.13))

    def _write(self, place: QRectF, words: str, role: Role) -> None:
        """Write words with a pale edge, so that they can be read on any shade."""
        self._painter.setPen(color(Role.SURFACE))
        step = max(1.0, em(None, 0.06))
        for aside in (QPointF(step, 0), QPointF(-step, 0), QPointF(0, step), QPointF(0, -step)):
            self._painter.drawText(place.translated(aside), Qt.AlignmentFlag.AlignCenter, words)
        self._painter.setPen(color(role))
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_legs(self, markers: Sequence[Marker]) -> None:
        """Join the pins of an opened cluster with the spot that they share."""
        self._painter.setPen(_line(Role.TEXT, 0.06))
        transform = self._viewport.transform()
        for marker in markers:
            spot = transform.map(QPointF(*marker.cluster.at))
            if spot != marker.at:
                self._painter.drawLine(spot, marker.at)

    def _draw_markers(self, markers: Sequence[Marker], slug: str) -> None:
        edge = _line(Role.SURFACE, 0.09)
        usual = (color(Role.ACCENT), color(Role.ON_ACCENT))
        chosen = (color(Role.TEXT), color(Role.SURFACE))
        self._painter.setFont(font(Size.SMALL, bold=True))
        for marker in markers:
            is_chosen = bool(slug) and any(pin.slug == slug for pin in marker.cluster.pins)
            self._draw_marker(marker, edge, *(chosen if is_chosen else usual))

    def _draw_marker(self, marker: Marker, edge: QPen, fill: QColor, words: QColor) -> None:
        self._painter.setPen(edge)
        self._painter.setBrush(fill)
        self._painter.drawEllipse(marker.at, marker.radius, marker.radius)
        if len(marker.cluster.pins) > 1:
            self._painter.setPen(words)
            count = str(len(marker.cluster.pins))
            self._painter.drawText(
                _square(marker.at, marker.radius), Qt.AlignmentFlag.AlignCenter, count
            )

    def _draw_ring(self, marker: Marker) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(_line(Role.TEXT, 0.1))
        away = marker.radius + em(None, 0.2)
        self._painter.drawEllipse(marker.at, away, away)


def _line(role: Role, ems: float) -> QPen:
    pen = QPen(color(role), max(1.0, em(None, 1) * ems))
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _square(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)


def _around(middle: QPointF, room: QRectF) -> QRectF:
    return QRectF(middle.x() - room.width() / 2, middle.y() - room.height() / 2, *_size(room))


def _beside(dot: QPointF, room: QRectF, away: float) -> tuple[QRectF, ...]:
    """Return the places for the name of what is at ``dot``, the best first."""
    wide, high = _size(room)
    middle = dot.y() - high / 2
    return (
        QRectF(dot.x() - away - wide, middle, wide, high),
        QRectF(dot.x() + away, middle, wide, high),
        QRectF(dot.x() - wide * 0.8, dot.y() - away - high, wide, high),
        QRectF(dot.x() - wide * 0.2, dot.y() - away - high, wide, high),
    )


def _size(room: QRectF) -> tuple[float, float]:
    return room.width(), room.height()
