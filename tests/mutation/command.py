"""``python3 dev.py mutate``: plants faults and tells which of them no test notices.

What was found stands in ``build/mutation.json``; a run that was ended goes on where it was, and
only mutants whose module or tests have changed are tried again.
"""

import argparse
import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutation import report
from tests.mutation.children import LIBRARIES, start_server
from tests.mutation.draw import COUNT, SEED, Mutant, ranked, sources
from tests.mutation.reach import measure
from tests.mutation.results import Results, read_equivalents
from tests.mutation.trials import PATIENCE, Bench, BrokenCopyError, Outcome, Verdict
from tests.mutation.workspace import workspaces


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants that are drawn, print what survived, and return 1 where too much did."""
    asked = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the copies are removed
    drawing, server = ranked(sources(asked.root), asked.seed), start_server(asked.libraries)
    with workspaces(asked.root, asked.workers) as folders:
        reach = measure(server, asked.root, folders, _say, keep=asked.keep_reach)
        for test in reach.unfit():
            _say(f"left out, as it does not pass here without a fault either: {test}")
        results = Results(asked.root / "build" / "mutation.json", reach)
        benches = [Bench(server, folder, reach, asked.patience) for folder in folders]
        try:
            drawn = _try_until_enough(drawing, asked, results, benches)
        except BrokenCopyError as error:
            _say(f"stopped, because the copy of the project is broken: {error}")
            return 1
    equivalents = read_equivalents(asked.root / "tests" / "mutation" / "equivalent.toml")
    for line in report.report(drawn, equivalents):
        _say(line)
    found = list(report.troubles(drawn, equivalents))
    for line in found:
        _say(line)
    return int(bool(found))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many mutants to try")
    parser.add_argument("--seed", type=int, default=SEED, help="another draw")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--only", default="", help="try again those alone whose name holds this")
    parser.add_argument("--again", choices=("survivors", "all"), help="try these again")
    parser.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        help="how many seconds of tests, as they take without a fault, a mutant has to outlive",
    )
    parser.add_argument(
        "--keep-reach",
        action="store_true",
        help="do not measure anew which tests reach a module that has changed",
    )
    parser.add_argument("--libraries", nargs="*", default=LIBRARIES, help=argparse.SUPPRESS)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    return parser


def _try_until_enough(
    drawing: Sequence[Mutant],
    asked: argparse.Namespace,
    results: Results,
    benches: Sequence[Bench],
) -> dict[Mutant, Verdict | None]:
    """Try mutants in the order of the draw until as many as wanted could be imported."""
    again = {mutant for mutant in drawing if _is_wanted_again(mutant, asked, results)}
    incompetent = -1
    drawn: dict[Mutant, Verdict | None] = {}
    while (now := _incompetent(drawn)) != incompetent:
        incompetent = now
        chosen = drawing[: asked.count + incompetent]
        open_ = [each for each in chosen if each in again or results.verdict(each) is None]
        again.clear()
        _try(open_, results, benches)
        drawn = {mutant: results.verdict(mutant) for mutant in chosen}
    return drawn


def _is_wanted_again(mutant: Mutant, asked: argparse.Namespace, results: Results) -> bool:
    verdict = results.verdict(mutant)
    if verdict is None:
        return False
    if asked.again == "survivors":
        return verdict.outcome is Outcome.SURVIVED
    named = bool(asked.only) and asked.only in str(mutant)
    return asked.again == "all" or named


def _incompetent(drawn: dict[Mutant, Verdict | None]) -> int:
    verdicts = drawn.values()
    return sum(verdict.outcome is Outcome.INCOMPETENT for verdict in verdicts if verdict)


def _try(mutants: Sequence[Mutant], results: Results, benches: Sequence[Bench]) -> None:
    """Try mutants, one at a time on each bench."""
    free = SimpleQueue[Bench]()
    for bench in benches:
        free.put(bench)

    def one(numbered: tuple[int, Mutant]) -> None:
        number, mutant = numbered
        bench = free.get()
        verdict = bench.judge(mutant, results.killer(mutant))
        free.put(bench)
        results.add(mutant, verdict)
        by = f" by {verdict.by}" if verdict.by else ""
        _say(f"{number} of {len(mutants)}: {verdict.outcome}{by}: {mutant}")

    with ThreadPoolExecutor(len(benches)) as pool:
        list(pool.map(one, enumerate(mutants, 1)))


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # the result
