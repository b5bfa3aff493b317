"""Which tests reach which lines, measured once for each state of the program and of a test file."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

import msgspec

from tests.mutation.children import Ending, Limits, run_tests
from tests.mutation.draw import LAYERS, Mutant, digest, sources

_LIMITS: Final = Limits(processor=900, wall=3600)


class FileReach(msgspec.Struct):
    """What the tests of one file take in seconds, and which lines of which modules they reach.

    It holds while the file, the modules and what all tests share have these digests.
    """

    digest: str
    shared: str
    modules: dict[str, str]
    seconds: dict[str, float]
    reached: dict[str, dict[str, str]]
    unfit: list[str]
    starting: list[str] = []


@dataclass
class Reach:
    """What all tests reach, by their files."""

    files: dict[str, FileReach]

    def tests_for(self, mutant: Mutant) -> list[str]:
        """Return the tests that could see a mutant, the likeliest and fastest first.

        A test reaches what it runs. What a file's first test caches or sets up is used by the
        others too, and what is run at the import of a module is there for all who import it: so
        the other tests of such files come after those that ran the very lines. Where only the
        import counts, every file has its turn before any has its second. Last come the tests
        that start other processes, in which anything may be run.
        """
        ranked: list[tuple[int, int, bool, float, str]] = []
        for name, file in self.files.items():
            runs = _tests_running(mutant, file)
            candidates = file.seconds if runs else file.starting
            tests = [test for test in candidates if test and test not in file.unfit]
            tests.sort(key=lambda test: (test not in runs, file.seconds[test]))
            for place, test in enumerate(tests):
                if mutant.place.at_import:
                    tier, turn = 0 if runs else 2, place
                else:
                    tier, turn = 0 if test in runs else 1 if runs else 2, 0
                likely = (tier, turn, not _mirrors(name, mutant))
                ranked.append((*likely, file.seconds[test], test))
        return [test for *_, test in sorted(ranked)]

    def seconds_of(self, test: str) -> float:
        """Return how long a test took, or nothing for one that is not there."""
        file = self.files.get(test.partition("::")[0])
        return file.seconds.get(test, 0.0) if file else 0.0

    def unfit(self) -> list[str]:
        """Return the tests that did not pass on the program as it is."""
        return [test for file in self.files.values() for test in file.unfit]


def _tests_running(mutant: Mutant, file: FileReach) -> set[str]:
    """Return which tests of a file ran the mutated statement.

    Where it is run at import, or the module has changed since, any that ran the module counts.
    """
    module = mutant.place.module
    tests = file.reached.get(module, {})
    if mutant.place.at_import or file.modules.get(module) != digest([mutant.original]):
        return set(tests)
    wanted = sum(1 << line for line in mutant.place.lines)
    return {test for test, lines in tests.items() if int(lines, 16) & wanted}


def _mirrors(file: str, mutant: Mutant) -> bool:
    """Return whether a test file lies in the folder that mirrors the mutant's module."""
    return Path(file).parent == Path("tests") / Path(mutant.place.module).parent


def measure(
    server: ForkServerContext,
    root: Path,
    folders: Sequence[Path],
    say: Callable[[str], None],
    *,
    keep: bool = False,
) -> Reach:
    """Return what every test reaches; run those whose file or modules have changed since last time.

    With ``keep``, only those whose file has changed. Each workspace of ``folders`` is used by one
    run at a time.
    """
    modules = {name: digest([text]) for name, text in sources(root).items()}
    present, shared = _test_files(root)
    reach = Reach({name: file for name in present if (file := _kept(_record(root, name)))})
    wanted = [
        name
        for name, state in present.items()
        if (file := reach.files.get(name)) is None
        or file.digest != state
        or not (keep or (file.shared == shared and file.modules.items() <= modules.items()))
    ]
    say(f"{len(wanted)} of {len(present)} test files are measured …")
    free = list(folders)

    def one(name: str) -> None:
        folder = free.pop()
        run = run_tests(server, folder, [name], _LIMITS, layers=LAYERS)
        free.append(folder)
        told = run.told
        reach.files[name] = FileReach(
            digest=present[name],
            shared=shared,
            modules={module: modules[module] for module in told.reached},
            seconds=told.seconds,
            reached=_as_hexadecimals(told.reached),
            starting=told.starting,
            unfit=told.unfit or [name] * (run.ending is not Ending.PASSED),
        )
        write_whole(_record(root, name), msgspec.json.encode(reach.files[name]))
        say(f"{name}: {len(told.seconds)} tests, {run.ending}")

    with ThreadPoolExecutor(len(folders)) as pool:
        list(pool.map(one, wanted))
    return reach


def _as_hexadecimals(reached: dict[str, dict[str, int]]) -> dict[str, dict[str, str]]:
    return {
        module: {test: f"{lines:x}" for test, lines in tests.items()}
        for module, tests in reached.items()
    }


def _record(root: Path, test_file: str) -> Path:
    return root / "build" / "mutation-reach" / f"{test_file.replace('/', '.')}.json"


def _kept(file: Path) -> FileReach | None:
    """Return what was measured of a test file before."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=FileReach)
    except (OSError, msgspec.DecodeError):
        return None


def write_whole(file: Path, content: bytes) -> None:
    """Replace a file at once, so that an end in the middle leaves the one before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_suffix(".making")
    making.write_bytes(content)
    os.replace(making, file)  # noqa: PTH105  # as everywhere in the project


def _test_files(root: Path) -> tuple[dict[str, str], str]:
    """Return a digest of every test file, and one of what they share."""
    tests = root / "tests"
    texts = {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(tests.rglob("*.py"))
        if file.parent != tests / "mutation"  # these reach nothing of the program
    }
    files = {name for name in texts if Path(name).name.startswith("test_")}
    shared = digest(text for name, text in texts.items() if name not in files)
    return {name: digest([texts[name]]) for name in sorted(files)}, shared
