"""Runs tests in processes of their own, which begin with the large libraries already loaded.

A server process loads the libraries once and none of the program's modules; every run is forked
from it, looks for the program in its workspace and is ended with all that it started.
"""

import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Final

from tests.mutation import inside

LIBRARIES: Final = [
    "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg",
    "PySide6.QtPrintSupport", "pytestqt.plugin", "_pytest.assertion.rewrite", "_pytest.python",
    "hypothesis", "hypothesis.strategies", "_hypothesis_pytestplugin", "coverage", "msgspec",
    "rapidfuzz", "sqlalchemy", "sqlalchemy.dialects.sqlite", "markdown_it", inside.__name__,
]  # fmt: skip


class Ending(StrEnum):
    """How a run of tests ended."""

    PASSED = "passed"
    FAILED = "failed"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    NOT_IMPORTED = "not imported"


@dataclass(frozen=True)
class Limits:
    """How much time a run may take, by the processor's clock and by the wall's."""

    processor: float
    wall: float


@dataclass(frozen=True)
class Run:
    """What came of one run: the first test that failed, and what each test took and reached."""

    ending: Ending
    failed: str = ""
    told: inside.Told = field(default_factory=inside.Told)


def start_server(libraries: Sequence[str] = LIBRARIES) -> ForkServerContext:
    """Return what forks the runs. It inherits this process's surroundings when it is first used."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(list(libraries))
    return server


def run_tests(
    server: ForkServerContext,
    folder: Path,
    tests: Sequence[str],
    limits: Limits,
    *,
    module: str = "",
    layers: Sequence[str] = (),
) -> Run:
    """Run tests of the workspace ``folder`` in their order until one fails.

    ``module`` is imported first, so that a fault with which it cannot be is told apart. With
    ``layers``, all tests are run, and what they reach in those parts of the package is told.
    """
    receiving, sending = server.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(
        prefix="brightstar-tests-", ignore_cleanup_errors=True
    ) as temporary:
        job = inside.Job(folder, Path(temporary), tuple(tests), module, tuple(layers))
        process = server.Process(target=inside.run, args=(job, sending, limits.processor))
        process.start()
        sending.close()
        try:
            return _outcome(receiving, process, limits.wall)
        finally:
            _end(process)
            receiving.close()
            shutil.rmtree(temporary, ignore_errors=True)


def _outcome(receiving: Connection, process: ForkServerProcess, wall: float) -> Run:
    if not receiving.poll(wall):
        return Run(Ending.TIMED_OUT)
    try:
        told = inside.Told(**receiving.recv())
    except EOFError:
        process.join(10)
        used_up = process.exitcode in (-signal.SIGXCPU, -signal.SIGKILL)
        return Run(Ending.TIMED_OUT if used_up else Ending.CRASHED)
    if told.trouble:
        return Run(Ending.NOT_IMPORTED, told=told)
    return Run(Ending.FAILED if told.failed else Ending.PASSED, told.failed, told)


def _end(process: ForkServerProcess) -> None:
    """End a run and whatever it started; each run leads a group of processes."""
    try:
        os.killpg(process.pid or 0, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.join()
