"""Shortlists that are kept, as the tests of them need it."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from brightstar_desktop.domain.visit import Saved, Visit
from brightstar_desktop.storage.personal_store import PersonalFile
from tests.support.factories import TODAY

PLANTED: Final = "zanzibarquilt"
"""A word that stands nowhere else."""


class MovingClock:
    """Tells the same day until it is moved."""

    def __init__(self, day: date = TODAY) -> None:
        self.day = day

    def today(self) -> date:
        """Return the day it stands at."""
        return self.day

    def move(self, days: int = 1) -> None:
        """Go on, or back, by so many days."""
        self.day += timedelta(days=days)


def kept_in(folder: Path, clock: MovingClock | None = None) -> PersonalFile:
    """Return what keeps a shortlist in ``folder``; it does not wait long for others."""
    clock = clock or MovingClock()
    return PersonalFile(folder / "personal.sqlite", folder / "personal-backups", clock, 0.2)


def visit_of(**notes: str) -> Visit:
    """Return a visit with these providers and the notes on them."""
    return Visit(tuple(Saved(slug, note) for slug, note in notes.items()))


def files_with(word: str, folder: Path) -> list[Path]:
    """Return the files below ``folder`` that hold ``word``, also while a program changes them."""
    files = [Path(at, name) for at, _folders, names in os.walk(folder) for name in names]
    return [file for file in files if word.encode() in _bytes_of(file)]


def _bytes_of(file: Path) -> bytes:
    """Return the bytes of a file, none where it went after it was listed, as a journal does."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def content(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below ``folder``."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}
