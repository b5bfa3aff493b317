"""The marks on the map: pins and clusters at the scale shown, and a cluster opened as a ring."""

from collections.abc import Sequence
from itertools import chain
from math import cos, log2, pi, sin
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from brightstar_desktop.domain.atlas import Cluster, Pin, clustered
from brightstar_desktop.ui.map.frame import Frame
from brightstar_desktop.ui.theme.type import em

_REACH_EMS: Final = 1.5
_PIN_EMS: Final = 0.42


class Mark(Struct, frozen=True):
    """A cluster as drawn: its middle in pixels, its radius in pixels."""

    cluster: Cluster
    at: QPointF
    radius: float

    def covers(self, pixel: QPointF) -> bool:
        """Return whether ``pixel`` is on the mark, with a little room for the hand."""
        away = self.at - pixel
        return QPointF.dotProduct(away, away) <= (self.radius * 1.25) ** 2


class Marks:
    """Clusters pins anew where the scale changes, and lays them out in a Frame."""

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

    def laid_out(self, frame: Frame) -> tuple[Mark, ...]:
        """Return the marks in ``frame``, north before south, the opened cluster's pins last."""
        if frame.scale != self._scale:
            self._cluster(frame.scale)
        closed = (cluster for cluster in self._clusters if cluster is not self.opened)
        transform, line = frame.transform(), em(None, 1)
        marks = [_mark(cluster, transform, line) for cluster in closed]
        marks.sort(key=lambda mark: (round(mark.at.y()), mark.at.x()))
        return tuple(chain(marks, self._ring(frame)))

    def open(self, cluster: Cluster) -> None:
        """Draw the pins of ``cluster``, which all stand on one spot, in a ring around it."""
        self.opened = cluster

    def _cluster(self, scale: float) -> None:
        kept = set(self.opened.pins) if self.opened else set()
        self._scale = scale
        self._clusters = clustered(self._pins, em(None, _REACH_EMS) / scale)
        same = (cluster for cluster in self._clusters if set(cluster.pins) == kept)
        self.opened = next(same, None)

    def _ring(self, frame: Frame) -> Sequence[Mark]:
        if self.opened is None:
            return ()
        pins = self.opened.pins
        middle = frame.pixel(QPointF(*self.opened.at))
        away = max(em(None, 1.8), em(None, 1.15) * len(pins) / (2 * pi))
        return [
            Mark(
                Cluster(at=self.opened.at, pins=(pin,)),
                middle + QPointF(sin(turn), -cos(turn)) * away,
                em(None, _PIN_EMS),
            )
            for pin, turn in zip(pins, _turns(len(pins)), strict=True)
        ]


def _mark(cluster: Cluster, transform: QTransform, line: int) -> Mark:
    count = len(cluster.pins)
    radius = _PIN_EMS if count == 1 else 0.5 + 0.1 * log2(count)
    return Mark(cluster, transform.map(QPointF(*cluster.at)), radius * line)


def _turns(count: int) -> list[float]:
    return [2 * pi * step / count for step in range(count)]
