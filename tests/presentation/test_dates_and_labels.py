"""Dates, lists, codes and spans in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.facts import FACT_BY_PATH
from brightstar_desktop.domain.provider import Span
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.presentation.fact_rows import span_words, text_row, value_row
from brightstar_desktop.presentation.term_labels import (
    day_words,
    description,
    join_words,
    label,
    labels,
    month_words,
    partial_date_words,
    sentence_case,
    yes_no,
)
from tests.support.vocabulary import make_vocabulary


def test_days_and_months_are_written_out() -> None:
    assert day_words(date(2026, 11, 3)) == "Nov 3, 2026"
    assert month_words(date(2026, 11, 3)) == "Nov 2026"


@pytest.mark.parametrize(
    ("partial", "words"),
    [("2017", "2017"), ("2026-07", "Jul 2026"), ("2026-07-04", "Jul 4, 2026")],
)
def test_a_partial_date_stays_as_exact_as_it_is(partial: str, words: str) -> None:
    assert partial_date_words(partial) == words


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        partial_date_words("last spring")


@given(st.dates())
def test_every_day_has_words(day: date) -> None:
    assert str(day.year) in day_words(day)
    assert partial_date_words(day.isoformat()) == day_words(day)


def test_lists_read_as_in_a_sentence() -> None:
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(["a", "b", "c"]) == "a, b and c"


def test_codes_have_words_long_and_short_and_survive_an_older_vocabulary() -> None:
    vocabulary = make_vocabulary()
    assert label(vocabulary, "settings", "kap") == "With psychotherapy (KAP)"
    assert labels(vocabulary, "settings", ("kap",), short=True) == ("KAP",)
    assert label(Vocabulary(), "formats", "iv_infusion") == "iv infusion"
    assert description(vocabulary, "settings", "kap") == "With psychotherapy (KAP) explained."
    assert description(vocabulary, "settings", "unknown") == ""


def test_not_stated_is_never_no() -> None:
    assert (yes_no(True), yes_no(False), yes_no(None)) == ("yes", "no", "not stated")
    integration = FACT_BY_PATH["support.integration"]
    assert value_row(integration, None, Vocabulary()).unstated
    assert not value_row(integration, False, Vocabulary()).unstated


def test_a_fact_without_words_is_not_stated() -> None:
    assert text_row("Office", None).unstated
    assert text_row("Office", "").words == "not stated"
    steps = FACT_BY_PATH["access.steps"]
    assert value_row(steps, (), Vocabulary()).unstated
    assert value_row(steps, (Text("Call"), Text("Visit")), Vocabulary()).value == "Call; Visit"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(5, 5), "5"),
        (Span(3, 4), "3 to 4"),
        (Span(2), "at least 2"),
        (Span(max=6), "up to 6"),
        (Span(), ""),
    ],
)
def test_spans_say_which_end_is_open(span: Span, words: str) -> None:
    assert span_words(span) == words


def test_sentence_case_leaves_the_rest_alone() -> None:
    assert sentence_case("iV infusion") == "IV infusion"
    assert sentence_case("") == ""
