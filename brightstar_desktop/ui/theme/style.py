"""The style sheet, made from roles and font units, and the switch between schemes."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from brightstar_desktop.ui.theme.palette import (
    Role,
    Scheme,
    qt_palette,
    remember_scheme,
    scheme_colour,
)
from brightstar_desktop.ui.theme.type import Size, base_points, font

KIND: Final = "kind"


def set_kind(widget: QWidget, kind: str) -> None:
    """Give ``widget`` one of the looks of the style sheet ("title", "muted", "primary" …)."""
    if widget.property(KIND) == kind:
        return
    widget.setProperty(KIND, kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def apply_theme(application: QApplication, scheme: Scheme) -> None:
    """Show ``scheme`` everywhere; widgets hear of it by ``QEvent.PaletteChange``."""
    if application.style().name().lower() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    remember_scheme(scheme)
    application.setFont(font())
    application.setPalette(qt_palette(scheme))
    application.setStyleSheet(style_sheet(scheme))


def style_sheet(scheme: Scheme) -> str:
    """Return the style sheet of ``scheme`` with every size in points or font units."""
    names = {role.name: scheme_colour(scheme, role).name() for role in Role}
    sizes = {f"{size.name}_PT": f"{base_points() * size.value:.1f}pt" for size in Size}
    sheet = _SHEET
    for name, value in sorted({**names, **sizes}.items(), key=lambda row: -len(row[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet


_SHEET: Final = """
QToolTip { background: @SURFACE; color: @TEXT; border: 1 solid @BORDER; padding: 0.3em; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: @TITLE_PT; font-weight: 600; }
QLabel[kind="heading"] { font-size: @LARGE_PT; font-weight: 600; }
QLabel[kind="subheading"] { font-weight: 600; }
QLabel[kind="eyebrow"] { font-size: @SMALL_PT; font-weight: 600; color: @MUTED; }
QLabel[kind="muted"] { color: @MUTED; }
QLabel[kind="small"] { font-size: @SMALL_PT; color: @MUTED; }
QLabel[kind="source-shown"] { font-size: @SMALL_PT; color: @TEXT; background: @HIGHLIGHT; }
QLabel[kind="unstated"] { color: @MUTED; font-style: italic; }
QLabel[kind="warning"] { color: @WARNING_TEXT; }

QPushButton { padding: 0.45em 0.9em; border: 1 solid @CONTROL_BORDER; border-radius: 0.4em;
  background: @SURFACE; color: @TEXT; }
QPushButton:hover { background: @SURFACE_HOVER; }
QPushButton:focus { border: 2 solid @FOCUS; padding: 0.37em 0.82em; }
QPushButton:disabled { color: @MUTED; border-color: @BORDER; }
QPushButton[kind="primary"] { background: @ACCENT; color: @ON_ACCENT; border-color: @ACCENT;
  font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: @SURFACE_HOVER; color: @MUTED;
  border-color: @BORDER; }
QPushButton[kind="primary"]:enabled:hover { background: @ACCENT_HOVER; }
QPushButton[kind="primary"]:focus { border: 2 solid @TEXT; padding: 0.37em 0.82em; }
QPushButton[kind="danger"] { background: @DANGER; color: @ON_DANGER; border-color: @DANGER;
  font-weight: 600; }
QPushButton[kind="danger"]:hover { background: @DANGER_HOVER; }
QPushButton[kind="danger"]:focus { border: 2 solid @ON_DANGER; padding: 0.37em 0.82em; }
QPushButton[kind="kept"] { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT;
  border-color: @ACCENT; }
QPushButton[kind="link"] { background: transparent; border: 1 solid transparent; color: @LINK;
  padding: 0.15em 0.2em; text-align: left; text-decoration: underline; }
QPushButton[kind="link"]:hover { color: @ACCENT_HOVER; }
QPushButton[kind="link"]:focus { border: 1 solid @FOCUS; }
QPushButton[kind="quiet"] { background: transparent; border: 1 solid transparent; color: @MUTED;
  padding: 0.15em 0.3em; font-size: @SMALL_PT; }
QPushButton[kind="quiet"]:hover { color: @TEXT; background: @SURFACE_HOVER; }
QPushButton[kind="quiet"]:focus { border: 1 solid @FOCUS; }
QPushButton[kind="chip"] { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT; border: 1 solid
  @ACCENT_SOFT; border-radius: 0.75em; padding: 0.2em 0.7em; font-size: @SMALL_PT; }
QPushButton[kind="chip"]:hover { border-color: @ACCENT; }
QPushButton[kind="chip"]:focus { border: 1 solid @FOCUS; }
QToolButton { border: 1 solid transparent; border-radius: 0.4em; padding: 0.25em;
  background: transparent; color: @TEXT; }
QToolButton:hover { background: @SURFACE_HOVER; }
QToolButton:focus { border: 1 solid @FOCUS; }

QFrame[kind="card"] { background: @SURFACE; border: 1 solid @BORDER; border-radius: 0.6em; }
QFrame[kind="banner"] { background: @ACCENT_SOFT; border: none; border-radius: 0.5em; }
QFrame[kind="banner"] QLabel { color: @ON_ACCENT_SOFT; }
QFrame[kind="warning"] { background: @WARNING_SOFT; border: none; border-radius: 0.5em; }
QFrame[kind="warning"] QLabel { color: @WARNING_TEXT; }
QFrame[kind="crisis"] { background: @SURFACE; border: 2 solid @DANGER; border-radius: 0.6em; }
QFrame[kind="term-card"] { background: @SURFACE; border: 1 solid @ACCENT; border-radius: 0.5em; }
QFrame[kind="rule"] { background: @BORDER; border: none; max-height: 1; min-height: 1; }

QLineEdit, QPlainTextEdit, QSpinBox, QComboBox { background: @SURFACE; color: @TEXT;
  padding: 0.45em 0.6em;
  border: 1 solid @CONTROL_BORDER; border-radius: 0.4em; selection-background-color: @SELECTION;
  selection-color: @ON_SELECTION; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; height: 0; border: none; }
QSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus { border: 2 solid @FOCUS;
  padding: 0.37em 0.52em; }
QLineEdit:disabled, QComboBox:disabled { color: @MUTED; border-color: @BORDER; }
QComboBox::drop-down { border: none; width: 1.4em; }
QComboBox QAbstractItemView { background: @SURFACE; color: @TEXT; border: 1 solid @BORDER;
  selection-background-color: @ACCENT_SOFT; selection-color: @ON_ACCENT_SOFT; }
QCheckBox, QRadioButton { spacing: 0.5em; }
QRadioButton::indicator { width: 0.8em; height: 0.8em; border: 0.08em solid @CONTROL_BORDER;
  border-radius: 0.43em; background: @SURFACE; }
QRadioButton::indicator:checked { width: 0.4em; height: 0.4em; border: 0.26em solid @ACCENT;
  background: @ON_ACCENT; }
QRadioButton::indicator:disabled { border-color: @BORDER; }
QRadioButton::indicator:checked:disabled { border-color: @MUTED; }
QCheckBox:focus, QRadioButton:focus { outline: none; background: @ACCENT_SOFT;
  border-radius: 0.3em; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QListView, QTreeView, QTextBrowser { background: transparent; border: none; outline: none; }
QTreeView::item { border-radius: 0.4em; padding-left: 0.3em; }
QTreeView::item:hover { background: @SURFACE_HOVER; }
QTreeView::item:selected { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT; }
QTreeView { show-decoration-selected: 0; }
QTableView { background: @SURFACE; border: 1 solid @BORDER; border-radius: 0.4em;
  gridline-color: @BORDER; selection-background-color: @ACCENT_SOFT;
  selection-color: @ON_ACCENT_SOFT; }
QTableView::item { padding: 0.25em 0.5em; }
QHeaderView { background: @SURFACE; border: none; }
QHeaderView::section { background: @SURFACE; color: @TEXT; border: none;
  padding: 0.25em 0.6em; border-bottom: 1 solid @BORDER; border-right: 1 solid @BORDER; }
QTableCornerButton::section { background: @SURFACE; border: none;
  border-bottom: 1 solid @BORDER; border-right: 1 solid @BORDER; }
QSplitter::handle { background: @BORDER; }
QSplitter::handle:horizontal { width: 1; }
QMenu { background: @SURFACE; color: @TEXT; border: 1 solid @BORDER; padding: 0.3em; }
QMenu::item { padding: 0.4em 1.2em; border-radius: 0.3em; }
QMenu::item:selected { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT; }
QMenu::item:disabled { color: @MUTED; }

QScrollBar:vertical { background: transparent; width: 0.5em; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 0.5em; margin: 0; }
QScrollBar::handle { background: @BORDER; border-radius: 0.2em; min-height: 2em; min-width: 2em; }
QScrollBar::handle:hover { background: @CONTROL_BORDER; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame#rail { background: @RAIL; }
QFrame#rail QToolButton { color: @RAIL_TEXT; font-size: @SMALL_PT; border-radius: 0.6em;
  padding: 0.5em 0.2em; }
QFrame#rail QToolButton::menu-indicator { image: none; }
QFrame#rail QToolButton:hover, QFrame#rail QToolButton:checked { background: @RAIL_SELECTED; }
QFrame#rail QToolButton:focus { border: 2 solid @RAIL_TEXT; padding: 0.42em 0.12em; }
QFrame#rail QPushButton[kind="danger"] { padding: 0.6em 0.1em; font-size: @SMALL_PT; }
"""
