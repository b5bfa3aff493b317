"""Reading levels tell easy texts from hard ones in either language."""

from pathlib import Path

from brightstar_desktop.publishing.guide.collection import read_texts
from brightstar_desktop.publishing.guide.readability import ReadingLevel, reading_level
from tests.publishing.guide.files import HEAD, SPANISH_HEAD, write

EASY = "The dog ran home. It was wet. I gave it food.\n"
HARD = (
    "Pharmacological interventions demonstrating considerable heterogeneity necessitate "
    "individualized consideration of comorbid psychopathological manifestations throughout "
    "longitudinal administration.\n"
)
EASY_SPANISH = "El perro va a casa. Se moja. Le doy pan.\n"
HARD_SPANISH = (
    "Las intervenciones farmacológicas que demuestran una considerable heterogeneidad requieren "
    "consideraciones individualizadas de manifestaciones psicopatológicas concomitantes.\n"
)


def level(folder: Path, language: str, body: str) -> ReadingLevel:
    head = HEAD if language == "en" else SPANISH_HEAD
    library = read_texts(write(folder, f"guide/{language}/01-first.md", head, body), [])
    return reading_level(next(library.drafts()))


def test_short_words_and_sentences_are_easy(tmp_path: Path) -> None:
    easy, hard = level(tmp_path, "en", EASY), level(tmp_path, "en", HARD)
    assert hard.value - easy.value > 15
    assert (easy.is_plain, hard.is_plain) == (True, False)


def test_spanish_has_its_own_scale(tmp_path: Path) -> None:
    easy, hard = level(tmp_path, "es", EASY_SPANISH), level(tmp_path, "es", HARD_SPANISH)
    assert easy.value - hard.value > 50
    assert (easy.is_plain, hard.is_plain) == (True, False)


def test_what_is_no_sentence_does_not_count(tmp_path: Path) -> None:
    dressed = f"## Heading of many words\n\n{EASY}\n| a | b |\n|---|---|\n| c | d |\n"
    assert level(tmp_path, "en", dressed).words == level(tmp_path, "en", EASY).words


def test_a_text_without_words_has_a_level(tmp_path: Path) -> None:
    assert level(tmp_path, "en", "\n").value == 0
