"""The style sheet, made from roles and font units, and the switch between schemes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from brightstar_desktop.ui.theme.icons import redraw_icon
from brightstar_desktop.ui.theme.palette import (
    Role,
    Scheme,
    qt_palette,
    scheme_colour,
    store_scheme,
)
from brightstar_desktop.ui.theme.typography import Size, base_points, font

KIND: Final = "kind"
_SIZE: Final = "textSize"


@dataclass(frozen=True)
class _Face:
    """How the letters of a kind differ from body text."""

    size: Size = Size.BODY
    bold: bool = False
    italic: bool = False
    capitals: bool = False


_FACES: Final = {
    "title": _Face(Size.TITLE, bold=True),
    "heading": _Face(Size.LARGE, bold=True),
    "subheading": _Face(bold=True),
    "eyebrow": _Face(Size.SMALL, bold=True),
    "group": _Face(Size.SMALL, bold=True, capitals=True),
    "fold": _Face(Size.SMALL, bold=True, capitals=True),
    "small": _Face(Size.SMALL),
    "source-shown": _Face(Size.SMALL),
    "unstated": _Face(italic=True),
    "primary": _Face(bold=True),
    "danger": _Face(bold=True),
    "quiet": _Face(Size.SMALL),
    "chip": _Face(Size.SMALL),
}
"""Not in the style sheet, which is not read again when the size of the text changes."""


def set_kind(widget: QWidget, kind: str, size: Size | None = None) -> None:
    """Give ``widget`` one of the looks of the style sheet ("title", "muted", "primary" …).

    ``size`` is that of its text, where it is not the kind's own.
    """
    named = size.name if size else None
    if (widget.property(KIND), widget.property(_SIZE)) == (kind, named):
        return
    had_face = _has_face(widget)
    widget.setProperty(KIND, kind)
    widget.setProperty(_SIZE, named)
    if had_face or _has_face(widget):
        _give_face(widget)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def is_style_change(event: QEvent) -> bool:
    """Return whether ``event`` says that a widget's colours or the size of its text changed."""
    return event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


def apply_theme(application: QApplication, scheme: Scheme) -> None:
    """Show ``scheme`` and the size of text in force; nothing is done for what is shown already.

    Widgets hear of it by ``QEvent.PaletteChange`` and ``QEvent.FontChange``.
    """
    sheet = style_sheet(scheme)
    is_resized, is_coloured = application.font() != font(), application.styleSheet() != sheet
    if is_resized:
        application.setFont(font())
    if is_coloured:
        store_scheme(scheme)
        # In place of another sheet, Qt would polish each widget once for each of its ancestors;
        # in place of none, once.
        application.setStyleSheet("")
        application.setPalette(qt_palette(scheme))
        application.setStyleSheet(sheet)
    for change in (QEvent.Type.ApplicationFontChange, QEvent.Type.ApplicationPaletteChange):
        QCoreApplication.sendPostedEvents(None, change.value)
    for widget in application.allWidgets() if is_resized or is_coloured else ():
        if is_resized:
            _resize(widget)
        redraw_icon(widget)


def _resize(widget: QWidget) -> None:
    """Give ``widget`` the new size of text where it has its own, and lengths that follow it.

    Qt works out the lengths of a style sheet when it polishes a widget, and keeps them.
    """
    if _has_face(widget):
        _give_face(widget)
    is_polished = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    if is_polished and not isinstance(widget, QLabel) and type(widget) is not QWidget:
        widget.style().polish(widget)
        widget.updateGeometry()


def _has_face(widget: QWidget) -> bool:
    return widget.property(KIND) in _FACES or widget.property(_SIZE) is not None


def _give_face(widget: QWidget) -> None:
    face = _FACES.get(widget.property(KIND), _Face())
    named = widget.property(_SIZE)
    size = Size[named] if named else face.size
    letters = QFont()
    if size is not Size.BODY:
        letters.setPointSizeF(base_points() * size.value)
    if face.bold:
        letters.setWeight(QFont.Weight.DemiBold)
    if face.italic:
        letters.setItalic(True)
    if face.capitals:
        letters.setCapitalization(QFont.Capitalization.AllUppercase)
        letters.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    widget.setFont(letters)


def style_sheet(scheme: Scheme) -> str:
    """Return the style sheet of ``scheme``; lengths are in font units, and no font is in it."""
    sheet = _SHEET
    for role in sorted(Role, key=lambda role: -len(role.name)):
        sheet = sheet.replace(f"@{role.name}", scheme_colour(scheme, role).name())
    return sheet


_SHEET: Final = """
QToolTip { background: @SURFACE; color: @TEXT; border: 1 solid @BORDER; padding: 0.3em; }
QLabel { background: transparent; }
QLabel[kind="eyebrow"], QLabel[kind="group"], QLabel[kind="muted"], QLabel[kind="small"],
QLabel[kind="unstated"] { color: @MUTED; }
QLabel[kind="source-shown"] { color: @TEXT; background: @HIGHLIGHT; }
QLabel[kind="warning"] { color: @WARNING_TEXT; }

QPushButton { padding: 0.45em 0.9em; border: 1 solid @CONTROL_BORDER; border-radius: 0.4em;
  background: @SURFACE; color: @TEXT; }
QPushButton:hover { background: @SURFACE_HOVER; }
QPushButton:focus { border: 2 solid @FOCUS; padding: 0.37em 0.82em; }
QPushButton:disabled { color: @MUTED; border-color: @BORDER; }
QPushButton[kind="primary"] { background: @ACCENT; color: @ON_ACCENT; border-color: @ACCENT; }
QPushButton[kind="primary"]:disabled { background: @SURFACE_HOVER; color: @MUTED;
  border-color: @BORDER; }
QPushButton[kind="primary"]:enabled:hover { background: @ACCENT_HOVER; }
QPushButton[kind="primary"]:focus { border: 2 solid @TEXT; padding: 0.37em 0.82em; }
QPushButton[kind="danger"] { background: @DANGER; color: @ON_DANGER; border-color: @DANGER; }
QPushButton[kind="danger"]:hover { background: @DANGER_HOVER; }
QPushButton[kind="danger"]:focus { border: 2 solid @ON_DANGER; padding: 0.37em 0.82em; }
QPushButton[kind="kept"] { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT;
  border-color: @ACCENT; }
QPushButton[kind="link"] { background: transparent; border: 1 solid transparent; color: @LINK;
  padding: 0.15em 0.2em; text-align: left; text-decoration: underline; }
QPushButton[kind="link"]:hover { color: @ACCENT_HOVER; }
QPushButton[kind="link"]:focus { border: 1 solid @FOCUS; }
QPushButton[kind="quiet"], QPushButton[kind="fold"] { background: transparent;
  border: 1 solid transparent; color: @MUTED;
  padding: 0.15em 0.3em; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="fold"]:hover { color: @TEXT;
  background: @SURFACE_HOVER; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="fold"]:focus { border: 1 solid @FOCUS; }
QPushButton[kind="chip"] { background: @ACCENT_SOFT; color: @ON_ACCENT_SOFT; border: 1 solid
  @ACCENT_SOFT; border-radius: 0.7em; padding: 0.24em 0.8em; }
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
QTreeView::indicator { width: 0.8em; height: 0.8em; }
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
QFrame#rail QToolButton { color: @RAIL_TEXT; border-radius: 0.6em; padding: 0.4em 0.2em; }
QFrame#rail QToolButton::menu-indicator { image: none; }
QFrame#rail QToolButton:hover, QFrame#rail QToolButton:checked { background: @RAIL_SELECTED; }
QFrame#rail QToolButton:focus { border: 2 solid @RAIL_TEXT; padding: 0.32em 0.12em; }
QFrame#rail QPushButton[kind="danger"] { padding: 0.5em 0.1em; }
"""
