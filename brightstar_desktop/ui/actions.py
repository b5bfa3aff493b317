"""Every command of the window: its words, its key and what it is for, each said once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

WITH_DATA: Final = (
    "find", "guide", "compare", "costs", "save", "undo", "handout", "print", "search",
    "reset_visit",
    "report",
)  # fmt: skip
"""The commands that need data."""


@dataclass(frozen=True)
class Command:
    """A command: ``name`` identifies it, ``keys`` are portable key sequences or empty.

    The first of several, which "; " parts, is the one that is shown where there is room for one.
    """

    name: str
    text: str
    explanation: str
    keys: str = ""


def commands() -> tuple[Command, ...]:
    """Return every command in the language in force."""
    return (
        Command("find", _("Find"), _("Find a provider"), "Ctrl+1"),
        Command("map", _("Map"), _("See on a map where the providers found are"), "Ctrl+2"),
        Command("guide", _("Guide"), _("Read the guide"), "Ctrl+3"),
        Command("compare", _("Shortlist"), _("Compare the shortlist, and print it"), "Ctrl+4"),
        Command("costs", _("Costs"), _("Reckon what a course costs"), "Ctrl+5"),
        Command(
            "save", _("Add to shortlist"), _("Keep the provider shown for this visit"), "Ctrl+D"
        ),
        Command(
            "undo",
            _("Undo"),
            _("Undo the last keep, removal or note of the shortlist"),
            "Ctrl+Z",
        ),
        Command("handout", _("Hand-out"), _("Print the shortlist to take home"), "Ctrl+H"),
        Command("print", _("Print"), _("Print the page of the guide, or the hand-out"), "Ctrl+P"),
        Command(
            "updates", _("Updates"), _("See how new the data is, and bring newer data"), "Ctrl+U"
        ),
        Command("search", _("Search"), _("Search in the view shown"), "Ctrl+F"),
        Command(
            "reset_visit",
            _("New visitor"),
            _("Forget every search, choice and note, for the next person"),
            "Ctrl+N",
        ),
        Command("crisis", _("Crisis help 988"), _("Help in a crisis, now"), "Ctrl+9"),
        Command("larger", _("Larger text"), _("Make all text larger"), "Ctrl++; Ctrl+="),
        Command("smaller", _("Smaller text"), _("Make all text smaller"), "Ctrl+-"),
        Command(
            "usual_size", _("Text of usual size"), _("Show all text in its usual size"), "Ctrl+0"
        ),
        Command(
            "full_screen", _("Full screen"), _("Use the whole screen, or a window again"), "F11"
        ),
        Command("preferences", _("Preferences …"), _("See and change every setting"), "Ctrl+,"),
        Command(
            "report",
            _("Report a wrong fact …"),
            _("Compose a message about what is wrong with the provider shown"),
        ),
        Command(
            "diagnostics",
            _("Save diagnostics …"),
            _("Show and save what helps to find out why the program misbehaves"),
        ),
        Command("keys", _("Keys and help"), _("Show what each key does"), "F1"),
        Command("about", _("About BrightStar"), _("Show the data edition, versions and licenses")),
        Command("quit", _("Quit"), _("Close the program"), "Ctrl+Q"),
    )


def make_actions(window: QWidget, handlers: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make an action of each command on ``window``; ``handlers`` say what each does."""
    return {command.name: _action(window, command, handlers) for command in commands()}


def _action(
    window: QWidget, command: Command, handlers: dict[str, Callable[[], object]]
) -> QAction:
    action = QAction(command.text, window)
    set_tooltip(action, command.explanation)
    if command.keys:
        action.setShortcuts(QKeySequence.listFromString(command.keys))
    act = handlers[command.name]
    action.triggered.connect(lambda: act())
    window.addAction(action)
    return action


_EDITING: Final = (
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
)
"""What people edit by everywhere stays with the field, as does undoing what was typed there."""


class ShortcutsFirst(QObject):
    """Keeps the fields of ``window`` from taking the keys of ``actions`` for themselves.

    Qt asks the widget that has the keys before any shortcut, and a line of text takes more than
    people know: Ctrl+U erases it on Linux, and on some desktops Ctrl+D a letter. Dialogs have no
    shortcuts of the window, so their fields are left alone.
    """

    def __init__(self, window: QWidget, actions: Collection[QAction]) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the question whether a key is its own from a widget, where it is a shortcut."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        own = event.matches(QKeySequence.StandardKey.Undo) and _can_undo(watched)
        if own or not self._is_shortcut(event):
            return False
        event.ignore()
        return True

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        keys = QKeySequence(event.keyCombination())
        ours = any(keys in action.shortcuts() for action in self._actions if action.isEnabled())
        return ours and not any(event.matches(key) for key in _EDITING)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Look at the keys of the widget that has them now, and of no other."""
        if before:
            before.removeEventFilter(self)
        if now and now.window() is self._window:
            now.installEventFilter(self)


def _can_undo(widget: QObject) -> bool:
    """Return whether ``widget``, or the line in it, has typing of its own to undo."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.document().isUndoAvailable()
    lines = [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)
    return any(line.isUndoAvailable() for line in lines)
