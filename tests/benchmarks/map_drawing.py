"""How long the map takes to draw 2,000 pins, beside the bare outlines of the counties.

``python -m tests.benchmarks.map_drawing``. A picture in sixty milliseconds looks smooth.
"""

import os
import random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from brightstar_desktop import paths
from brightstar_desktop.datafile.counties import read_counties
from brightstar_desktop.domain.atlas import Pin, map_point
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.map.canvas import MapCanvas
from brightstar_desktop.ui.map.painter import Scene
from tests.benchmarks.timing import milliseconds

_MANY = 2_000


def main() -> None:
    """Print one line for each kind of picture."""
    application = Application(["benchmark"])
    canvas = MapCanvas(read_counties(paths.bundled_data() / "geography"))
    canvas.resize(900, 800)
    canvas.show()
    picture = QImage(canvas.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def outlines() -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(canvas.viewport.transform())
        for shape in canvas.outlines.shapes.values():
            painter.drawPath(shape)
        painter.end()

    def picture_of_map() -> None:
        canvas.render(picture)

    def zoomed() -> None:
        canvas.viewport.zoom_at(1.01, QPointF(450, 400))
        canvas.render(picture)

    def panned() -> None:
        canvas.viewport.pan(QPointF(1, 0))
        canvas.render(picture)

    canvas.show_scene(Scene(counts=dict.fromkeys(canvas.outlines.shapes, 40)))
    canvas.show_pins(_pins())
    bare = milliseconds(outlines)
    print(f"bare outlines {bare:.1f} ms, 1.0")  # noqa: T201  # the result
    for name, act in (("still", picture_of_map), ("panned", panned), ("zoomed", zoomed)):
        taken = milliseconds(act)
        ratio = taken / bare
        print(f"{_MANY:,} pins, {name}: {taken:.1f} ms, {ratio:.1f} times the outlines")  # noqa: T201
    del application


def _pins() -> tuple[Pin, ...]:
    dice = random.Random(7)  # the same pins each time
    return tuple(
        Pin(
            slug=f"p{number}", name="A provider", county="", city="A town", exact=True,
            at=map_point(dice.uniform(32.6, 41.9), dice.uniform(-123.9, -115)),
        )
        for number in range(_MANY)
    )  # fmt: skip


if __name__ == "__main__":
    main()
