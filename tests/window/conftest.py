"""A screen with a window manager, of any size, and the program on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.window import questions
from tests.window.program import Program, run_program
from tests.window.screens import Screen, open_screen, why_no_screen

LARGE = (1440, 900)
SLUGS = ("bay-psychiatric-associates", "affirming-therapy-center")
KEPT = tuple(word for slug in SLUGS for word in ("--keep", slug))
SHOWN = ("--provider", SLUGS[0])

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def screens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Screen]]:
    """Return what makes a screen of a size, once for each size, and ends them all."""
    reason = why_no_screen()
    if reason:
        pytest.skip(reason)
    made: dict[tuple[int, int], Screen] = {}
    with ExitStack() as all_of_them:

        def make(size: tuple[int, int] = LARGE) -> Screen:
            if size not in made:
                home = tmp_path_factory.mktemp("screen")
                made[size] = all_of_them.enter_context(open_screen(size, home))
            return made[size]

        yield make


@pytest.fixture
def start(screens: Callable[..., Screen], tmp_path: Path) -> Iterator[Start]:
    """Return what runs the program: ``start("--view", "map", size=(1366, 768))``."""
    with ExitStack() as running:

        def run(*options: str, size: tuple[int, int] = LARGE) -> Program:
            program = running.enter_context(run_program(screens(size), tmp_path / "data", *options))
            program.wait_until(questions.is_ready)
            return program

        yield run


@pytest.fixture(scope="module")
def desk(
    screens: Callable[[], Screen], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """Return the program with a shortlist and a provider shown, for all tests of a module."""
    with run_program(screens(), tmp_path_factory.mktemp("desk"), *KEPT, *SHOWN) as program:
        program.wait_until(questions.is_ready)
        program.wait_until(questions.is_idle)
        yield program
