"""Words as people type them, made comparable without losing where they stood."""

import re
import unicodedata
from typing import Final

from msgspec import Struct

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORTEST_WITH_ENDING: Final = 4


class Token(Struct, frozen=True):
    """One word: as typed, folded, as a stem, and the slice of the text it was read from."""

    text: str
    folded: str
    stem: str
    start: int
    end: int


class TypedText:
    """A text with its tokens; ``folded`` is the whole of it, with single spaces."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.folded = fold(" ".join(text.split()))


def fold(text: str) -> str:
    """Return ``text`` without case and accents, so that "Cañada" and "CANADA" are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the words of ``text`` in their order; punctuation only separates."""
    return tuple(_token(match) for match in _WORD.finditer(text))


def _token(match: re.Match[str]) -> Token:
    folded = fold(match[0]).replace("’", "'")
    return Token(match[0], folded, stem(folded), match.start(), match.end())


def folded_words(text: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(text))


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of ``text``, the form in which phrases are compared."""
    return tuple(token.stem for token in tokenize(text))


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
