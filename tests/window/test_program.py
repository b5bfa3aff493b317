"""The program in a real window: it takes keys from a keyboard, and ends when it is closed."""

from tests.window import questions
from tests.window.conftest import Start


def test_words_typed_and_enter_show_the_first_provider(start: Start) -> None:
    program = start()
    assert program.ask(questions.view) == "providers"
    program.write("iv los angeles")
    program.press("Return")
    assert program.wait_until(questions.shown_provider)


def test_a_dialog_has_the_keys_until_escape(start: Start) -> None:
    program = start(size=(1024, 768))
    program.press("F1")
    assert program.ask(questions.is_active, "Keys and help")
    program.press("Escape")
    assert program.ask(questions.is_active, "BrightStar")


def test_the_window_stands_in_its_frame_on_the_screen_asked_for(start: Start) -> None:
    program = start("--size", "900x600", size=(1366, 768))
    where = program.ask(questions.geometry)
    assert where["available"] == [0, 0, 1366, 768]
    assert where["inner"][2:] == [900, 600]
    assert where["frame"][3] > 600, "the window manager draws a frame"
