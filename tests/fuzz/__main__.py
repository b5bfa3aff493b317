"""``python3 dev.py fuzz [--minutes N] [--only NAME]``: gives readers odd input, round after round.

Each round gives every reader some hundred inputs that hypothesis draws anew. What is found is
printed with the smallest input that shows it, and makes the status 1.
"""

import argparse
import logging
import sys
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from hypothesis import HealthCheck, given, settings

from tests.fuzz.targets import TARGETS, Target

_A_ROUND = 300


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz until the time is over; print executions and findings of each reader."""
    asked = _parser().parse_args(arguments)
    logging.disable(logging.CRITICAL)  # what is refused is logged, thousands of times
    try:
        return _fuzz([asked.only] if asked.only else list(TARGETS), asked.minutes * 60)
    finally:
        logging.disable(logging.NOTSET)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="how long to go on")
    parser.add_argument("--only", choices=tuple(TARGETS), help="this reader alone")
    return parser


def _fuzz(names: list[str], seconds: float) -> int:
    executions = Counter[str]()
    found: dict[str, str] = {}
    with suppress(KeyboardInterrupt):  # what was found by then is told all the same
        _go_on(names, monotonic() + seconds, executions, found)
    for name, count in executions.items():
        _say(f"{name}: {'FOUND after' if name in found else 'nothing in'} {count:,} executions")
    for name, finding in found.items():
        _say(f"\n{name}:\n{finding}")
    _say(f"{executions.total():,} executions, {len(found)} findings.")
    return 1 if found else 0


def _go_on(names: list[str], end: float, executions: Counter[str], found: dict[str, str]) -> None:
    """Go round after round until ``end``, leaving out what has shown a finding."""
    while monotonic() < end and names:
        for name in list(names):
            finding = _round(TARGETS[name], name, executions)
            if finding:
                found[name] = finding
                names.remove(name)
            if monotonic() >= end:
                return


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _round(target: Target, name: str, executions: Counter[str]) -> str:
    """Run one round; return what was found, "" where nothing was."""

    def counted(value: object) -> None:
        executions[name] += 1
        target.read(value)

    profile = settings(
        max_examples=_A_ROUND,
        deadline=None,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        profile(given(target.given)(counted))()
    except Exception as error:  # noqa: BLE001  # whatever a reader raises is a finding
        notes = "\n".join(getattr(error, "__notes__", ()))
        return "".join(traceback.format_exception(error)[-3:]) + notes
    return ""


if __name__ == "__main__":
    sys.exit(main())
