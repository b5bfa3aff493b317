"""Typed words made comparable."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brightstar_desktop.domain.words import fold, stem, stems, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clinics", "clinic"),
        ("therapies", "therapy"),
        ("migraines", "migraine"),
        ("infusiones", "infusión"),
        ("Veteranos", "veterano"),
        ("lozenges", "lozenge"),
        ("depresión", "DEPRESION"),
        ("at-home", "at home"),
    ],
)
def test_singular_and_plural_with_and_without_accents_are_equal(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), [("pain", "palm"), ("oral", "ora"), ("stress", "stres")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text())
def test_every_word_is_a_slice_of_the_text(text: str) -> None:
    for word in tokenize(text):
        typed = text[word.start : word.end]
        assert typed
        assert fold(typed).replace("’", "'") == word.folded


@given(st.text())
@example("𝑨ﬁİ")
def test_folding_is_final(text: str) -> None:
    assert fold(fold(text)) == fold(text)
