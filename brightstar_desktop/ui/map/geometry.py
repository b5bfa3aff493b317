"""Where things are on the map: the viewport, the shapes of counties, and the markers."""

from collections.abc import Sequence
from itertools import chain
from math import cos, log2, pi, sin
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from brightstar_desktop.domain.atlas import Cluster, County, Pin, clustered, map_point
from brightstar_desktop.ui.theme.typography import em

NEAREST: Final = 60.0
"""How many times larger than the whole state the map can be drawn."""
_MARGIN: Final = 0.96


class Viewport:
    """Holds a middle in metres and a scale in pixels for each metre.

    The whole of ``bounds`` is the smallest view; as long as it is shown, it fits any size.
    """

    def __init__(self, bounds: QRectF) -> None:
        self._bounds = bounds
        self._size = QSizeF(1, 1)
        self._middle = bounds.center()
        self._zoom = 1.0

    @property
    def scale(self) -> float:
        return self._whole() * self._zoom

    @property
    def zoom(self) -> float:
        """Return how many times larger than the whole state the map is drawn."""
        return self._zoom

    def resize(self, size: QSizeF) -> None:
        """Fill ``size`` with the same middle and the same zoom."""
        self._size = QSizeF(max(1.0, size.width()), max(1.0, size.height()))
        self._keep_inside()

    def show_all(self) -> None:
        self._zoom, self._middle = 1.0, self._bounds.center()

    def fit(self, place: QRectF) -> None:
        """Show ``place`` (metres) as large as it fits, with room around it."""
        wide = self._size.width() / max(place.width(), 1.0)
        high = self._size.height() / max(place.height(), 1.0)
        self._zoom = _limited(min(wide, high) * 0.7 / self._whole())
        self.centre(place.center())

    def centre(self, middle: QPointF) -> None:
        """Put ``middle`` (metres) in the middle, as far as the map reaches."""
        self._middle = QPointF(middle)
        self._keep_inside()

    def zoom_at(self, factor: float, point: QPointF) -> None:
        """Draw ``factor`` times larger; what is under ``point`` (pixels) stays there."""
        before = self.place(point)
        self._zoom = _limited(self._zoom * factor)
        after = self.place(point)
        self.centre(self._middle + before - after)

    def pan(self, pixels: QPointF) -> None:
        self.centre(self._middle - pixels / self.scale)

    def transform(self) -> QTransform:
        around = QTransform.fromTranslate(self._size.width() / 2, self._size.height() / 2)
        around.scale(self.scale, self.scale)
        return around.translate(-self._middle.x(), -self._middle.y())

    def pixel(self, place: QPointF) -> QPointF:
        """Return where ``place`` (metres) is drawn."""
        return self.transform().map(place)

    def place(self, pixel: QPointF) -> QPointF:
        """Return the place (metres) that is drawn at ``pixel``."""
        back, _possible = self.transform().inverted()
        return back.map(pixel)

    def _whole(self) -> float:
        wide = self._size.width() / self._bounds.width()
        high = self._size.height() / self._bounds.height()
        return min(wide, high) * _MARGIN

    def _keep_inside(self) -> None:
        shown = QRectF(0, 0, self._size.width() / self.scale, self._size.height() / self.scale)
        self._middle = QPointF(
            _clamped(self._middle.x(), self._bounds.left(), self._bounds.right(), shown.width()),
            _clamped(self._middle.y(), self._bounds.top(), self._bounds.bottom(), shown.height()),
        )


def _limited(zoom: float) -> float:
    return max(1.0, min(NEAREST, zoom))


def _clamped(middle: float, low: float, high: float, shown: float) -> float:
    if shown >= high - low:
        return (low + high) / 2
    return max(low + shown / 2, min(high - shown / 2, middle))


class Outlines:
    """Holds a shape in metres for each county, by its name."""

    def __init__(self, counties: Sequence[County]) -> None:
        self.shapes = {county.name: _shape(county) for county in counties}
        self.bounds = QRectF()
        for shape in self.shapes.values():
            self.bounds = self.bounds.united(shape.boundingRect())

    def county_at(self, place: QPointF) -> str:
        """Return the name of the county at ``place`` (metres), "" where there is none."""
        return next((name for name, shape in self.shapes.items() if shape.contains(place)), "")

    def middle(self, name: str) -> QPointF:
        """Return a place in the middle of a county's largest part, for its name."""
        # The centre of gravity of the largest polygon, by the shoelace formula.
        parts = self.shapes[name].toSubpathPolygons()
        largest = max(parts, key=lambda part: abs(_moments(part)[0]))
        area, across, down = _moments(largest)
        return QPointF(across / (3 * area), down / (3 * area)) if area else largest.at(0)


def _shape(county: County) -> QPainterPath:
    path = QPainterPath()
    for ring in county.rings:
        corners = [QPointF(*map_point(latitude, longitude)) for longitude, latitude in ring]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    return path


def _moments(polygon: QPolygonF) -> tuple[float, float, float]:
    """Return twice the signed area, and the moments it has about both axes."""
    area = across = down = 0.0
    origin = polygon.at(0)
    for at in range(polygon.count()):
        one = polygon.at(at) - origin
        two = polygon.at((at + 1) % polygon.count()) - origin
        cross = one.x() * two.y() - two.x() * one.y()
        area += cross
        across += (one.x() + two.x()) * cross
        down += (one.y() + two.y()) * cross
    return area, across + 3 * area * origin.x(), down + 3 * area * origin.y()


_REACH_EMS: Final = 1.5
_PIN_EMS: Final = 0.42


class Marker(Struct, frozen=True):
    """A cluster as drawn: its middle in pixels, its radius in pixels."""

    cluster: Cluster
    at: QPointF
    radius: float

    def covers(self, pixel: QPointF) -> bool:
        away = self.at - pixel
        return QPointF.dotProduct(away, away) <= (self.radius * 1.25) ** 2


class Markers:
    """Clusters pins again where the scale changes, and lays them out in a Viewport.

    The pins of the cluster that is ``opened`` are drawn in a ring around it.
    """

    def __init__(self) -> None:
        self._pins: tuple[Pin, ...] = ()
        self._clusters: tuple[Cluster, ...] = ()
        self._scale = 0.0
        self.opened: Cluster | None = None

    @property
    def pins(self) -> tuple[Pin, ...]:
        return self._pins

    def show(self, pins: Sequence[Pin]) -> None:
        self._pins, self._scale, self.opened = tuple(pins), 0.0, None

    def in_viewport(self, viewport: Viewport) -> tuple[Marker, ...]:
        """Return the markers shown, north before south, an opened cluster's pins last."""
        if viewport.scale != self._scale:
            self._cluster(viewport.scale)
        closed = (cluster for cluster in self._clusters if cluster is not self.opened)
        transform, line = viewport.transform(), em(None, 1)
        markers = [_marker(cluster, transform, line) for cluster in closed]
        markers.sort(key=lambda marker: (round(marker.at.y()), marker.at.x()))
        return tuple(chain(markers, self._ring(viewport)))

    def _cluster(self, scale: float) -> None:
        kept = set(self.opened.pins) if self.opened else set()
        self._scale = scale
        self._clusters = clustered(self._pins, em(None, _REACH_EMS) / scale)
        same = (cluster for cluster in self._clusters if set(cluster.pins) == kept)
        self.opened = next(same, None)

    def _ring(self, viewport: Viewport) -> Sequence[Marker]:
        if self.opened is None:
            return ()
        pins = self.opened.pins
        middle = viewport.pixel(QPointF(*self.opened.at))
        away = max(em(None, 1.8), em(None, 1.15) * len(pins) / (2 * pi))
        return [
            Marker(
                Cluster(at=self.opened.at, pins=(pin,)),
                middle + QPointF(sin(turn), -cos(turn)) * away,
                em(None, _PIN_EMS),
            )
            for pin, turn in zip(pins, _turns(len(pins)), strict=True)
        ]


def _marker(cluster: Cluster, transform: QTransform, line: int) -> Marker:
    count = len(cluster.pins)
    radius = _PIN_EMS if count == 1 else 0.5 + 0.1 * log2(count)
    return Marker(cluster, transform.map(QPointF(*cluster.at)), radius * line)


def _turns(count: int) -> list[float]:
    return [2 * pi * step / count for step in range(count)]
