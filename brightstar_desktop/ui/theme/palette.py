"""Colours by role, in light, dark and high contrast."""

from enum import Enum, StrEnum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Role(Enum):
    """What a colour is for."""

    WINDOW = auto()
    SURFACE = auto()
    SURFACE_HOVER = auto()
    BORDER = auto()
    CONTROL_BORDER = auto()
    TEXT = auto()
    MUTED = auto()
    ACCENT = auto()
    ACCENT_HOVER = auto()
    ON_ACCENT = auto()
    ACCENT_SOFT = auto()
    ON_ACCENT_SOFT = auto()
    WARNING_SOFT = auto()
    WARNING_TEXT = auto()
    DANGER = auto()
    DANGER_HOVER = auto()
    ON_DANGER = auto()
    RAIL = auto()
    RAIL_TEXT = auto()
    RAIL_SELECTED = auto()
    LINK = auto()
    FOCUS = auto()
    SELECTION = auto()
    ON_SELECTION = auto()
    HIGHLIGHT = auto()
    TRACK = auto()


_ROWS: Final[dict[Role, tuple[str, str, str]]] = {
    # role: light, dark, high contrast
    Role.WINDOW: ("#f7f5f0", "#171b1d", "#000000"),
    Role.SURFACE: ("#ffffff", "#1f2527", "#000000"),
    Role.SURFACE_HOVER: ("#f1efe8", "#283033", "#1c1c1c"),
    Role.BORDER: ("#dedad1", "#333c40", "#ffffff"),
    Role.CONTROL_BORDER: ("#88877f", "#7b878c", "#ffffff"),
    Role.TEXT: ("#1c2b30", "#e9ecec", "#ffffff"),
    Role.MUTED: ("#5b676c", "#a6b1b4", "#ffffff"),
    Role.ACCENT: ("#17686f", "#58b9bf", "#ffe94d"),
    Role.ACCENT_HOVER: ("#11545a", "#74cbd0", "#fff3a0"),
    Role.ON_ACCENT: ("#ffffff", "#06282b", "#000000"),
    Role.ACCENT_SOFT: ("#dfeeee", "#1d3d41", "#333300"),
    Role.ON_ACCENT_SOFT: ("#0f4a50", "#b9e4e6", "#ffffff"),
    Role.WARNING_SOFT: ("#fdf0da", "#3b2f17", "#332200"),
    Role.WARNING_TEXT: ("#744a06", "#f0c878", "#ffd27f"),
    Role.DANGER: ("#a3202a", "#b8323c", "#b00020"),
    Role.DANGER_HOVER: ("#861720", "#c9434d", "#d00030"),
    Role.ON_DANGER: ("#ffffff", "#ffffff", "#ffffff"),
    Role.RAIL: ("#14393f", "#0f1f22", "#000000"),
    Role.RAIL_TEXT: ("#ddebec", "#cfdcdd", "#ffffff"),
    Role.RAIL_SELECTED: ("#1f5c64", "#1d4449", "#404000"),
    Role.LINK: ("#0f6169", "#74c9ce", "#9fd8ff"),
    Role.FOCUS: ("#17686f", "#74cbd0", "#ffe94d"),
    Role.SELECTION: ("#17686f", "#2c7076", "#ffe94d"),
    Role.ON_SELECTION: ("#ffffff", "#ffffff", "#000000"),
    Role.HIGHLIGHT: ("#ffe9a8", "#6a5514", "#806000"),
    Role.TRACK: ("#d9dcd9", "#39454a", "#666666"),
}
_COLUMN: Final = {Scheme.LIGHT: 0, Scheme.DARK: 1, Scheme.CONTRAST: 2}
_QT_ROLES: Final = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.SURFACE_HOVER,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.ON_DANGER,
    QPalette.ColorRole.Highlight: Role.SELECTION,
    QPalette.ColorRole.HighlightedText: Role.ON_SELECTION,
    QPalette.ColorRole.Link: Role.LINK,
    QPalette.ColorRole.LinkVisited: Role.LINK,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Light: Role.SURFACE_HOVER,
    QPalette.ColorRole.Midlight: Role.BORDER,
    QPalette.ColorRole.Mid: Role.BORDER,
    QPalette.ColorRole.Dark: Role.CONTROL_BORDER,
    QPalette.ColorRole.Shadow: Role.BORDER,
}
_SCHEME_PROPERTY: Final = "brightstarScheme"


def scheme_colour(scheme: Scheme, role: Role) -> QColor:
    return QColor(_ROWS[role][_COLUMN[scheme]])


def current_scheme() -> Scheme:
    application = QGuiApplication.instance()
    shown = application.property(_SCHEME_PROPERTY) if application else None
    return Scheme(shown) if shown else Scheme.LIGHT


def store_scheme(scheme: Scheme) -> None:
    """Note on the application which scheme it shows; ``color`` answers from it."""
    application = QGuiApplication.instance()
    if application:
        application.setProperty(_SCHEME_PROPERTY, str(scheme))


def system_scheme() -> Scheme:
    """Return the scheme the desktop asks for, light where it does not say."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


def color(role: Role) -> QColor:
    return scheme_colour(current_scheme(), role)


def blend(ground: Role, tint: Role, share: float) -> QColor:
    """Return ``ground`` with so large a share of ``tint`` in it: 0 none, 1 nothing else."""
    below, above = color(ground), color(tint)
    return QColor.fromRgbF(
        below.redF() + (above.redF() - below.redF()) * share,
        below.greenF() + (above.greenF() - below.greenF()) * share,
        below.blueF() + (above.blueF() - below.blueF()) * share,
    )


def css(role: Role) -> str:
    return color(role).name()


def qt_palette(scheme: Scheme) -> QPalette:
    """Return the palette that standard widgets paint with."""
    palette = QPalette()
    for qt_role, role in _QT_ROLES.items():
        palette.setColor(qt_role, scheme_colour(scheme, role))
    muted = scheme_colour(scheme, Role.MUTED)
    for qt_role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, muted)
    return palette


PAPER: Final = QColor("#ffffff")
INK: Final = QColor("#000000")
"""What a camera reads a square code by."""


def paper_color(role: Role) -> QColor:
    return scheme_colour(Scheme.LIGHT, role)


def paper_css(role: Role) -> str:
    return paper_color(role).name()
