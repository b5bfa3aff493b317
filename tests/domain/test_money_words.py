"""Limits of price in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.phrases import distance_spans, parse_price


@pytest.mark.parametrize(
    ("text", "dollars", "words"),
    [
        ("iv under 500 oakland", 500, "under 500"),
        ("less than $500", 500, "less than $500"),
        ("max 500", 500, "max 500"),
        ("500 max", 500, "500 max"),
        ("<500", 500, "<500"),
        ("<= $1,200 iv", 1200, "<= $1,200"),
        ("menos de 500 en fresno", 500, "menos de 500"),
        ("hasta $500", 500, "hasta $500"),
        ("máximo 500 dólares", 500, "máximo 500 dólares"),
        ("no más de 450", 450, "no más de 450"),
        ("$400 infusion", 400, "$400"),
        ("600 dollars or less", 600, "600 dollars or less"),
        ("under $499.99 please", 499, "under $499.99"),
    ],
)
def test_a_limit_is_read_in_both_languages(text: str, dollars: int, words: str) -> None:
    found = parse_price(text)
    assert found is not None
    assert found.dollars == dollars
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text", ["92103", "iv 6 sessions", "under 20 miles", "500", "under 5,00", "", "over 500"]
)
def test_what_is_no_limit_is_left_alone(text: str) -> None:
    assert parse_price(text) is None


def test_distances_are_recognised() -> None:
    text = "kap within 10 miles of oakland"
    assert [text[start:end] for start, end in distance_spans(text)] == ["within 10 miles of"]
    assert distance_spans("a menos de 20 millas de fresno")
    assert not distance_spans("6 sessions")


@given(st.text(alphabet="under $<=0123456789,. menos de hasta miles"))
def test_a_limit_is_always_a_slice_of_the_text(text: str) -> None:
    found = parse_price(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert found.dollars >= 0
