"""The markers on the map: pins and clusters at the scale shown, and a cluster opened as a ring."""

from collections.abc import Sequence
from itertools import chain
from math import cos, log2, pi, sin
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from brightstar_desktop.domain.atlas import Cluster, Pin, clustered
from brightstar_desktop.ui.map.viewport import Viewport
from brightstar_desktop.ui.theme.type import em

_REACH_EMS: Final = 1.5
_PIN_EMS: Final = 0.42


class Marker(Struct, frozen=True):
    """A cluster as drawn: its middle in pixels, its radius in pixels."""

    cluster: Cluster
    at: QPointF
    radius: float

    def covers(self, pixel: QPointF) -> bool:
        """Return whether ``pixel`` is on the marker, with a little room for the hand."""
        away = self.at - pixel
        return QPointF.dotProduct(away, away) <= (self.radius * 1.25) ** 2


class Markers:
    """Clusters pins anew where the scale changes, and lays them out in a Viewport."""

    def __init__(self) -> None:
        self._pins: tuple[Pin, ...] = ()
        self._clusters: tuple[Cluster, ...] = ()
        self._scale = 0.0
        self.opened: Cluster | None = None

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Return every pin."""
        return self._pins

    def show(self, pins: Sequence[Pin]) -> None:
        """Show these pins."""
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

    def open(self, cluster: Cluster) -> None:
        """Draw the pins of ``cluster``, which all stand on one spot, in a ring around it."""
        self.opened = cluster

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
