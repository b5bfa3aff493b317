"""The counties as shapes that can be drawn and pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from brightstar_desktop.domain.atlas import County, on_map


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
        return _middle(self.shapes[name])


def _shape(county: County) -> QPainterPath:
    path = QPainterPath()
    for ring in county.rings:
        corners = [QPointF(*on_map(latitude, longitude)) for longitude, latitude in ring]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    return path


def _middle(shape: QPainterPath) -> QPointF:
    """Return the centre of gravity of the largest polygon, by the shoelace formula."""
    largest = max(shape.toSubpathPolygons(), key=lambda part: abs(_moments(part)[0]))
    area, across, down = _moments(largest)
    return QPointF(across / (3 * area), down / (3 * area)) if area else largest.at(0)


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
