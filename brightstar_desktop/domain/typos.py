"""Misspelt words: what was most likely meant, or nothing when that is doubtful."""

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST: Final = 5
_LONG: Final = 8


def most_edits(word: str) -> int:
    """Return how many letters of ``word`` may be wrong; a swapped pair counts as one.

    Short words allow none: "pain" must never become "palm".
    """
    if len(word) < _SHORTEST or not word.replace(" ", "").isalpha():
        return 0
    return 1 if len(word) < _LONG else 2


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the first of the candidates nearest to ``word``, or None when none is near enough.

    The first letter is taken to be right, as it nearly always is.
    """
    limit = most_edits(word)
    if not limit:
        return None
    likely = [candidate for candidate in candidates if candidate[:1] == word[0]]
    found = process.extractOne(word, likely, scorer=OSA.distance, score_cutoff=limit)
    return found[0] if found else None


def edits_between(typed: Sequence[str], meant: Sequence[str]) -> int | None:
    """Return how many letters differ between phrases of equal length, word by word.

    None where a word differs by more than a slip of the fingers.
    """
    total = 0
    for word, other in zip(typed, meant, strict=True):
        if word == other:
            continue
        limit = most_edits(word)
        if not limit or word[0] != other[0]:
            return None
        distance = OSA.distance(word, other, score_cutoff=limit)
        if distance > limit:
            return None
        total += distance
    return total
