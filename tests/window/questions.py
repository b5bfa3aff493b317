"""What tests ask the program: these functions are called in its process, on its GUI thread.

What they return is what JSON can carry.
"""

from typing import TypedDict

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from shiboken6 import getCppPointer

from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.notices import StatusLine
from brightstar_desktop.ui.rail import Rail
from brightstar_desktop.ui.theme.typography import base_points

Box = list[int]
"""Left, top, width and height."""


class Part(TypedDict):
    """A widget: ``number`` tells it from all others, ``name`` is for people."""

    number: int
    name: str


class Geometry(TypedDict):
    """Where a window is on the screen, with and without its frame, and what of it is free."""

    inner: Box
    frame: Box
    available: Box


def is_ready() -> bool:
    """Return whether the program shows its data."""
    return main_window().views.has_pages()


def is_idle() -> bool:
    """Return whether nothing is under way that could change what is shown."""
    timers = main_window().findChildren(QTimer)
    is_due = any(timer.isActive() and timer.isSingleShot() for timer in timers)
    return not (is_due or tasks._dispatcher()._under_way)


def has_keys() -> Part | None:
    """Return the widget that the keys go to."""
    widget = QApplication.focusWidget()
    return part(widget) if widget else None


def follow_keys() -> None:
    """Note from now on which widgets the keys go to."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _trail.clear()
    application.focusChanged.connect(_note)


def trail() -> list[Part | None]:
    """Return the widgets that the keys have gone to since ``follow_keys``, and note no more."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.disconnect(_note)
    return _trail


_trail: list[Part | None] = []


def _note(_before: QWidget | None, now: QWidget | None) -> None:
    _trail.append(part(now) if now else None)


def reachable() -> list[Part]:
    """Return every widget of the active window that the Tab key has to reach.

    They are found by what they are and not by Qt's chain of them, which is what is tested.
    """
    window = QApplication.activeWindow()
    assert window
    return [part(widget) for widget in window.findChildren(QWidget) if takes_tab(widget)]


def can_reach(name: str) -> bool:
    """Return whether the Tab key has to reach a widget with ``name`` in its own."""
    return any(name in part["name"] for part in reachable())


def takes_tab(widget: QWidget) -> bool:
    takes = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    is_here = widget.isVisible() and widget.window() is QApplication.activeWindow()
    # The arrows lead from one radio button to the others.
    is_one_of_several = isinstance(widget, QRadioButton) and not widget.isChecked()
    is_itself = widget.focusProxy() is None
    return takes and is_here and widget.isEnabled() and is_itself and not is_one_of_several


def is_active(title: str) -> bool:
    """Return whether the keys go to the window of this title."""
    window = QApplication.activeWindow()
    return window is not None and window.windowTitle() == title


def run_command(name: str) -> None:
    """Do what the menu does for an action of ``ui.window_actions``."""
    main_window().action(name).trigger()


def hear_commands() -> None:
    """Let no command do anything from now on, and note which of them come."""
    for name, action in main_window().window_actions.by_name.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, name=name: _heard.append(name))


def heard_commands() -> list[str]:
    """Return the commands that came since this was asked last, and forget them."""
    heard = _heard[:]
    _heard.clear()
    return heard


_heard: list[str] = []


def shortcuts() -> list[tuple[str, str]]:
    """Return each command that has keys, with every one of them."""
    return [
        (name, keys.toString())
        for name, action in main_window().window_actions.by_name.items()
        for keys in action.shortcuts()
    ]


def text_points() -> float:
    """Return the size of body text."""
    return base_points()


def has_text_points(points: float) -> bool:
    """Return whether body text has this size."""
    return base_points() == points


def choose(name: str, value: str) -> None:
    """Choose the value of a setting."""
    main_window().settings.set(name, value)


def has_popup() -> bool:
    """Return whether a list of suggestions or a menu is open."""
    return QApplication.activePopupWidget() is not None


def show_view(name: str) -> None:
    """Show a view."""
    main_window().show_view(name)


def text() -> str:
    """Return what stands in the field that has the keys."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QSpinBox)
    return field.text()


def close_dialogs() -> None:
    """Close every dialog that is open."""
    for dialog in main_window().findChildren(QDialog):
        dialog.reject()


def tells(words: str) -> bool:
    """Return whether a window shows a label with ``words`` in it."""
    labels = [
        one for window in QApplication.topLevelWidgets() for one in window.findChildren(QLabel)
    ]
    return any(label.isVisible() and words in label.text() for label in labels)


def comes_to_a_printer() -> bool:
    """Return whether a printer can be chosen, or people are told that there is none."""
    return is_active("Print")


def is_full_screen() -> bool:
    """Return whether the main window takes the whole screen."""
    return main_window().isFullScreen()


def view() -> str:
    """Return the name of the view shown."""
    return main_window().current_view()


def shown_provider() -> str:
    """Return the slug of the provider that the find page shows in full."""
    return main_window().views.providers.shown_slug()


def geometry() -> Geometry:
    """Return where the main window is."""
    window = main_window()
    return {
        "inner": box(window.geometry()),
        "frame": box(window.frameGeometry()),
        "available": box(window.screen().availableGeometry()),
    }


def is_as_before(before: Geometry) -> bool:
    """Return whether the main window is where it was."""
    return not main_window().isFullScreen() and geometry() == before


def always_seen() -> dict[str, Box]:
    """Return where on the screen the button for help in a crisis and the line at the foot are."""
    window = main_window()
    (rail,) = window.findChildren(Rail)
    (status,) = window.findChildren(StatusLine)
    crisis = next(one for one in rail.findChildren(QPushButton) if "988" in one.text())
    return {
        name: box(QRect(one.mapToGlobal(QPoint(0, 0)), one.size()))
        for name, one in (("crisis", crisis), ("status", status))
    }


def main_window() -> MainWindow:
    """Return the main window; for questions only."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    return next(window for window in shown if window.isVisible())


def part(widget: QWidget) -> Part:
    """Return what a test is told of ``widget``."""
    words = widget.accessibleName()
    if not words and isinstance(widget, QAbstractButton | QLabel):
        words = widget.text()
    return {"number": getCppPointer(widget)[0], "name": f"{type(widget).__name__} {words!r}"}


def box(rectangle: QRect) -> Box:
    """Return ``rectangle`` as JSON carries it."""
    return [rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()]


def kept() -> list[str]:
    """Return the slugs on the shortlist."""
    return list(main_window().visit_model.visit.slugs())


def copied() -> str:
    """Return what lies on the clipboard."""
    return QApplication.clipboard().text()


def selected() -> str:
    """Return what X11 pastes by the middle button of the mouse."""
    return QApplication.clipboard().text(QClipboard.Mode.Selection)
