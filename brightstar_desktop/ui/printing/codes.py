"""Square codes that a telephone's camera reads."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from brightstar_desktop.ui.theme.paper import INK, PAPER

_QUIET = 4
"""White modules around a code, as ISO 18004 asks."""
_DOTS = 8
"""Dots of the picture for each module: sharp on paper."""


def code_picture(text: str) -> QImage:
    """Return a QR code that says ``text``, black on white."""
    import segno  # noqa: PLC0415  # it takes as long as a tenth of a start

    matrix = segno.make(text, error="m", micro=False).matrix
    side = (len(matrix) + 2 * _QUIET) * _DOTS
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    for row, modules in enumerate(matrix):
        for column, is_dark in enumerate(modules):
            if is_dark:
                place = QRect((column + _QUIET) * _DOTS, (row + _QUIET) * _DOTS, _DOTS, _DOTS)
                painter.fillRect(place, INK)
    painter.end()
    return image
