"""A save that is killed leaves the shortlist before it or the one after it, never a mixture."""

import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from brightstar_desktop.domain.visit import Saved, Visit
from tests.support.personal import kept_in

ROOT = Path(__file__).resolve().parents[2]
PROVIDERS, LENGTH = 30, 4000
PROGRAM = """
import sys
from pathlib import Path
from tests.storage.test_personal_kill_nine import visit_number
from tests.support.personal import MovingClock, kept_in

clock = MovingClock()
store = kept_in(Path(sys.argv[1]), clock)
store.load()
number = int(sys.argv[2])
while True:
    number += 1
    clock.move()
    store.save(visit_number(number))
    print(number, flush=True)
"""


FATAL_WRITE = """
import resource, signal, sys
from pathlib import Path
from tests.storage.test_personal_kill_nine import visit_number
from tests.support.personal import kept_in

store = kept_in(Path(sys.argv[1]))
store.load()
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
store.save(visit_number(2))
"""
"""The system kills a program that writes past the limit, so the write that kills it is known."""


def visit_number(number: int) -> Visit:
    """Return a visit that fills many pages, every note of which bears the number."""
    note = f"{number:06} " * (LENGTH // 7)
    return Visit(tuple(Saved(f"clinic-{at}", note) for at in range(PROVIDERS)))


def number_of(visit: Visit) -> int:
    """Return the number of a whole visit, 0 for an empty one; anything else is a mixture."""
    if visit == Visit():
        return 0
    number = int(visit.shortlist[0].note[:6])
    assert visit == visit_number(number)
    return number


def save_until_killed(folder: Path, start: int, lot: random.Random) -> int:
    """Save on and on from ``start``, kill that at some moment, and return the last one done."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(start)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        for _line in range(lot.randrange(1, 6)):
            done = int(program.stdout.readline())
        with suppress(subprocess.TimeoutExpired):
            program.wait(timeout=lot.uniform(0, 0.02))
        program.send_signal(signal.SIGKILL)
        for line in program.stdout:
            done = int(line)
    return done


def kill_again_and_again(folder: Path, rounds: int) -> None:
    lot, kept = random.Random(11), 0
    for _round in range(rounds):
        done = save_until_killed(folder, kept, lot)
        store = kept_in(folder)
        kept = number_of(store.load())
        assert kept in (done, done + 1)
        assert store.take_notice() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
@pytest.mark.parametrize("pages", [4, 8, 13, 21, 30])
def test_a_save_that_dies_at_one_write_is_taken_back(tmp_path: Path, pages: int) -> None:
    kept_in(tmp_path).save(Visit(visit_number(1).shortlist[:2]))
    command = [sys.executable, "-c", FATAL_WRITE, str(tmp_path), str(pages * 4096)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGXFSZ
    assert (tmp_path / "personal.sqlite-journal").stat().st_size
    store = kept_in(tmp_path)
    assert store.load() == Visit(visit_number(1).shortlist[:2])
    assert store.take_notice() == ""


def test_killed_saves_leave_a_whole_shortlist(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, rounds=6)


@pytest.mark.slow
def test_saves_killed_a_hundred_times_leave_a_whole_shortlist(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, rounds=100)
