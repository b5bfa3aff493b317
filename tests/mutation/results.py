"""What became of every mutant tried, kept in a file so that nothing is tried twice for nothing."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

import msgspec

from tests.mutation.draw import Mutant, digest
from tests.mutation.reach import Reach, write_whole
from tests.mutation.trials import Outcome, Verdict


class Result(msgspec.Struct, frozen=True):
    """A verdict with the state of the code and of the tests for which it holds."""

    code: str
    tests: str
    verdict: Verdict


class Results:
    """The verdicts of this and earlier runs; each is written down as it comes."""

    def __init__(self, file: Path, reach: Reach) -> None:
        self._file, self._reach, self._lock = file, reach, Lock()
        self._results: dict[str, Result] = {}
        if file.exists():
            self._results = msgspec.json.decode(file.read_bytes(), type=dict[str, Result])

    def add(self, mutant: Mutant, verdict: Verdict) -> None:
        """Write down what became of a mutant."""
        with self._lock:
            tests = self._tests_behind(mutant, verdict)
            self._results[str(mutant)] = Result(digest([mutant.original]), tests, verdict)
            write_whole(self._file, msgspec.json.encode(self._results))

    def verdict(self, mutant: Mutant) -> Verdict | None:
        """Return what became of a mutant, unless its module or its tests have changed since."""
        result = self._results.get(str(mutant))
        if result is None or result.code != digest([mutant.original]):
            return None
        same = result.tests == self._tests_behind(mutant, result.verdict)
        return result.verdict if same else None

    def killer(self, mutant: Mutant) -> str:
        """Return the test that killed a mutant last time."""
        result = self._results.get(str(mutant))
        return result.verdict.by if result else ""

    def _tests_behind(self, mutant: Mutant, verdict: Verdict) -> str:
        """Return the state of the tests on which a verdict rests: the one that killed, or all."""
        rests_on = [verdict.by] if verdict.by else self._reach.tests_for(mutant)
        names = sorted({test.partition("::")[0] for test in rests_on})
        files = self._reach.files
        known = [files[name] for name in names if name in files]
        return digest([*names, *(state for file in known for state in (file.digest, file.shared))])


class Equivalent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mutant that nobody can tell from the program, and why."""

    mutant: str
    becomes: str
    reason: str


def read_equivalents(file: Path) -> dict[str, Equivalent]:
    """Return the mutants judged equivalent, by their names."""
    if not file.exists():
        return {}
    listed = tomllib.loads(file.read_text(encoding="utf-8")).get("equivalent", [])
    return {entry.mutant: entry for entry in msgspec.convert(listed, list[Equivalent])}


def stale(
    equivalents: Mapping[str, Equivalent], drawn: Mapping[Mutant, Verdict | None]
) -> list[str]:
    """Return the entries that name a mutant not drawn, another change, or a mutant killed."""
    by_name = {str(mutant): mutant for mutant in drawn}
    found = []
    for name, entry in equivalents.items():
        mutant = by_name.get(name)
        verdict = drawn[mutant] if mutant else None
        if mutant is None or entry.becomes not in mutant.diff():
            found.append(f"{name}: no such mutant is drawn any more")
        elif verdict and verdict.outcome is not Outcome.SURVIVED:
            found.append(f"{name}: a test tells it from the program ({verdict.outcome})")
    return found
