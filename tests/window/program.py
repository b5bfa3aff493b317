"""The program in a process of its own, used by real keys and asked about its window."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

from tests.window import questions
from tests.window.screens import MARKS, PATIENCE_SECONDS, Screen

ROOT = Path(__file__).resolve().parents[2]
_AGAIN_SECONDS = 0.25
"""A mark that has not come by then is sent again: no window had the keys."""
_MOST_STEPS = 200

Answer = TypeVar("Answer")


class Program:
    """Presses keys in the program on ``screen``, and asks it questions.

    A question is a function of a module of the tests, which is called in the program's own process
    on its GUI thread; its arguments and what it returns are what JSON can carry.
    """

    def __init__(self, screen: Screen, process: "subprocess.Popen[bytes]", data_dir: Path) -> None:
        self.screen, self.data_dir, self._process = screen, data_dir, process
        self._unread = b""
        self._marks = cycle(MARKS)
        self._arrived: set[int] = set()
        self._answers: list[dict[str, Any]] = []
        self.complaints: list[str] = []

    # -- what a person does

    def press(self, *keys: str) -> None:
        """Press ``keys`` in xdotool's words ("ctrl+u", "Tab"), and wait until they have worked."""
        self._send("key", "--delay", "0", *keys)

    def tab_to(self, name: str) -> None:
        """Press Tab until a widget with ``name`` in its own has the keys."""
        for _step in range(_MOST_STEPS):
            here = self.ask(questions.has_keys)
            if here and name in here["name"]:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {name}")

    def write(self, words: str) -> None:
        """Type ``words`` wherever the keys go now."""
        self._send("type", "--delay", "0", "--args", "1", words)

    def click(self, x: int, y: int) -> None:
        """Click on a point of the screen."""
        self._send("mousemove", str(x), str(y), "click", "1")

    def settle(self) -> None:
        """Wait until a window of the program is up and has the keys."""
        self._send()

    # -- what a test asks

    def ask(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """Return what ``question`` answers in the program's process."""
        asked = {
            "module": question.__module__,
            "name": question.__name__,
            "arguments": arguments,
        }
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        self._read_until(lambda: bool(self._answers), PATIENCE_SECONDS)
        assert self._answers, f"no answer to {question.__name__}"
        told = self._answers.pop()
        assert "trouble" not in told, told["trouble"]
        answer: Answer = told["answer"]
        return answer

    def wait_until(self, question: Callable[..., Answer], *arguments: object) -> Answer:
        """Ask until the answer is a true one, and return it."""
        end = time.monotonic() + PATIENCE_SECONDS
        answer = self.ask(question, *arguments)
        while not answer:
            assert time.monotonic() < end, f"{question.__name__}{arguments} is still {answer!r}"
            self._read_until(lambda: False, 0.02)
            answer = self.ask(question, *arguments)
        return answer

    # -- how both are carried

    def _send(self, *words: str) -> None:
        """Let xdotool do ``words``, and wait until a window has dealt with them.

        A mark follows them by the same way. It is lost where a window is just coming or going, and
        sent again until one has the keys.
        """
        mark = next(self._marks)
        self._arrived.discard(mark)
        end = time.monotonic() + PATIENCE_SECONDS
        while mark not in self._arrived:
            assert time.monotonic() < end, f"no window has the keys after {words}"
            self.screen.send(*words, "key", "--delay", "0", str(mark))
            words = ()
            self._read_until(lambda: mark in self._arrived, _AGAIN_SECONDS)

    def _read_until(self, is_there: Callable[[], bool], seconds: float) -> None:
        """Read what the program tells until ``is_there``, or for so many seconds."""
        assert self._process.stdout
        end = time.monotonic() + seconds
        while not is_there() and (left := end - time.monotonic()) > 0:
            ready, _write, _error = select.select([self._process.stdout], [], [], left)
            if ready:
                self._note(os.read(self._process.stdout.fileno(), 65536))

    def _note(self, read: bytes) -> None:
        assert read, f"the program has ended with status {self._process.wait()}"
        *lines, self._unread = (self._unread + read).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "mark" in told:
                self._arrived.add(told["mark"])
            elif "complaint" in told:
                self.complaints.append(told["complaint"])
            else:
                self._answers.append(told)

    def end(self) -> None:
        """Close the program, if it is open; fail where it ended badly or complained."""
        assert self._process.stdin
        self._process.stdin.close()
        status = self._process.wait(PATIENCE_SECONDS)
        assert (status, self.complaints) == (0, [])


@contextmanager
def run_program(screen: Screen, data_dir: Path, *options: str) -> Iterator[Program]:
    """Run the program on ``screen`` with its state in ``data_dir``, until the block ends."""
    command = [sys.executable, "-m", "tests.window.answering", "--data-dir", str(data_dir)]
    with subprocess.Popen(
        [*command, *options],
        cwd=ROOT,
        env=screen.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        program = Program(screen, process, data_dir)
        try:
            program.settle()
            yield program
            program.end()
        finally:
            process.kill()
