"""The program's shortcuts work wherever the keys go, and leave to text fields what is theirs."""

import json

import pytest

from tests.window import questions
from tests.window.conftest import KEPT, SHOWN, SLUGS, Start
from tests.window.program import Program

FIELDS = {
    "the search line": ("providers", "'Search providers'"),
    "a place": ("providers", "'ZIP code or city'"),
    "a price": ("providers", "'Highest price of one session"),
    "a note": ("compare", "'Note on "),
    "a number": ("costs", "'Sessions in the first series'"),
    "the guide's search": ("guide", "'Search the guide'"),
    "an address": ("updates", "'Address for newer data'"),
}
EDITING = ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A")
SIGNS = {"-": "minus", ",": "comma", "=": "equal"}


def pressed(keys: str) -> str:
    """Return a portable key sequence of Qt's in the words of xdotool."""
    *modifiers, key = keys.replace("++", "+plus").split("+")
    key = SIGNS.get(key, key if len(key) > 1 else key.lower())
    return "+".join([*map(str.lower, modifiers), key])


def go_to(program: Program, name: str) -> None:
    view, field = FIELDS[name]
    program.ask(questions.show_view, view)
    program.wait_until(questions.is_idle)
    program.tab_to(field)


@pytest.fixture
def hearing(desk: Program) -> Program:
    """Return the program with commands that do nothing but say that they came."""
    desk.ask(questions.hear_commands)
    return desk


@pytest.mark.parametrize("name", FIELDS)
def test_every_shortcut_works_in_a_text_field(hearing: Program, name: str) -> None:
    wanted = [one for one in hearing.ask(questions.shortcuts) if one[1] not in EDITING]
    assert len(wanted) > 15
    go_to(hearing, name)
    hearing.press("ctrl+a", "1", "2", "Home")
    hearing.press(*(pressed(keys) for _name, keys in wanted))
    heard = hearing.ask(questions.heard_commands)
    assert heard == [name for name, _keys in wanted]
    assert hearing.ask(questions.text).endswith("12")


@pytest.mark.parametrize("name", FIELDS)
def test_a_text_field_keeps_its_editing_keys(hearing: Program, name: str) -> None:
    go_to(hearing, name)
    hearing.press("ctrl+a", "1", "ctrl+a", "ctrl+c", "End", "ctrl+v")
    assert hearing.ask(questions.text).endswith("11")
    hearing.press("ctrl+z")
    assert not hearing.ask(questions.text).endswith("11")
    hearing.press("ctrl+shift+z")
    assert hearing.ask(questions.text).endswith("11")
    hearing.press("Home", "Delete", "shift+End", "ctrl+x")
    assert hearing.ask(questions.text) in ("", "$")
    assert hearing.ask(questions.heard_commands) == []


def test_ctrl_u_in_the_search_line_opens_updates(start: Start) -> None:
    program = start()
    program.write("iv oakland")
    program.press("ctrl+u")
    assert program.ask(questions.view) == "updates"
    program.press("ctrl+f")
    assert program.ask(questions.text) == "iv oakland"


def test_f11_takes_the_whole_screen_and_gives_it_back(start: Start) -> None:
    program = start()
    before = program.ask(questions.geometry)
    program.press("F11")
    program.wait_until(questions.is_full_screen)
    program.press("F11")
    program.wait_until(questions.is_as_before, before)


def test_the_whole_screen_is_no_size_to_keep(start: Start) -> None:
    program = start()
    program.press("F11")
    program.wait_until(questions.is_full_screen)
    program.ask(questions.choose, "language", "es")
    program.settle()
    assert program.ask(questions.is_full_screen), "another language changes nothing"
    program.end()
    kept = json.loads((program.data_dir / "settings.json").read_text(encoding="utf-8"))
    assert "window_width" not in kept


def test_shortcuts_work_while_places_are_suggested(start: Start) -> None:
    program = start()
    program.press("Tab")
    program.write("oak")
    program.wait_until(questions.has_popup)
    program.press("ctrl+u")
    assert program.ask(questions.view) == "updates"


@pytest.mark.parametrize("options", [SHOWN, (*SHOWN, *KEPT), ("--view", "compare", *KEPT)])
def test_ctrl_p_makes_the_hand_out(start: Start, options: tuple[str, ...]) -> None:
    program = start(*options)
    program.wait_until(questions.is_idle)
    program.press("ctrl+p")
    program.wait_until(questions.is_active, "Hand-out")
    program.press("Escape")


def test_ctrl_p_without_a_provider_says_how_to_keep_one(start: Start) -> None:
    program = start()
    program.press("ctrl+p")
    assert program.ask(questions.view) == "compare"
    assert program.ask(questions.tells, "The shortlist is empty")


def test_ctrl_p_prints_the_guide_wherever_the_keys_go(start: Start) -> None:
    program = start("--view", "guide")
    for field in ("'Search the guide'", "QToolButton 'Find'"):
        program.tab_to(field)
        program.press("ctrl+p")
        program.wait_until(questions.comes_to_a_printer)
        program.press("Escape")


def test_enter_presses_a_button_of_the_window(start: Start) -> None:
    program = start("--query", "iv oakland")
    program.wait_until(questions.is_idle)
    program.tab_to("'Clear all filters and words'")
    program.press("Return")
    assert program.ask(questions.text) == ""


def test_ctrl_z_undoes_a_keep_from_a_field_that_nothing_was_typed_in(start: Start) -> None:
    program = start(*SHOWN)
    program.wait_until(questions.is_idle)
    program.press("ctrl+d")
    assert program.ask(questions.kept) == [SLUGS[0]]
    program.press("ctrl+f", "ctrl+z")
    assert program.ask(questions.kept) == []
    program.press("ctrl+d")
    program.write("iv")
    program.press("ctrl+z")
    assert program.ask(questions.text) == ""
    assert program.ask(questions.kept) == [SLUGS[0]]
