"""Tab and Shift+Tab reach everything in every view and dialog, and come round."""

from collections.abc import Sequence

import pytest

from tests.window import questions
from tests.window.conftest import KEPT, SHOWN, Start
from tests.window.program import Program
from tests.window.questions import Part

MOST_ROUNDS, AT_ONCE = 30, 15
FOUND = "'Passages found in the guide'"


def walk(program: Program, key: str) -> list[Part]:
    """Press ``key`` until it leads back to where it began; return what it led to."""
    first = program.ask(questions.has_keys)
    assert first, "nothing has the keys"
    way = [first]
    for _round in range(MOST_ROUNDS):
        program.ask(questions.follow_keys)
        program.press(*[key] * AT_ONCE)
        for part in program.ask(questions.trail):
            assert part, f"after {names(way[-3:])} nothing has the keys"
            if part == first:
                return way
            way.append(part)
    raise AssertionError(f"{key} does not come back to {first['name']}: {names(way[-30:])}")


def names(parts: Sequence[Part]) -> list[str]:
    return [part["name"] for part in parts]


def check_walks(program: Program) -> None:
    program.wait_until(questions.is_idle)
    wanted = program.ask(questions.reachable)
    assert wanted
    for key in ("Tab", "shift+Tab"):
        way = walk(program, key)
        missed = [part for part in wanted if part not in way]
        assert not missed, f"{key} misses {names(missed)} on its way {names(way)}"


VIEWS = {
    "find": (),
    "find with a provider": ("--query", "iv los angeles", *SHOWN),
    "find where nothing is found": ("--query", "sublingual under 1 in alturas"),
    "find with the crisis notice": ("--query", "suicide"),
    "find, narrow": ("--size", "1000x640", *SHOWN),
    "find, one pane": ("--size", "1000x640", "--text-scale", "2", *SHOWN),
    "map": ("--view", "map"),
    "guide": ("--view", "guide"),
    "topics to raise": ("--chapter", "readiness"),
    "shortlist, empty": ("--view", "compare"),
    "shortlist": ("--view", "compare", *KEPT),
    "costs": ("--view", "costs", *KEPT),
    "updates": ("--view", "updates"),
}
DIALOGS = {
    "handout": "Hand-out",
    "reset_visit": "New visitor",
    "crisis": "Help in a crisis",
    "preferences": "Preferences",
    "keys": "Keys and help",
    "about": "About BrightStar",
    "diagnostics": "Diagnostics",
    "report": "Report a wrong fact",
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view(start: Start, name: str) -> None:
    program = start(*VIEWS[name])
    program.settle()
    check_walks(program)


@pytest.mark.parametrize("command", DIALOGS)
def test_a_dialog(desk: Program, command: str) -> None:
    desk.ask(questions.run_command, command)
    desk.wait_until(questions.is_active, DIALOGS[command])
    check_walks(desk)
    desk.press("Escape")
    assert desk.ask(questions.is_active, "BrightStar")


def test_the_sources_of_a_provider(start: Start) -> None:
    program = start(*SHOWN)
    program.wait_until(questions.shown_provider)
    program.tab_to("DisclosureButton")
    program.press("space")
    check_walks(program)


def test_the_filters_in_a_narrow_window(start: Start) -> None:
    program = start("--size", "1000x640")
    program.tab_to("'Filters'")
    program.press("space")
    check_walks(program)


def test_the_guide_while_it_is_searched(start: Start) -> None:
    program = start("--view", "guide")
    program.tab_to("'Search the guide'")
    program.write("dose")
    program.wait_until(questions.can_reach, FOUND)
    program.tab_to(FOUND)  # which shows the first of them, with its sources
    check_walks(program)


def test_a_chapter_while_it_is_searched(start: Start) -> None:
    program = start("--view", "guide")
    program.press("ctrl+f")
    program.write("dose")
    check_walks(program)
