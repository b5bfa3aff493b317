"""A second start shows what it was asked in the window that is open, and leaves nothing behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.single_instance import (
    CALLS,
    SingleInstance,
    StartRequest,
    forward_to_first,
)

PLANTED = "words-of-a-patient"


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> Iterator[SingleInstance]:  # noqa: ARG001  # an event loop
    made = SingleInstance(tmp_path)
    assert made.claim()
    made.listen()
    yield made
    made.release()


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "brightstar_desktop", "--data-dir", str(folder), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_second_start_passes_on_what_it_was_asked_and_ends(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.requested, timeout=20_000) as called:
        second = start(tmp_path, "--query", PLANTED, "--view", "map")
    output, errors = second.communicate(timeout=20)
    assert (second.returncode, output, errors) == (0, b"", b"")
    assert called.args == [StartRequest(query=PLANTED, view="map")]
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(PLANTED.encode() in file.read_bytes() for file in left)
    assert list((tmp_path / CALLS).iterdir()) == []


def test_what_is_asked_can_be_read_by_nobody_else(first: SingleInstance, tmp_path: Path) -> None:
    first.release()
    assert not forward_to_first(tmp_path, StartRequest(query=PLANTED), timeout=0)
    assert list((tmp_path / CALLS).iterdir()) == [], "what nobody takes is not left lying"
    if os.name == "posix":
        assert (tmp_path / CALLS).stat().st_mode & 0o077 == 0


def test_another_folder_has_a_window_of_its_own(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.claim()
    other.release()
    assert not SingleInstance(tmp_path).claim()
    first.release()
    assert SingleInstance(tmp_path).claim()


def test_a_program_that_was_killed_holds_no_lock(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from brightstar_desktop.ui.single_instance import SingleInstance\n"
        "held = SingleInstance(Path(sys.argv[1])); print(held.claim(), flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"True\n"
        assert not SingleInstance(tmp_path).claim()
        process.kill()
    assert SingleInstance(tmp_path).claim()


def test_a_call_made_while_the_first_was_opening_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    calls = tmp_path / CALLS
    calls.mkdir(parents=True)
    (calls / "recent.call").write_bytes(b'{"view":"guide"}')
    old = calls / "old.call"
    old.write_bytes(b'{"query":"left by a crash"}')
    os.utime(old, (time.time() - 3600, time.time() - 3600))
    made = SingleInstance(tmp_path)
    assert made.claim()
    heard: list[StartRequest] = []
    made.requested.connect(heard.append)
    made.listen()
    assert heard == [StartRequest(view="guide")]
    assert list(calls.iterdir()) == []
    made.release()
    assert qtbot


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff" * 100, b'{"query":' + b"9" * 50_000])
def test_what_cannot_be_read_is_removed_and_nothing_is_shown(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path, damage: bytes
) -> None:
    heard: list[StartRequest] = []
    first.requested.connect(heard.append)
    (tmp_path / CALLS / "x.call").write_bytes(damage)
    qtbot.waitUntil(lambda: not list((tmp_path / CALLS).iterdir()))
    assert heard == []


def test_without_a_folder_to_write_to_the_program_starts(tmp_path: Path) -> None:
    file = tmp_path / "no-folder"
    file.write_text("")
    made = SingleInstance(file)
    assert made.claim()
    made.listen()
    made.release()
    assert not forward_to_first(file, StartRequest(), timeout=0)
