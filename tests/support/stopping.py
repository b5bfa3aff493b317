"""A program in a process of its own that stops where a test wants it to, and goes on when told."""

import json
import subprocess
import threading
from typing import Final

from tests.support.installation import Installation

_LONGEST_SECONDS: Final = 120.0
_PROGRAM: Final = """
import importlib, json, sys

def stop_before(point):
    module, name = point.split(":")
    owner = importlib.import_module(module)
    real, stopped = getattr(owner, name), []

    def stopping(*told, **named):
        if not stopped:
            stopped.append(point)
            print(point, flush=True)
            sys.stdin.readline()
        return real(*told, **named)

    setattr(owner, name, stopping)

for point in json.loads(sys.argv[1]):
    stop_before(point)
from brightstar_desktop.cli import main
sys.exit(main(sys.argv[2:]))
"""


class StoppingProgram:
    """``brightstar``, which stops before each of the functions ``at`` when it is first called.

    A point is named ``module:function``, by the module that calls the function.
    """

    def __init__(self, program: Installation, *arguments: str, at: tuple[str, ...]) -> None:
        told = (json.dumps(at), *arguments, "--data-dir", str(program.state))
        self._process = program.start_code(_PROGRAM, *told)

    def wait_for(self, point: str) -> None:
        """Wait until the program has stopped before ``point``."""
        assert self._process.stdout
        too_long = threading.Timer(_LONGEST_SECONDS, self._process.kill)
        too_long.start()
        try:
            line = self._process.stdout.readline().strip()
        finally:
            too_long.cancel()
            too_long.join()
        if line != point:
            self.kill()
            raise AssertionError(f"{line!r} came in place of {point!r}")

    def go_on(self) -> None:
        """Let the program go on from where it stopped."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self) -> subprocess.CompletedProcess[str]:
        """Let the program go on to its end, and return how it ended."""
        output, errors = self._process.communicate("\n", timeout=_LONGEST_SECONDS)
        process = self._process
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def kill(self) -> None:
        """End the program as a loss of power would: at once, with no chance to tidy up."""
        self._process.kill()
        self._process.communicate()
