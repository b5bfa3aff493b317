"""How hard a text is to read.

English: the Flesch-Kincaid grade (Kincaid et al. 1975), the school year of a reader who can
follow; 8 or less is the aim. Spanish: the ease of Fernández-Huerta (1959), 0 to 100, more is
easier; 60 or more is the aim. Syllables are counted as groups of vowels, so that both are
estimates: fit for comparing texts, not for judging a sentence.
"""

import re
from typing import Final

from msgspec import Struct

from brightstar_desktop.publishing.guide.drafts import CITATION, CLAIM, Draft

HIGHEST_GRADE: Final = 8.0
LOWEST_EASE: Final = 60.0
_NO_PROSE: Final = re.compile(r"^(?:#+ .*|:::.*|\|.*)$", re.MULTILINE)
"""Headings, marks of passages and tables hold no sentences."""
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END: Final = re.compile(r"[.!?:;]+(?:\s|$)|\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS: Final = re.compile(r"[aeiouyáéíóúü]+")


class ReadingLevel(Struct, frozen=True, kw_only=True):
    """The level of one text, by the formula of its language."""

    file: str
    language: str
    words: int
    value: float

    @property
    def is_plain(self) -> bool:
        if self.language == "es":
            return self.value >= LOWEST_EASE
        return self.value <= HIGHEST_GRADE


def reading_level(draft: Draft) -> ReadingLevel:
    text = _LINK.sub(r"\1", _NO_PROSE.sub("", CITATION.sub("", CLAIM.sub("", draft.body))))
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    syllables = sum(_syllables(word.lower(), draft.language) for word in words)
    value = _level(draft.language, len(words), len(sentences), syllables) if words else 0.0
    return ReadingLevel(file=draft.file, language=draft.language, words=len(words), value=value)


def _level(language: str, words: int, sentences: int, syllables: int) -> float:
    a_sentence, a_word = words / sentences, syllables / words
    if language == "es":
        return 206.84 - 60 * a_word - 1.02 * a_sentence
    return 0.39 * a_sentence + 11.8 * a_word - 15.59


def _syllables(word: str, language: str) -> int:
    count = len(_VOWELS.findall(word))
    if language == "en" and word.endswith("e") and not word.endswith("le"):
        count -= 1
    return max(1, count)
