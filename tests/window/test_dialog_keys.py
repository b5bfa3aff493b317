"""What Enter and the shortcuts of a dialog do in a real window."""

from collections.abc import Iterator

import pytest

from tests.window import questions
from tests.window.conftest import KEPT, Start
from tests.window.program import Program

CLOSING = {
    "handout": ("Hand-out", "Close"),
    "reset_visit": ("New visitor", "Keep"),
    "crisis": ("Help in a crisis", "Close"),
    "preferences": ("Preferences", "Cancel"),
    "keys": ("Keys and help", "Close"),
    "about": ("About BrightStar", "Close"),
    "diagnostics": ("Diagnostics", "Close"),
    "report": ("Report a wrong fact", "Close"),
}
MAIN = "BrightStar"


@pytest.fixture(autouse=True)
def _nothing_open_afterwards(desk: Program) -> Iterator[None]:
    yield
    desk.ask(questions.close_dialogs)
    desk.wait_until(questions.is_active, MAIN)


@pytest.mark.parametrize("key", ["Return", "KP_Enter"])
@pytest.mark.parametrize("command", CLOSING)
def test_enter_presses_the_button_that_has_the_keys(desk: Program, command: str, key: str) -> None:
    title, button = CLOSING[command]
    desk.ask(questions.run_command, command)
    desk.wait_until(questions.is_active, title)
    desk.tab_to(f"QPushButton '{button}'")
    desk.press(key)
    assert desk.ask(questions.is_active, MAIN)


@pytest.fixture
def handout(desk: Program) -> Program:
    """Return the program with the hand-out open, of which nothing has been told yet."""
    desk.press("ctrl+h")
    desk.wait_until(questions.is_active, "Hand-out")
    return desk


def test_enter_and_a_shortcut_save_the_hand_out(handout: Program) -> None:
    handout.tab_to("'Save as PDF'")
    handout.press("Return")
    handout.wait_until(questions.is_active, "Save as PDF")
    handout.press("Escape")
    assert handout.ask(questions.is_active, "Hand-out")
    handout.press("ctrl+s")
    handout.wait_until(questions.is_active, "Save as PDF")


@pytest.mark.parametrize("keys", ["Return", "ctrl+p"])
def test_enter_and_a_shortcut_print_the_hand_out(start: Start, keys: str) -> None:
    program = start(*KEPT)
    program.press("ctrl+h")
    program.wait_until(questions.is_active, "Hand-out")
    program.tab_to("'Large type'")
    program.press("Return")
    assert program.ask(questions.is_active, "Hand-out")
    assert not program.ask(questions.comes_to_a_printer), "Enter on a box prints nothing"
    program.tab_to("'Print'")
    program.press(keys)
    program.wait_until(questions.comes_to_a_printer)
