#!/usr/bin/env python3
"""Kills a sync at any moment, again and again: what is left is the old edition or the new one.

A copy of the program, signed by a publisher of tests, syncs in a process of its own, which is
killed as a loss of power would: at once, with no chance to tidy up. Then the directory is opened
as the program opens it. It must be whole, without repair, and a later sync must bring the new
edition. ``python tests/sync/kill_nine.py`` does so 200 times and prints figures.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

if not __package__:  # run as a script: the checkout is three levels up
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec import Struct, structs

from brightstar_desktop import paths
from brightstar_desktop.domain.query import Query
from brightstar_desktop.storage.build import BUILDING_PREFIX, file_digest
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.storage.pointer import read_pointer
from brightstar_desktop.sync.check_state import UpdatePaths, UpdatePreferences
from brightstar_desktop.sync.update_checker import UpdateChecker
from tests.support.published import published_catalogue
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer

OLD, NEW = "2026.11.23-1", "2026.12.01-1"
_POLL_SECONDS: Final = 0.002
_TRIALS: Final = 3
_PROGRAM: Final = "import sys; from brightstar_desktop.cli import main; sys.exit(main())"


class Timing(Struct, frozen=True):
    """How long an undisturbed sync takes, and when it begins to write, in seconds."""

    total: float
    writes: float


class Round(Struct, frozen=True):
    """One killed sync: when it was killed, how far it had come, and the edition it left."""

    seconds: float
    stage: str
    edition: str


class TornError(AssertionError):
    """Something was left that is neither the old edition nor the new one."""


class Installation:
    """A copy of the program in ``folder``, and editions that it may trust."""

    def __init__(self, folder: Path) -> None:
        self.program, self.state = folder / "program", folder / "state"
        self.published, self._fresh = folder / "published", folder / "fresh"
        self._copy_program()
        publisher = Publisher()
        catalogue = structs.replace(published_catalogue(), edition=OLD)
        publisher.publish(catalogue)
        publisher.write_to(self.program / "data" / "published")
        publisher.publish(
            structs.replace(catalogue, edition=NEW, providers=catalogue.providers[1:])
        )
        publisher.write_to(self.published)
        total = len(catalogue.providers)
        self._counts = {OLD: total, NEW: total - 1}
        self._open(self._fresh)

    def start_over(self) -> None:
        """Put the old edition in use, as on a computer that has never checked for a newer one."""
        shutil.rmtree(self.state, ignore_errors=True)
        shutil.copytree(self._fresh, self.state)

    def start_sync(self, source: str) -> "subprocess.Popen[bytes]":
        """Start a sync in a process of its own."""
        command = [
            sys.executable, "-c", _PROGRAM, "sync",
            "--from", source, "--data-dir", str(self.state),
        ]  # fmt: skip
        own = {"PYTHONPATH": str(self.program)}
        return subprocess.Popen(
            command,
            cwd=self.program,
            env=os.environ | own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def stage(self) -> str:
        """Return how far a sync had come, by what lies there."""
        pointer = read_pointer(self.state / "directory")
        if pointer and NEW in pointer.file:
            return "5 switched"
        if list((self.state / "directory").glob(f"directory-{NEW}-*.sqlite")):
            return "4 renamed"
        if list((self.state / "directory").glob(f"{BUILDING_PREFIX}*")):
            return "3 building"
        return "2 arriving" if self.is_writing() else "1 asking"

    def is_writing(self) -> bool:
        """Return whether a sync has begun to write the edition."""
        return bool(list((self.state / "sync").glob("incoming-*")))

    def edition(self) -> str:
        """Return the edition in use, having seen that it is whole. Raises TornError otherwise."""
        pointer = read_pointer(self.state / "directory")
        if pointer is None:
            raise TornError("there is no pointer")
        if file_digest(self.state / "directory" / pointer.file) != pointer.digest:
            raise TornError(f"{pointer.file} is not what its pointer says")
        edition, count, notice = self._open(self.state)
        if notice or self._counts.get(edition) != count or edition not in pointer.file:
            raise TornError(f"{edition} with {count} providers in {pointer.file}: {notice}")
        return edition

    def sync_again(self, source: str) -> None:
        """Sync once more, undisturbed. Raises where that does not bring the new edition."""
        update_paths = UpdatePaths(
            folder=self.state / "sync",
            bundled_metadata=self.program / "data" / "published" / "metadata",
            directory=self.state / "directory",
            geography=self.program / "data" / "geography",
        )
        edition = UpdateChecker(update_paths, UpdatePreferences).check(source).edition
        if edition != NEW or self.edition() != NEW or self.is_writing():
            raise TornError(f"a later sync left {edition}")

    def _copy_program(self) -> None:
        root = paths.bundle_root()
        skipped = shutil.ignore_patterns("__pycache__", "published")
        for name in ("brightstar_desktop", "resources"):
            shutil.copytree(root / name, self.program / name, ignore=skipped)
        shutil.copytree(root / "data" / "geography", self.program / "data" / "geography")

    def _open(self, state: Path) -> tuple[str, int, str]:
        data = self.program / "data"
        catalogue = data / "published" / "targets" / "catalogue.json.gz"
        opened = open_directory(state / "directory", catalogue, data / "geography")
        edition = opened.reader.edition()
        return edition.name, opened.reader.search(Query()).count, opened.notice


def measure(installation: Installation, source: str) -> Timing:
    """Sync undisturbed a few times; the first one only warms up."""
    timings = []
    for _trial in range(_TRIALS + 1):
        installation.start_over()
        started, writes = time.monotonic(), 0.0
        process = installation.start_sync(source)
        while process.poll() is None:
            if not writes and installation.is_writing():
                writes = time.monotonic() - started
            time.sleep(_POLL_SECONDS)
        if process.returncode:
            raise TornError(f"an undisturbed sync ended with {process.returncode}")
        timings.append(Timing(time.monotonic() - started, writes))
    timings.sort(key=lambda timing: timing.total)
    return timings[(_TRIALS - 1) // 2]


def moment_in(timing: Timing, lot: random.Random) -> float:
    """Return when to kill: in a third of cases anywhere, else while there is something to spoil."""
    if lot.random() < 1 / 3:
        return lot.uniform(0, timing.total)
    return lot.uniform(timing.writes * 0.97, timing.total * 1.03)


def kill_at(installation: Installation, source: str, seconds: float) -> Round:
    """Kill a sync after so many seconds, and return what it left, having seen it whole."""
    installation.start_over()
    process = installation.start_sync(source)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    stage = installation.stage() if process.returncode else "6 ended before"
    edition = installation.edition()
    installation.sync_again(source)
    return Round(seconds, stage, edition)


def rounds_of(folder: Path, rounds: int, seed: int) -> Iterator[Round]:
    """Kill so many syncs, by turns over http and from a folder. Raises TornError for a bad one."""
    installation, lot = Installation(folder), random.Random(seed)
    with LoopbackServer(installation.published) as server:
        sources = (server.url, str(installation.published))
        timings = [measure(installation, source) for source in sources]
        for number in range(rounds):
            source, timing = sources[number % 2], timings[number % 2]
            yield kill_at(installation, source, moment_in(timing, lot))


def main(argv: Sequence[str] | None = None) -> int:
    """Kill, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=9)
    arguments = parser.parse_args(argv)
    started, done, trouble = time.monotonic(), [], ""
    with tempfile.TemporaryDirectory() as folder:
        try:
            for one in rounds_of(Path(folder), arguments.rounds, arguments.seed):
                done.append(one)  # noqa: PERF402  # what was done before trouble counts too
        except TornError as error:
            trouble = f"BROKEN in round {len(done) + 1}: {error}\n"
    sys.stdout.write(trouble + figures(done, time.monotonic() - started))
    return 1 if trouble else 0


def figures(done: list[Round], seconds: float) -> str:
    """Return what came of it, in lines for people."""
    editions = Counter(one.edition for one in done)
    lines = [
        f"{len(done)} syncs killed in {seconds:.0f} s",
        f"  left the old edition whole: {editions[OLD]}",
        f"  left the new edition whole: {editions[NEW]}",
        f"  left anything else: {len(done) - editions[OLD] - editions[NEW]}",
    ]
    for stage, count in sorted(Counter(one.stage for one in done).items()):
        median = statistics.median(one.seconds for one in done if one.stage == stage)
        lines.append(f"  killed at stage {stage:<15} {count:>4}, median after {median:.2f} s")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
