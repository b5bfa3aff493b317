"""Passages that hold until a day are read with their place, their day and who knows."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.guide_text import dated_statements, read_dated

BODY = """\
Before.

## By video {#video}

::: dated until=2026-12-31 reviewed=2026-11-23 check=https://dea.gov/rules
The rule **holds**.[^dea]
:::

After.
"""


def test_a_statement_is_read_with_its_place_and_its_days() -> None:
    (statement,) = dated_statements(BODY)
    assert (statement.until, statement.reviewed) == (date(2026, 12, 31), date(2026, 11, 23))
    assert (statement.anchor, statement.check) == ("video", "https://dea.gov/rules")
    assert statement.text == "The rule **holds**.[^dea]"


def test_it_holds_through_its_last_day() -> None:
    (statement,) = dated_statements(BODY)
    assert not statement.has_ended(date(2026, 12, 31))
    assert statement.has_ended(date(2027, 1, 1))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "dated",
        "dated until=2026-12-31",
        "dated check=https://x.org",
        "dated until=soon check=https://x.org",
        "dated until=2026-12-31 check=https://x.org colour=red",
        "warning until=2026-12-31 check=https://x.org",
    ],
)
def test_what_cannot_be_understood_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_dated(said)


def test_a_passage_that_never_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        dated_statements(BODY.replace(":::\n\nAfter", "After"))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(body: str) -> None:
    with suppress(ValueError):
        assert all(statement.check for statement in dated_statements(body))


@pytest.mark.parametrize(
    "said", ["dated until=x check=https://a.example", "dated until=2026-12-31 check=file:///x"]
)
def test_a_day_or_an_address_that_cannot_be_is_told_in_a_sentence(said: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+ is no .+\.$"):
        read_dated(said)
