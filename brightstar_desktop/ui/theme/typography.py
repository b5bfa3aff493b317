"""Sizes of type and space, all in units of the reader's font."""

from enum import Enum
from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QWidget

from brightstar_desktop import paths

FAMILY: Final = "Inter"
_BASE_PROPERTY: Final = "brightstarBasePoints"
MINIMUM_POINTS: Final = 10.0


class Size(Enum):
    """Steps of the type scale, as multiples of body text."""

    SMALL = 0.88
    BODY = 1.0
    LARGE = 1.12
    HEADING = 1.3
    TITLE = 1.6


def install_fonts() -> None:
    """Make the bundled typeface known to Qt; the system's own stands in where that fails."""
    for file in sorted((paths.resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    _line_height.cache_clear()


def base_points() -> float:
    """Return the size of body text in points, with the reader's scaling in it."""
    application = QGuiApplication.instance()
    stored = application.property(_BASE_PROPERTY) if application else None
    return float(stored) if stored else MINIMUM_POINTS


def set_scale(scale: float) -> None:
    """Size body text to ``scale`` (1.0 to 2.0) times the system's own size."""
    application = QGuiApplication.instance()
    if application is None:
        return
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    application.setProperty(_BASE_PROPERTY, max(system, MINIMUM_POINTS) * scale)


def font(size: Size = Size.BODY, *, bold: bool = False, italic: bool = False) -> QFont:
    face = QFont(FAMILY)
    face.setPointSizeF(base_points() * size.value)
    face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    face.setItalic(italic)
    return face


def em(widget: QWidget | None = None, factor: float = 1.0) -> int:
    """Return ``factor`` line heights of ``widget``'s font (body text for None), in pixels."""
    height = widget.fontMetrics().height() if widget else _line_height(base_points())
    return round(height * factor)


@cache
def _line_height(points: float) -> int:
    """Return the height of a line of body text; asked for at every turn."""
    face = font()
    face.setPointSizeF(points)
    return QFontMetrics(face).height()


def space(steps: float) -> int:
    """Return ``steps`` quarter lines of body text, in pixels: the unit of margins and gaps."""
    return em(None, steps / 4)
