"""Which part of the map fills the canvas, and how large it is drawn."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

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
        """Return pixels for each metre."""
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
        """Show the whole state."""
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
        """Move what is drawn by so many pixels."""
        self.centre(self._middle - pixels / self.scale)

    def transform(self) -> QTransform:
        """Return the way from metres to pixels."""
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
        """Keep the map in view: nobody is to be lost in the sea."""
        shown = QRectF(0, 0, self._size.width() / self.scale, self._size.height() / self.scale)
        self._middle = QPointF(
            _kept(self._middle.x(), self._bounds.left(), self._bounds.right(), shown.width()),
            _kept(self._middle.y(), self._bounds.top(), self._bounds.bottom(), shown.height()),
        )


def _limited(zoom: float) -> float:
    return max(1.0, min(NEAREST, zoom))


def _kept(middle: float, low: float, high: float, shown: float) -> float:
    if shown >= high - low:
        return (low + high) / 2
    return max(low + shown / 2, min(high - shown / 2, middle))
