"""Every text stands out from what it is written on, in every scheme (WCAG 2.2)."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from brightstar_desktop.ui.theme.palette import Role, Scheme, scheme_colour
from brightstar_desktop.ui.theme.style import style_sheet

TEXT_PAIRS = (
    (Role.TEXT, Role.WINDOW),
    (Role.TEXT, Role.SURFACE),
    (Role.TEXT, Role.SURFACE_HOVER),
    (Role.MUTED, Role.WINDOW),
    (Role.MUTED, Role.SURFACE),
    (Role.MUTED, Role.SURFACE_HOVER),
    (Role.LINK, Role.WINDOW),
    (Role.LINK, Role.SURFACE),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.ON_ACCENT, Role.ACCENT_HOVER),
    (Role.ON_ACCENT_SOFT, Role.ACCENT_SOFT),
    (Role.WARNING_TEXT, Role.WARNING_SOFT),
    (Role.WARNING_TEXT, Role.WINDOW),
    (Role.WARNING_TEXT, Role.SURFACE),
    (Role.ON_DANGER, Role.DANGER),
    (Role.RAIL_TEXT, Role.RAIL),
    (Role.RAIL_TEXT, Role.RAIL_SELECTED),
    (Role.ON_SELECTION, Role.SELECTION),
    (Role.TEXT, Role.HIGHLIGHT),
)
EDGE_PAIRS = (
    (Role.CONTROL_BORDER, Role.WINDOW),
    (Role.CONTROL_BORDER, Role.SURFACE),
    (Role.FOCUS, Role.WINDOW),
    (Role.FOCUS, Role.SURFACE),
    (Role.ACCENT, Role.TRACK),
)


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_text_has_at_least_four_and_a_half_to_one(scheme: Scheme, ink: Role, paper: Role) -> None:
    assert contrast(scheme_colour(scheme, ink), scheme_colour(scheme, paper)) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("edge", "paper"), EDGE_PAIRS)
def test_edges_of_controls_have_at_least_three_to_one(
    scheme: Scheme, edge: Role, paper: Role
) -> None:
    assert contrast(scheme_colour(scheme, edge), scheme_colour(scheme, paper)) >= 3.0


@pytest.mark.parametrize("scheme", Scheme)
def test_the_style_sheet_leaves_no_name_unfilled(scheme: Scheme, qapp: QApplication) -> None:
    assert "@" not in style_sheet(scheme)
    assert "NaN" not in style_sheet(scheme)
    assert qapp.font().family() == "Inter"
