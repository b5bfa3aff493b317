"""The first window fits every screen that people have, frame and all."""

import json
from pathlib import Path

import pytest

from tests.window import questions
from tests.window.conftest import Start
from tests.window.questions import Box

SCREENS = ((1024, 700), (1280, 800), (1366, 768))


def lies_within(inner: Box, outer: Box) -> bool:
    left, top, width, height = inner
    outer_left, outer_top, outer_width, outer_height = outer
    return (
        left >= outer_left
        and top >= outer_top
        and left + width <= outer_left + outer_width
        and top + height <= outer_top + outer_height
    )


@pytest.mark.parametrize("size", SCREENS, ids=str)
@pytest.mark.parametrize("kept", [None, (2400, 1500)], ids=str)
def test_the_window_is_whole(
    start: Start, tmp_path: Path, size: tuple[int, int], kept: tuple[int, int] | None
) -> None:
    if kept:
        (tmp_path / "data").mkdir()
        settings = dict(zip(("window_width", "window_height"), kept, strict=True))
        (tmp_path / "data" / "settings.json").write_text(json.dumps(settings))
    program = start(size=size)
    program.settle()
    where, seen = program.ask(questions.geometry), program.ask(questions.always_seen)
    assert lies_within(where["frame"], where["available"]), where
    assert lies_within(seen["crisis"], where["available"])
    assert lies_within(seen["status"], where["available"])
    assert where["inner"][2] >= min(size[0], kept[0] if kept else 1280) * 0.9


@pytest.mark.parametrize("scale", ["1.5", "2.0"])
def test_large_text_fits_the_smallest_screen(start: Start, scale: str) -> None:
    program = start("--text-scale", scale, size=SCREENS[0])
    where, seen = program.ask(questions.geometry), program.ask(questions.always_seen)
    assert lies_within(where["frame"], where["available"]), where
    assert lies_within(seen["crisis"], where["available"])


def test_where_there_is_room_the_window_begins_as_it_was_left(start: Start) -> None:
    program = start(size=(1600, 1000))
    assert program.ask(questions.geometry)["inner"][2:] == [1280, 800]
