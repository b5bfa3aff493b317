"""What is printed of a run: figures, and every survivor as a change of the source."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from tests.mutation.draw import Mutant
from tests.mutation.results import Equivalent, stale
from tests.mutation.trials import Outcome, Verdict

LEAST_KILLED: Final = 0.90
MOST_EQUIVALENT: Final = 0.05

Drawn = Mapping[Mutant, Verdict | None]


def report(drawn: Drawn, equivalents: Mapping[str, Equivalent]) -> Iterator[str]:
    """Yield the lines of a report, the survivors first and the figures last."""
    for mutant in survivors(drawn):
        entry, verdict = equivalents.get(str(mutant)), drawn[mutant]
        yield f"\n{mutant}"
        yield mutant.diff()
        if entry:
            yield f"equivalent: {entry.reason}"
        elif verdict:
            left = f", {verdict.not_tried} slower ones not tried" if verdict.not_tried else ""
            yield f"outlived {verdict.tried} tests{left}"
    yield ""
    yield from _by_layer(drawn)
    counts = _counts(drawn)
    same = sum(str(mutant) in equivalents for mutant in survivors(drawn))
    total = _competent(drawn)
    yield (
        f"{_killed(drawn)} of {total} killed ({_share(_killed(drawn), total)}), of these"
        f" {counts[Outcome.TIMED_OUT]} by their time; {counts[Outcome.SURVIVED]} survived, of these"
        f" {same} judged equivalent; {counts[Outcome.INCOMPETENT]} that cannot be imported were"
        f" replaced; {counts[None]} not tried"
    )


def troubles(drawn: Drawn, equivalents: Mapping[str, Equivalent]) -> Iterator[str]:
    """Yield why a run does not pass."""
    yield from stale(equivalents, drawn)
    total = _competent(drawn)
    if _killed(drawn) < LEAST_KILLED * total:
        yield f"fewer than {LEAST_KILLED:.0%} were killed"
    if len(equivalents) > MOST_EQUIVALENT * total:
        yield f"more than {MOST_EQUIVALENT:.0%} are called equivalent"


def survivors(drawn: Drawn) -> list[Mutant]:
    """Return the mutants that no test told from the program, by module and line."""
    left = [
        mutant
        for mutant, verdict in drawn.items()
        if verdict and verdict.outcome is Outcome.SURVIVED
    ]
    return sorted(left, key=lambda mutant: (mutant.place.module, mutant.place.start))


def _by_layer(drawn: Drawn) -> Iterator[str]:
    layers = sorted({mutant.place.module.partition("/")[0] for mutant in drawn})
    for layer in layers:
        part = {
            mutant: verdict
            for mutant, verdict in drawn.items()
            if mutant.place.module.startswith(f"{layer}/")
        }
        killed, total = _killed(part), _competent(part)
        yield f"{layer:13} {killed:4} of {total:4} killed, {_share(killed, total)}"


def _counts(drawn: Drawn) -> Counter[Outcome | None]:
    return Counter(verdict.outcome if verdict else None for verdict in drawn.values())


def _killed(drawn: Drawn) -> int:
    counts = _counts(drawn)
    return counts[Outcome.KILLED] + counts[Outcome.TIMED_OUT]


def _competent(drawn: Drawn) -> int:
    return len(drawn) - _counts(drawn)[Outcome.INCOMPETENT]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"
