from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.publishing.exchange.cells import (
    CellError,
    CellKind,
    escape_formula,
    read_cell,
    unescape_formula,
    write_cell,
)

WORDS = st.text(st.characters(codec="utf-8")).map(str.strip)
STATED = WORDS.filter(bool)
FORMULAS = st.builds(
    lambda sign, rest: (sign + rest).strip(), st.sampled_from("=+-@'＝＋－＠﹦−"), WORDS
)


@given(STATED | FORMULAS)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert read_cell(CellKind.TEXT, write_cell(CellKind.TEXT, text)) == text


@given(WORDS | FORMULAS)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    assert not escape_formula(text).lstrip().startswith(tuple("=+-@＝＋－＠﹦﹢﹣﹫−"))
    assert not escape_formula(text).startswith(("\t", "\r", "\n"))
    assert unescape_formula(escape_formula(text)) == text


@given(st.lists(STATED | FORMULAS, min_size=1))
def test_a_list_comes_back_as_it_was(items: list[str]) -> None:
    assert read_cell(CellKind.LIST, write_cell(CellKind.LIST, items)) == items


@given(answer=st.booleans())
def test_yes_and_no_come_back(*, answer: bool) -> None:
    assert read_cell(CellKind.FLAG, write_cell(CellKind.FLAG, answer)) is answer


@given(st.integers(0, 10**9))
def test_a_number_comes_back(number: int) -> None:
    assert read_cell(CellKind.NUMBER, write_cell(CellKind.NUMBER, number)) == number


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_cell_states_nothing(kind: CellKind, text: str) -> None:
    assert read_cell(kind, text) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (CellKind.FLAG, " Yes ", True),
        (CellKind.FLAG, "FALSE", False),
        (CellKind.NUMBER, "$1,200", 1200),
        (CellKind.DAY, "2026-11-23", date(2026, 11, 23)),
        (CellKind.DECIMAL, "-122.2708", -122.2708),
        (CellKind.LIST, "a;; b ;", ["a", "b"]),
        (CellKind.LIST, "C:\\", ["C:\\"]),
        (CellKind.LIST, "a\\b", ["a\\b"]),
        (CellKind.PHONE, "(510) 834-5000", "+15108345000"),
        (CellKind.PHONE, "'+15108345000", "+15108345000"),
        (CellKind.PHONE, "15108345000", "+15108345000"),
        (CellKind.PHONE, "1.5108E+10", "1.5108E+10"),
        (CellKind.TEXT, "'quoted'", "'quoted'"),
    ],
)
def test_cells_are_read_as_people_write_them(kind: CellKind, text: str, value: object) -> None:
    assert read_cell(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (CellKind.FLAG, "maybe", "'maybe' is neither yes nor no."),
        (CellKind.NUMBER, "12.5", "'12.5' is not a whole number."),
        (CellKind.NUMBER, "1,2", "'1,2' is not a whole number."),
        (CellKind.NUMBER, "-3", "'-3' is not a whole number."),
        (CellKind.NUMBER, "9" * 5000, f"'{'9' * 5000}' is not a whole number."),
        (CellKind.NUMBER, "٣", "'٣' is not a whole number."),
        (CellKind.DAY, "11/23/2026", "'11/23/2026' is not a day."),
        (CellKind.DAY, "2026-02-30", "'2026-02-30' is not a day."),
        (CellKind.DECIMAL, "north", "'north' is not a number."),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(
    kind: CellKind, text: str, message: str
) -> None:
    with pytest.raises(CellError) as caught:
        read_cell(kind, text)
    assert str(caught.value) == message
    assert caught.value.remedy.startswith("Write ")


@pytest.mark.parametrize(
    "text", ["\n=1", " =1", "\u00a0+1", "\u200b@x", "＝1", "＋1", "－1", "＠x", "−1", "\x01=1"]
)
def test_every_opening_of_a_formula_is_neutralised_and_read_back(text: str) -> None:
    assert escape_formula(text) == f"'{text}"
    assert unescape_formula(escape_formula(text)) == text
