"""What was copied by keys, or by being selected, ends with the visit; what others copied stays."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.window import questions
from tests.window.conftest import SHOWN, Start
from tests.window.program import Program

WORD = "zanzibarquilt"


def test_words_of_a_field_copied_by_keys_end_with_the_visit(start: Start) -> None:
    program = start()
    program.write(WORD)
    program.press("ctrl+a")
    program.press("ctrl+c")
    program.wait_until(questions.copied)
    assert program.ask(questions.copied) == program.ask(questions.selected) == WORD
    begin_a_new_visit(program)
    assert program.ask(questions.copied) == ""
    assert program.ask(questions.selected) == ""


def test_words_of_a_page_copied_by_keys_end_with_the_visit(start: Start) -> None:
    program = start("--view", "guide")
    program.wait_until(questions.is_idle)
    program.tab_to("Viewer")
    program.press("ctrl+a")
    program.press("ctrl+c")
    program.wait_until(questions.copied)
    assert len(program.ask(questions.copied)) > 1000
    begin_a_new_visit(program)
    assert program.ask(questions.copied) == ""


def test_what_another_program_copied_stays(start: Start) -> None:
    program = start(*SHOWN)
    with another_program_that_copies(program):
        program.wait_until(questions.copied)
        begin_a_new_visit(program)
        assert program.ask(questions.copied) == "of another program"


def begin_a_new_visit(program: Program) -> None:
    program.press("ctrl+n")
    program.wait_until(questions.is_idle)


@contextmanager
def another_program_that_copies(program: Program) -> Iterator[None]:
    """Hold while another program offers words on the clipboard."""
    code = (
        "from PySide6.QtGui import QGuiApplication as A; a = A([]);"
        "a.clipboard().setText('of another program'); print('ready', flush=True); a.exec()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=program.screen.environment(), stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        yield
        other.terminate()
