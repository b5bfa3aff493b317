"""Crisis lines: each told in both languages, and none that the program knows left out."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.publishing.checks.contacts import url_fault
from brightstar_desktop.publishing.problems import Problem

CRISIS_FILE: Final = "crisis.toml"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


def check_crisis(
    lines: tuple[CrisisLine, ...], published_on: date | None = None
) -> Iterator[Problem]:
    """Yield the problems of the ways to reach help in a crisis."""
    codes = [line.code for line in lines]
    for index, line in enumerate(lines):
        for name, message, remedy in _faults(line):
            yield Problem(CRISIS_FILE, f"lines[{index}].{name}", message, remedy)
        if published_on and line.valid_until and line.valid_until < published_on:
            message = f"What it says ended on {line.valid_until}, before the publication."
            where = f"lines[{index}].valid_until"
            yield Problem(CRISIS_FILE, where, message, "Look it up again, then set the new day.")
        if codes.index(line.code) != index:
            message = f"The code {line.code!r} is used twice."
            yield Problem(CRISIS_FILE, f"lines[{index}].code", message, "Give each line its own.")
    numbers = {line.code: line.number for line in lines}
    for core in CORE_CRISIS_LINES:
        if numbers.get(core.code) != core.number:
            message = f"The line {core.code!r} with the number {core.number} is missing."
            remedy = "Restore it, or change it in the program as well."
            yield Problem(CRISIS_FILE, "lines", message, remedy)


def _faults(line: CrisisLine) -> Iterator[tuple[str, str, str]]:
    for name, text in (
        ("label", line.label),
        ("how", line.how),
        ("note", line.note),
        ("hours", line.hours),
    ):
        if text is not None and not text.es:
            yield name, "The text has no Spanish.", 'Add es = "…".'
    if line.valid_until and not line.source:
        yield "source", "What ends on a day needs an address that knows.", "Write https://…"
    if not any(letter.isdigit() for letter in line.number):
        yield "number", "There is no number to dial.", "Write it as people dial it."
    for language in line.languages:
        if not _LANGUAGE.fullmatch(language):
            yield "languages", f"{language!r} is no code of ISO 639.", 'Write "en", "es", "ase" …'
    fault = url_fault(line.source) if line.source else ""
    if fault:
        yield "source", fault, "Write https://…"
