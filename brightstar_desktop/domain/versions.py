"""Which of two versions of the program, or of two editions, is newer."""

import re
from typing import Final

_VERSION: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9}){0,3})(?:(a|b|rc)([0-9]{1,9}))?")
_FINISHED: Final = "z"
"""Sorts behind "a", "b" and "rc": a trial version comes before what it leads to."""

VersionOrder = tuple[tuple[int, ...], str, int]


def version_order(version: str) -> VersionOrder | None:
    """Return what sorts versions by age, or None where ``version`` is none: 1.2.0, 1.3rc1."""
    match = _VERSION.fullmatch(version)
    if match is None:
        return None
    numbers = [int(part) for part in match[1].split(".")]
    padded = (*numbers, *([0] * (4 - len(numbers))))
    return padded, match[2] or _FINISHED, int(match[3] or 0)


def is_newer(offered: str, running: str) -> bool:
    """Return whether ``offered`` comes after ``running``; False where either is no version."""
    ours, theirs = version_order(running), version_order(offered)
    return ours is not None and theirs is not None and theirs > ours


def edition_key(edition: str) -> tuple[int, ...]:
    """Return what sorts editions by age: "2026.11.23-10" is newer than "2026.11.23-9"."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,18}", edition))
