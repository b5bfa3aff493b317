"""The command on a small project: what no test notices is reported, and the rest is killed."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.architecture.sources import ROOT
from tests.mutation.children import Ending, Limits, run_tests, start_server
from tests.mutation.draw import ranked, sources
from tests.mutation.reach import measure
from tests.mutation.trials import PATIENCE, Bench, BrokenCopyError

PROGRAM = '''"""A program of two functions."""


def is_far(miles: float) -> bool:
    return miles > 25


def doubled(amount: int) -> int:
    return amount * 2
'''

TESTS = """from brightstar_desktop.domain.distance import doubled, is_far


def test_far():
    assert is_far(100) and not is_far(1)  # and says nothing of 25


def test_doubled():
    assert doubled(3) == 6
"""

MODULE = "domain/distance.py"
BOUNDARY = "is_far(25.1) and not is_far(25)"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        f"brightstar_desktop/{MODULE}": PROGRAM,
        "pytest.ini": "[pytest]\naddopts = -p no:pytest-qt\n",
        "brightstar_desktop/__init__.py": "",
        "brightstar_desktop/domain/__init__.py": "",
        "tests/__init__.py": "",
        "tests/domain/__init__.py": "",
        "tests/domain/test_distance.py": TESTS,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def mutate(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a project of few places, all of which are tried."""
    command = [sys.executable, "-m", "tests.mutation", "--root", str(project), "--workers", "1"]
    command += ["--libraries", "coverage", "hypothesis", "_pytest.python"]
    return subprocess.run(
        [*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def outcomes(project: Path) -> dict[str, str]:
    kept = msgspec.json.decode((project / "build" / "mutation.json").read_bytes())
    return {
        name.removeprefix(f"{MODULE}::"): result["verdict"]["outcome"]
        for name, result in kept.items()
    }


def test_survivors_are_reported_and_tried_again_when_a_test_changes(project: Path) -> None:
    first = mutate(project)
    found = outcomes(project)
    assert {found[name] for name in found if name.startswith("doubled")} == {"killed"}
    survived = [name for name in found if found[name] == "survived"]
    assert {name.partition(" ")[0] for name in survived} == {"is_far"}
    assert any(name.startswith("is_far number 1") for name in survived)  # 24 or 26 for 25
    assert "-    return miles > 25" in first.stdout
    assert first.stdout.splitlines()[-1] == "fewer than 90% were killed"
    assert first.returncode == 1
    assert (project / "brightstar_desktop" / MODULE).read_text(encoding="utf-8") == PROGRAM

    tests = project / "tests" / "domain" / "test_distance.py"
    tests.write_text(TESTS.replace("is_far(100) and not is_far(1)", BOUNDARY), encoding="utf-8")
    second = mutate(project)
    assert "4 of 4 killed (100.0%)" in second.stdout
    assert second.returncode == 0


def test_what_is_called_equivalent_has_to_survive(project: Path) -> None:
    listed = project / "tests" / "mutation" / "equivalent.toml"
    listed.parent.mkdir()
    entry = '[[equivalent]]\nmutant = "{}"\nbecomes = "{}"\nreason = "a trial"\n'
    mutants = [str(mutant) for mutant in ranked(sources(project))]
    places = ("is_far number 1", "doubled number 1", "doubled number 9")
    names = [next((each for each in mutants if place in each), place) for place in places]
    entries = [entry.format(name, "+    return") for name in names]
    listed.write_text("".join(entries), encoding="utf-8")
    done = mutate(project)
    assert "equivalent: a trial" in done.stdout
    assert f"\n{names[0]}: " not in done.stdout
    assert f"\n{names[1]}: a test tells it from the program" in done.stdout
    assert f"\n{names[2]}: no such mutant is drawn any more" in done.stdout

    again = mutate(project)
    assert " of 4: " in done.stdout
    assert " of 4: " not in again.stdout  # nothing has changed
    assert done.stdout.endswith(again.stdout[again.stdout.index("\n\n") :])


def test_a_test_that_fails_without_the_fault_too_kills_nothing(project: Path) -> None:
    mutant = ranked(sources(project))[0]
    server = start_server([])
    reach = measure(server, project, [project], lambda _line: None)
    tests = project / "tests" / "domain" / "test_distance.py"
    tests.write_text(TESTS.replace("== 6", "== 7").replace("is_far(100)", "is_far(0)"))
    with pytest.raises(BrokenCopyError, match="without any fault this fails too"):
        Bench(server, project, reach, PATIENCE).judge(mutant)
    assert (project / "brightstar_desktop" / MODULE).read_text(encoding="utf-8") == PROGRAM


def test_a_run_without_end_is_ended(project: Path) -> None:
    endless = "def test_that_never_ends():\n    while True:\n        pass\n"
    (project / "tests" / "test_endless.py").write_text(endless, encoding="utf-8")
    tests = ["tests/test_endless.py::test_that_never_ends"]
    run = run_tests(start_server([]), project, tests, Limits(processor=0, wall=30))
    assert run.ending is Ending.TIMED_OUT
