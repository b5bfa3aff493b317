"""Many programs on one directory at once, round after round: nothing may be lost.

In each round, several commands of two versions of the program start beside one another in a random
order: syncs, searches, windows, and ways back to the edition before. When all have ended, the
pointer must name a whole file, every program must have ended well with right answers, and nothing
may lie in the folder that does not belong there. ``python3 dev.py storm`` makes 200 rounds.
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field, structs

from brightstar_desktop.storage.build import file_digest
from brightstar_desktop.storage.pointer import POINTER_NAME, read_pointer
from tests.support.installation import Installation
from tests.support.published import published_catalogue
from tests.support.publisher.publisher import Publisher

BUNDLED, FETCHED, UPGRADE, NEWEST = "2026.11.23-1", "2026.12.01-1", "2026.12.05-1", "2026.12.09-1"
"""What the program came with, what it fetched, what its upgrade came with, and what is to fetch."""
BEGINNINGS: Final = ("fetched", "fetched", "upgraded", "first start", "damaged")
PROGRAMS: Final = ("sync", "sync", "search", "search", "search", "window", "restore")
_NOTHING_BEFORE: Final = "nothing to go back to"
_LONGEST_SECONDS: Final = 300.0
_SPREAD_SECONDS: Final = 1.0
"""Within how much time the programs of one round start: about as long as one of them takes."""
_FACET: Final = (
    'Facet(name="kinds", title=N_("Kind of provider"), not_stated=N_("kind not stated")),\n'
)
_MORE_FACETS: Final = _FACET + _FACET.replace("kinds", "statuses")
_STATUS: Final = 'facet="statuses", change=ChangeKind.STATUS'


class Round(Struct):
    """What came of one round: how it began, how programs ended, and what was wrong."""

    beginning: str
    seconds: float = 0.0
    endings: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    is_lost: bool = False


class Storm:
    """Two versions of the program that share one ``state``, and a stick with a newer edition."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._lot = folder, random.Random(seed)
        self.state, self._fetched = folder / "state", folder / "fetched"
        self._publisher, self.counts = Publisher(), dict[str, int]()
        self._publish(BUNDLED)
        self.program = Installation(folder / "program", self.state, self._publisher)
        self._publish(FETCHED)
        self._sync_from("earlier")
        shutil.move(self.state, self._fetched)
        self._publish(UPGRADE)
        self.upgraded = Installation(folder / "upgraded", self.state, self._publisher)
        self.upgraded.change("domain/facets.py", _FACET, _MORE_FACETS.replace(",\n", ",\n    ", 1))
        self.upgraded.change("domain/facts.py", _STATUS, f"{_STATUS}, is_filter=True")
        self._publish(NEWEST)
        self.stick = str(self._publisher.write_to(folder / "stick"))

    def round(self, programs: Sequence[str] = PROGRAMS, beginning: str = "") -> Round:
        """Let ``programs`` loose on the directory, and return what came of it."""
        done = Round(beginning or self._lot.choice(BEGINNINGS))
        self._begin(done.beginning)
        started = time.monotonic()
        order = self._lot.sample(programs, len(programs))
        running = [(name, self._start(name, done.beginning)) for name in order]
        for name, process in running:
            self._judge(name, process, done)
        self._judge_directory(done)
        done.seconds = time.monotonic() - started
        return done

    def _publish(self, edition: str) -> None:
        """Publish an edition that has one provider less than the one before it."""
        total = published_catalogue()
        providers = total.providers[len(self.counts) :]
        self._publisher.publish(structs.replace(total, edition=edition, providers=providers))
        self.counts[edition] = len(providers)

    def _sync_from(self, name: str) -> None:
        stick = str(self._publisher.write_to(self._folder / name))
        done = self.program.run("sync", "--from", stick)
        assert done.returncode == 0, done.stderr

    def _begin(self, beginning: str) -> None:
        shutil.rmtree(self.state, ignore_errors=True)
        if beginning == "first start":
            return
        shutil.copytree(self._fetched, self.state)
        if beginning == "damaged":
            pointer = read_pointer(self.state / "directory")
            assert pointer
            (self.state / "directory" / pointer.file).write_bytes(b"no directory")

    def _start(self, name: str, beginning: str) -> "subprocess.Popen[str]":
        time.sleep(self._lot.uniform(0, _SPREAD_SECONDS / len(PROGRAMS)))
        is_upgraded = beginning == "upgraded" and self._lot.random() < 1 / 2
        program = self.upgraded if is_upgraded else self.program
        if name == "window":
            return program.start_window("--screenshot", str(self._folder / "window.png"))
        arguments = {
            "sync": ("sync", "--from", self.stick, "--json"),
            "search": ("search", "", "--json"),
            "restore": ("editions", "--restore", "--json"),
        }
        return program.start(*arguments[name])

    def _judge(self, name: str, process: "subprocess.Popen[str]", done: Round) -> None:
        try:
            output, errors = process.communicate(timeout=_LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
        ending = self._ending(name, process.returncode, output, errors, done.beginning)
        done.endings[f"{name}: {ending or 'WRONG'}"] += 1
        if not ending:
            last = (errors.strip() or output).splitlines()[-1:]
            done.wrong.append(f"{name} ended with {process.returncode}: {last}")

    def _ending(self, name: str, status: int, output: str, errors: str, beginning: str) -> str:
        """Return how a program ended, "" where it did not end well."""
        if name == "restore" and status == 1 and beginning in ("first start", "damaged"):
            return _NOTHING_BEFORE if "no edition before this one" in errors else ""
        told = "was built again" in errors and beginning == "damaged"
        if status or (errors and not told):
            return ""
        if name == "window":
            picture = self._folder / "window.png"
            return "drawn" if picture.stat().st_size > 10_000 else ""
        return self._answer_ending(name, json.loads(output))

    def _answer_ending(self, name: str, answer: dict[str, object]) -> str:
        if name == "search":
            edition = str(answer["edition"])
            return "right" if self.counts.get(edition) == answer["count"] else ""
        named = (answer[key] for key in ("edition", "current", "previous") if answer.get(key))
        if not all(edition in self.counts for edition in named):
            return ""
        return str(answer["outcome"]) if name == "sync" else "went back"

    def _judge_directory(self, done: Round) -> None:
        """See that the pointer names a whole file, and that a last start leaves nothing else."""
        directory = self.state / "directory"
        pointer = read_pointer(directory)
        total = pointer and (directory / pointer.file).is_file()
        if not pointer or not total or file_digest(directory / pointer.file) != pointer.digest:
            done.is_lost = True
            done.wrong.append(f"the pointer names no whole file: {pointer}")
        self._judge("search", self.program.start("search", "", "--json"), done)
        known = re.compile(rf"\.lock|{re.escape(POINTER_NAME)}|directory-.*|catalogue-.*")
        pointer = read_pointer(directory)
        names = {file.name for file in directory.iterdir()}
        surplus = {name for name in names if not known.fullmatch(name)}
        if pointer:
            kept = {pointer.file, pointer.previous}
            surplus |= {name for name in names if name.startswith("directory-")} - kept
            source = f"catalogue-{pointer.source[:12]}.json.gz" if pointer.source else ""
            surplus |= {name for name in names if name.startswith("catalogue-")} - {source}
        arrived = [file.name for file in (self.state / "sync").glob("incoming-*")]
        if surplus or arrived:
            done.wrong.append(f"left behind: {sorted(surplus)} {arrived}")
        done.wrong += self._warnings(done)

    def _warnings(self, done: Round) -> list[str]:
        """Return what the log warns of, but for a way back that led nowhere."""
        log = (self.state / "logs" / "brightstar.log").read_text(encoding="utf-8")
        lines = [line for line in log.splitlines() if " WARNING " in line or " ERROR " in line]
        if done.endings[f"restore: {_NOTHING_BEFORE}"]:
            lines = [line for line in lines if "this computer cannot be used" not in line]
        return lines


def rounds_of(folder: Path, rounds: int, seed: int) -> Iterator[Round]:
    """Make so many rounds."""
    storm = Storm(folder, seed)
    for _number in range(rounds):
        yield storm.round()


def main(argv: Sequence[str] | None = None) -> int:
    """Make rounds, telling of each that went wrong, and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=12)
    arguments = parser.parse_args(argv)
    started, done = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        for one in rounds_of(Path(folder), arguments.rounds, arguments.seed):
            done.append(one)
            wrong = "".join(f"\n  {sentence}" for sentence in one.wrong)
            sys.stdout.write(f"round {len(done)}, {one.beginning}, {one.seconds:.1f} s{wrong}\n")
            sys.stdout.flush()
    sys.stdout.write(figures(done, time.monotonic() - started))
    return 1 if any(one.wrong for one in done) else 0


def figures(done: list[Round], seconds: float) -> str:
    """Return what came of it, in lines for people."""
    endings: Counter[str] = sum((one.endings for one in done), Counter())
    beginnings = Counter(one.beginning for one in done)
    wrong = sum(bool(one.wrong) and not one.is_lost for one in done)
    lines = [
        f"{len(done)} rounds in {seconds:.0f} s: {endings.total()} programs",
        f"  rounds that lost an edition or point at nothing: {sum(one.is_lost for one in done)}",
        f"  rounds with anything else wrong: {wrong}",
        *(f"  began as {name}: {count}" for name, count in sorted(beginnings.items())),
        *(f"  {ending}: {count}" for ending, count in sorted(endings.items())),
    ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
