"""Every command of the window: its words, its key and what it is for, each said once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.widgets.tips import set_tip

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
    set_tip(action, command.explanation)
    if command.keys:
        action.setShortcuts(QKeySequence.listFromString(command.keys))
    act = handlers[command.name]
    action.triggered.connect(lambda: act())
    window.addAction(action)
    return action
