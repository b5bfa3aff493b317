"""A table too wide for the page is told row by row, and the text around it stays."""

import pytest
from markdown_it import MarkdownIt

from brightstar_desktop.presentation.guide.markdown import stack_tables
from brightstar_desktop.presentation.guide.render_context import PageStyle
from tests.presentation.guide.test_html import html_of

TABLE = """
| PageLink | Onset | Hours |
|---|---|---|
| **IV** | minutes | 2 |
| lozenge | | 3 |
"""


def stacked(body: str, most_columns: int) -> list[str]:
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return [token.type for token in stack_tables(tokens, most_columns)]


@pytest.mark.parametrize(("most_columns", "is_taken_apart"), [(2, True), (3, False), (4, False)])
def test_a_table_of_as_many_columns_as_fit_stays_whole(
    most_columns: int, is_taken_apart: bool
) -> None:
    kinds = stacked(TABLE, most_columns)
    assert ("stacked_row_open" in kinds) == is_taken_apart
    assert ("table_open" in kinds) != is_taken_apart


def test_every_row_and_cell_that_is_opened_is_closed() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(TABLE)
    depth = 0
    for token in stack_tables(tokens, 2):
        depth += token.nesting
        assert depth >= 0
    assert depth == 0


def test_each_cell_stands_after_its_heading_and_the_first_in_bold() -> None:
    html = html_of(TABLE, style=PageStyle(most_columns=2))
    assert '<span class="aside">PageLink:</span> <b><strong>IV</strong></b></p>' in html
    assert '<span class="aside">Onset:</span> minutes</p>' in html
    assert '<span class="aside">Hours:</span> 3</p>' in html
    assert html.count("<b>") == html.count("</b>") == 2


def test_what_stands_around_tables_stays_where_it_is() -> None:
    body = f"Above.\n{TABLE}\nBetween.\n{TABLE}\nLast."
    html = html_of(body, style=PageStyle(most_columns=2))
    assert html.count("lozenge") == 2
    assert html.count("Between.") == html.count("Above.") == html.count("Last.") == 1
    assert html.index("Above.") < html.index("lozenge") < html.index("Between.")
    assert html.rindex("Between.") < html.rindex("lozenge") < html.index("Last.")
    kinds = stacked(body, 2)
    assert kinds.count("paragraph_open") == kinds.count("paragraph_close") == 3


def test_rows_have_as_many_cells_as_the_table_has_headings() -> None:
    uneven = "| PageLink | Onset |\n|---|---|\n| IV |\n| oral | late | never |\n"
    html = html_of(uneven, style=PageStyle(most_columns=1))
    assert html.count('<span class="aside">Onset:</span>') == 2
    assert "never" not in html


def test_a_cell_without_a_heading_stands_alone() -> None:
    html = html_of("| | Onset |\n|---|---|\n| IV | minutes |\n", style=PageStyle(most_columns=1))
    assert "<p><b>IV</b></p>" in html
