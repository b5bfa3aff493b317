"""A chapter becomes HTML that says the same, with citations and links that lead somewhere."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from brightstar_desktop.domain.guide import Chapter, Reference
from brightstar_desktop.presentation.guide.elements import reference_url, reference_words
from brightstar_desktop.presentation.guide.pages import document_html, find_links
from brightstar_desktop.presentation.guide.render_context import PageStyle, RenderContext

REFERENCES = (
    Reference(key="one", authors="Roe", year=2020, title="First", doi="10.1/x"),
    Reference(key="two", authors="Poe", year=2021, title="Second", pmid="123"),
)


def chapter(body: str) -> Chapter:
    return Chapter(
        number=1,
        slug="c",
        title="A chapter",
        summary="",
        reviewed_on=date(2026, 11, 23),
        reading_minutes=1,
        body=body,
        references=REFERENCES,
    )


def html_of(
    body: str, *, style: PageStyle | None = None, counts: dict[str, int] | None = None
) -> str:
    context = RenderContext(
        today=date(2026, 11, 23), style=style or PageStyle(), counts=counts or {}
    )
    return document_html(chapter(body), context)


def test_citations_become_numbers_that_lead_to_their_sources() -> None:
    html = html_of("It helped some.[^two] Others not.[^one]")
    assert 'some.<sup><a href="cite:two">2</a></sup>' in html
    assert '<a name="ref-two"></a>2. Poe (2021). Second. PMID 123' in html
    assert html.index("ref-one") < html.index("ref-two")


def test_neighbouring_citations_do_not_read_as_one_number() -> None:
    html = html_of("Both agree.[^one][^two]")
    assert '1</a></sup> <sup><a href="cite:two">2' in html


def test_headings_can_be_reached_by_their_words_or_their_name() -> None:
    html = html_of("## Bladder and kidneys\n\n## Driving {#no-driving}\n")
    assert '<a name="bladder-and-kidneys"></a>' in html
    assert '<a name="no-driving"></a>Driving</h2>' in html


def test_a_link_to_the_list_says_how_many_it_leads_to() -> None:
    body = "[Show the {count} providers](find:conditions=ptsd)"
    counted = html_of(body, counts={"find:conditions=ptsd": 38})
    assert ">Show the 38 providers</a>" in counted
    assert ">Show the providers</a>" in html_of(body)
    assert find_links(chapter(body + "\n\n" + body)) == ("find:conditions=ptsd",)


def test_only_a_link_to_the_list_that_stands_alone_has_a_box_of_its_own() -> None:
    style = PageStyle(card="calm")
    link = "[All of them](find:conditions=ptsd)"
    alone = html_of(f"{link}\n\nNext.", style=style)
    assert 'bgcolor="calm"' in alone
    assert "<p>Next.</p>" in alone
    others = (f"{link} and more.", f"{link} or {link}", f"See {link}", "[Safety](guide:safety)")
    for body in others:
        assert 'bgcolor="calm"' not in html_of(body, style=style), body


def test_boxes_that_warn_look_different() -> None:
    style = PageStyle(card="calm", warning="alarm")
    assert 'bgcolor="alarm"' in html_of("> **Crisis:** call 988", style=style)
    assert 'bgcolor="calm"' in html_of("> A note.", style=style)


def test_paragraphs_stand_a_gap_apart() -> None:
    assert "p { margin-top: 8px; margin-bottom: 8px; }" in html_of("Words.")
    assert "p { margin-top: 5px; margin-bottom: 5px; }" in html_of("Words.", style=PageStyle(gap=5))


def test_tables_and_raw_html_are_handled() -> None:
    html = html_of("| a | b |\n|---|---|\n| 1 | <img src=x> |\n")
    assert "<th>a</th>" in html
    assert "<img" not in html


@given(st.text(max_size=300))
def test_no_text_breaks_it(body: str) -> None:
    assert html_of(body).endswith("</div>")


def test_a_reference_says_how_to_find_it() -> None:
    assert reference_words(REFERENCES[0]) == "Roe (2020). First. doi:10.1/x"
    assert reference_url(REFERENCES[0]) == "https://doi.org/10.1/x"
    assert reference_url(REFERENCES[1]) == "https://pubmed.ncbi.nlm.nih.gov/123/"


def test_links_that_leave_the_program_say_so() -> None:
    html = html_of("[Search](https://search.dca.ca.gov) [Safety](guide:safety)")
    assert 'title="Opens your browser: https://search.dca.ca.gov"' in html
    assert '<a href="guide:safety">' in html
