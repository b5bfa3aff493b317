"""Words as people type them, made comparable without losing where they stood."""

import re
import unicodedata
from typing import Final

from msgspec import Struct

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_WITH_ENDING: Final = 4


class Word(Struct, frozen=True):
    """One typed word: its folded form, and the slice of the text it was read from."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return ``text`` without case and accents, so that "Cañada" and "CANADA" are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in their order; punctuation only separates."""
    return tuple(
        Word(fold(match[0]).replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def folded_words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` without their places."""
    return tuple(word.folded for word in words_of(text))


def stem(folded: str) -> str:
    """Return one form for the singular and the plural of a folded word.

    It serves to compare and is never shown: "clinics" and "clinic", "infusiones" and
    "infusión", "therapies" and "therapy" become equal.
    """
    if len(folded) < _SHORTEST_WITH_ENDING or not folded.isalpha():
        return folded.removesuffix("'s")
    if folded.endswith("s") and not folded.endswith("ss"):
        folded = folded[:-1]
    folded = folded.removesuffix("e")
    return folded[:-1] + "i" if folded.endswith("y") else folded


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text``, the form in which phrases are compared."""
    return tuple(stem(word) for word in folded_words(text))
