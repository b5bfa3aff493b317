"""What one run of tests does, in a process that has been forked for it."""

import builtins
import importlib
import io
import os
import resource
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import coverage
import hypothesis
import pytest
from cosmic_ray.exceptions import CosmicRayTestingException


@dataclass(frozen=True)
class Job:
    """Which tests to run, where, and what to note."""

    folder: Path
    temporary: Path
    tests: tuple[str, ...]
    module: str
    layers: tuple[str, ...]


@dataclass
class Told:
    """What a run tells: seconds by test, and by module the lines that each test reached.

    Lines are the bits of a number. What was reached outside of tests stands under "". What a
    test reaches in other processes cannot be seen; ``starting`` names the tests that start any.
    """

    failed: str = ""
    trouble: str = ""
    unfit: list[str] = field(default_factory=list)
    starting: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    reached: dict[str, dict[str, int]] = field(default_factory=dict)


def run(job: Job, sending: Connection, processor_seconds: float) -> None:
    """Do the job, send what is told of it, and end without waiting for what is left running."""
    os.setsid()
    _be_at_home_in(job.folder)
    limit = int(processor_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    told = Told()
    try:
        if job.module:
            importlib.import_module(job.module)
    except BaseException as error:  # noqa: BLE001  # a planted fault may raise anything
        told.trouble = repr(error)
    else:
        _run_pytest(job, told)
    sending.send(asdict(told))  # the class itself is no longer found by its name here
    os._exit(0)


def _be_at_home_in(folder: Path) -> None:
    """Look for the program and its tests in ``folder`` alone, in this process and its children."""
    elsewhere = {"", os.getcwd()}  # noqa: PTH109  # compared with other texts
    sys.path[:] = [str(folder), *(entry for entry in sys.path if entry not in elsewhere)]
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    # What a mutant of an except clause waits for in vain.
    vars(builtins)[CosmicRayTestingException.__name__] = CosmicRayTestingException
    os.chdir(folder)
    os.environ["PYTHONPATH"] = str(folder)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    silence = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(silence, number)
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), open(1, "w"), open(2, "w")  # noqa: SIM115


def _run_pytest(job: Job, told: Told) -> None:
    """Run the tests; those of whole files where what they reach is to be told."""
    # Examples are the same in every run, and a slow machine is no failure.
    hypothesis.settings.register_profile("mutation", derandomize=True, deadline=None, database=None)
    hypothesis.settings.load_profile("mutation")
    # What is compiled while the modules are as they are serves the later runs.
    sys.dont_write_bytecode = not job.layers
    options = ["-q", "-p", "no:cacheprovider", "--basetemp", str(job.temporary / "base")]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # plugins are loaded already
    files = list(dict.fromkeys(test.partition("::")[0] for test in job.tests))
    if job.layers:
        measured = coverage.Coverage(
            data_file=None,
            config_file=False,
            include=[f"{job.folder}/brightstar_desktop/{layer}/*" for layer in job.layers],
        )
        notes = _Notes(told, measured)
        sys.addaudithook(notes.hear)
        measured.start()
        pytest.main([*options, *files], plugins=[notes])
        measured.stop()
        told.reached = _lines(measured, job.folder / "brightstar_desktop")
    else:
        pytest.main([*options, "-x", *files], plugins=[_InOrder(job.tests), _Notes(told)])


def _lines(measured: coverage.Coverage, package: Path) -> dict[str, dict[str, int]]:
    """Return the lines reached of each module, by test."""
    reached: dict[str, dict[str, int]] = {}
    data = measured.get_data()
    for file in data.measured_files():
        tests: defaultdict[str, int] = defaultdict(int)
        for line, contexts in data.contexts_by_lineno(file).items():
            for test in contexts:
                tests[test] |= 1 << line
        reached[Path(file).relative_to(package).as_posix()] = dict(tests)
    return reached


class _Notes:
    """A plugin of pytest's that notes times and failures, and names tests to coverage.py."""

    def __init__(self, told: Told, measured: coverage.Coverage | None = None) -> None:
        self._told, self._measured, self._running = told, measured, ""

    def hear(self, event: str, _arguments: object) -> None:
        """Note the test that starts another process."""
        if event == "subprocess.Popen" and self._running not in self._told.starting:
            self._told.starting.append(self._running)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if self._measured:
            self._measured.switch_context(item.nodeid)
        self._running = item.nodeid
        done = yield
        if self._measured:
            self._measured.switch_context("")
        return done

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        seconds = self._told.seconds
        seconds[report.nodeid] = seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self._fail(report.nodeid)
        elif report.skipped:
            self._told.unfit.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._fail(report.nodeid)

    def _fail(self, name: str) -> None:
        self._told.failed = self._told.failed or name
        self._told.unfit.append(name)


class _InOrder:
    """A plugin of pytest's that runs the tests asked for alone, in the order of asking."""

    def __init__(self, tests: tuple[str, ...]) -> None:
        self._rank = {test: rank for rank, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        wanted = [item for item in items if item.nodeid in self._rank]
        items[:] = sorted(wanted, key=lambda item: self._rank[item.nodeid])
