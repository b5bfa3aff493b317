from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.publishing.exchange.cells import (
    CellError,
    Kind,
    escaped,
    read_cell,
    unescaped,
    write_cell,
)

WORDS = st.text(st.characters(codec="utf-8")).map(str.strip)
STATED = WORDS.filter(bool)
FORMULAS = st.builds(
    lambda sign, rest: (sign + rest).strip(), st.sampled_from("=+-@'＝＋－＠﹦−"), WORDS
)


@given(STATED | FORMULAS)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert read_cell(Kind.TEXT, write_cell(Kind.TEXT, text)) == text


@given(WORDS | FORMULAS)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not escaped(text).lstrip().startswith(tuple("=+-@＝＋－＠﹦﹢﹣﹫−"))
    assert not escaped(text).startswith(("\t", "\r", "\n"))
    assert unescaped(escaped(text)) == text


@given(st.lists(STATED | FORMULAS, min_size=1))
def test_a_list_comes_back_as_it_was(items: list[str]) -> None:
    assert read_cell(Kind.LIST, write_cell(Kind.LIST, items)) == items


@given(answer=st.booleans())
def test_yes_and_no_come_back(*, answer: bool) -> None:
    assert read_cell(Kind.FLAG, write_cell(Kind.FLAG, answer)) is answer


@given(st.integers(0, 10**9))
def test_a_number_comes_back(number: int) -> None:
    assert read_cell(Kind.NUMBER, write_cell(Kind.NUMBER, number)) == number


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_cell_states_nothing(kind: Kind, text: str) -> None:
    assert read_cell(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.FLAG, " Yes ", True),
        (Kind.FLAG, "FALSE", False),
        (Kind.NUMBER, "$1,200", 1200),
        (Kind.DAY, "2026-11-23", date(2026, 11, 23)),
        (Kind.DECIMAL, "-122.2708", -122.2708),
        (Kind.LIST, "a;; b ;", ["a", "b"]),
        (Kind.LIST, "C:\\", ["C:\\"]),
        (Kind.LIST, "a\\b", ["a\\b"]),
        (Kind.PHONE, "(510) 834-5000", "+15108345000"),
        (Kind.PHONE, "'+15108345000", "+15108345000"),
        (Kind.PHONE, "15108345000", "+15108345000"),
        (Kind.PHONE, "1.5108E+10", "1.5108E+10"),
        (Kind.TEXT, "'quoted'", "'quoted'"),
    ],
)
def test_cells_are_read_as_people_write_them(kind: Kind, text: str, value: object) -> None:
    assert read_cell(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Kind.FLAG, "maybe", "'maybe' is neither yes nor no."),
        (Kind.NUMBER, "12.5", "'12.5' is not a whole number."),
        (Kind.NUMBER, "1,2", "'1,2' is not a whole number."),
        (Kind.NUMBER, "-3", "'-3' is not a whole number."),
        (Kind.NUMBER, "9" * 5000, f"'{'9' * 5000}' is not a whole number."),
        (Kind.NUMBER, "٣", "'٣' is not a whole number."),
        (Kind.DAY, "11/23/2026", "'11/23/2026' is not a day."),
        (Kind.DAY, "2026-02-30", "'2026-02-30' is not a day."),
        (Kind.DECIMAL, "north", "'north' is not a number."),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(kind: Kind, text: str, message: str) -> None:
    with pytest.raises(CellError) as caught:
        read_cell(kind, text)
    assert str(caught.value) == message
    assert caught.value.remedy.startswith("Write ")


@pytest.mark.parametrize(
    "text", ["\n=1", " =1", "\u00a0+1", "\u200b@x", "＝1", "＋1", "－1", "＠x", "−1", "\x01=1"]
)
def test_every_opening_of_a_formula_is_neutralised_and_read_back(text: str) -> None:
    assert escaped(text) == f"'{text}"
    assert unescaped(escaped(text)) == text
