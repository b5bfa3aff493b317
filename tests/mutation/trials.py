"""Tries one mutant: runs the tests that reach it until one of them fails, twice."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

import msgspec

from tests.mutation.children import Ending, Limits, Run, run_tests
from tests.mutation.draw import Mutant
from tests.mutation.reach import Reach
from tests.mutation.workspace import planted

PATIENCE: Final = 40.0
"""How many seconds of tests a mutant may take before it is said to have survived."""

# The likeliest tests go first, in a run of their own, as most mutants do not outlive them.
_FIRST_TESTS: Final = 30
_FIRST_SECONDS: Final = 3.0


class Outcome(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    INCOMPETENT = "incompetent"  # the module cannot even be imported: not counted


class Verdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a mutant, with the test that killed it, or how many it outlived."""

    outcome: Outcome
    by: str = ""
    tried: int = 0
    not_tried: int = 0


class BrokenCopyError(Exception):
    """Tests fail in the copy of the project though no fault is planted in it."""


class Bench:
    """Where mutants are tried: a workspace, what reaches them, and the server of processes."""

    def __init__(
        self, server: ForkServerContext, folder: Path, reach: Reach, patience: float
    ) -> None:
        self._server, self._folder, self._reach = server, folder, reach
        self._patience = patience

    def judge(self, mutant: Mutant, likeliest: str = "") -> Verdict:
        """Try a mutant, with the test that killed it before as the first."""
        every = self._reach.tests_for(mutant)
        if likeliest in every:
            every.insert(0, every.pop(every.index(likeliest)))
        tests = list(self._affordable(every))
        with planted(self._folder / mutant.file, mutant.source):
            verdict = next(filter(None, (self._try(mutant, b) for b in self._batches(tests))), None)
        if verdict is None:
            left = len(every) - len(tests)
            return Verdict(outcome=Outcome.SURVIVED, tried=len(tests), not_tried=left)
        self._check_without(mutant, verdict)
        return verdict

    def _check_without(self, mutant: Mutant, verdict: Verdict) -> None:
        """Raise BrokenCopyError where it was not the fault that made a test fail.

        Somebody may have taken away what all tests need; then every mutant would count as killed.
        """
        tests = [verdict.by] if "::" in verdict.by else self._reach.tests_for(mutant)[:1]
        if all(self._run(mutant, tests).ending is not Ending.PASSED for _time in range(2)):
            raise BrokenCopyError(f"without any fault this fails too: {tests[0]}")

    def _affordable(self, tests: Sequence[str]) -> Iterator[str]:
        spent = 0.0
        for test in tests:
            spent += self._reach.seconds_of(test)
            if spent > self._patience:
                return
            yield test

    def _batches(self, tests: Sequence[str]) -> Iterator[list[str]]:
        """Split tests into the first few, and the others file by file."""
        spent, count = 0.0, 0
        for test in islice(tests, _FIRST_TESTS):
            spent += self._reach.seconds_of(test)
            if count and spent > _FIRST_SECONDS:
                break
            count += 1
        yield list(tests[:count])
        if others := tests[count:]:
            files = list(dict.fromkeys(map(_file_of, others)))
            yield sorted(others, key=lambda test: files.index(_file_of(test)))

    def _try(self, mutant: Mutant, tests: list[str]) -> Verdict | None:
        """Return what kills a mutant among the tests; a test has to fail alone too."""
        while tests:
            run = self._run(mutant, tests)
            match run.ending:
                case Ending.PASSED:
                    return None
                case Ending.TIMED_OUT:
                    return Verdict(outcome=Outcome.TIMED_OUT, by=tests[0])
                case Ending.NOT_IMPORTED:
                    return Verdict(outcome=Outcome.INCOMPETENT)
            if not run.failed or "::" not in run.failed:  # crashed, or a file that cannot be read
                return Verdict(outcome=Outcome.KILLED, by=run.failed or tests[0])
            if self._run(mutant, [run.failed]).ending is not Ending.PASSED:
                return Verdict(outcome=Outcome.KILLED, by=run.failed)
            tests = tests[tests.index(run.failed) + 1 :]
        return None

    def _run(self, mutant: Mutant, tests: list[str]) -> Run:
        seconds = sum(map(self._reach.seconds_of, tests))
        files = len({_file_of(test) for test in tests})
        limits = Limits(processor=5 + files + 5 * seconds, wall=120 + 20 * seconds)
        module = mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        return run_tests(self._server, self._folder, tests, limits, module=module)


def _file_of(test: str) -> str:
    return test.partition("::")[0]
