"""The size of the text by keys, in a real window."""

from tests.window import questions
from tests.window.conftest import Start


def test_a_burst_of_keys_ends_at_the_last_size(start: Start) -> None:
    program = start("--size", "1024x700")
    usual = program.ask(questions.text_points)
    program.press("ctrl+equal", "ctrl+plus", "ctrl+KP_Add", "ctrl+minus", "ctrl+equal")
    program.wait_until(questions.has_text_points, usual * 1.75)
    program.press("ctrl+KP_Subtract")
    program.wait_until(questions.has_text_points, usual * 1.5)
    program.press("ctrl+0")
    program.wait_until(questions.has_text_points, usual)
