"""Colours on paper: those of the light scheme, whatever the screen shows, on white."""

from typing import Final

from PySide6.QtGui import QColor

from brightstar_desktop.ui.theme.palette import Role, Scheme, scheme_colour

PAPER: Final = QColor("#ffffff")
INK: Final = QColor("#000000")
"""What a camera reads a square code by."""


def paper_color(role: Role) -> QColor:
    """Return the colour of ``role`` on paper."""
    return scheme_colour(Scheme.LIGHT, role)


def paper_css(role: Role) -> str:
    """Return the colour of ``role`` on paper as CSS writes it."""
    return paper_color(role).name()
