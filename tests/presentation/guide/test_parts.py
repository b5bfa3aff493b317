"""Terms, tables, dated statements and lists become HTML that says the same."""

from datetime import date

import pytest
from msgspec.structs import replace

from brightstar_desktop.domain.guide import (
    ARTICLES,
    CRISIS_HELP,
    EVENTS,
    GLOSSARY,
    PEOPLE,
    QUESTIONS,
    Article,
    Chapter,
    CrisisLine,
    Document,
    Event,
    GlossaryTerm,
    GuideContent,
    Practitioner,
    Topic,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import Text, Vocabulary
from brightstar_desktop.presentation.guide.contents import contents_rows
from brightstar_desktop.presentation.guide.page_links import (
    PageLink,
    links_html,
    neighbour_links,
    related_links,
)
from brightstar_desktop.presentation.guide.pages import (
    document_html,
    make_page,
    note_words,
    readiness_page,
)
from brightstar_desktop.presentation.guide.render_context import (
    PageStyle,
    RenderContext,
    TermFinder,
)
from tests.support.vocabulary import make_vocabulary

TODAY = date(2026, 11, 23)
TERMS = (
    GlossaryTerm(
        slug="remission",
        name=Text("remission", "remisión"),
        meaning=Text("Almost no symptoms.", "Casi sin síntomas."),
        chapter="safety#numbers",
    ),
    GlossaryTerm(
        slug="ptsd",
        name=Text("PTSD", "TEPT"),
        meaning=Text("An illness after terror.", "Una enfermedad tras el terror."),
        also={"en": ("post-traumatic stress",)},
    ),
)
DATED = "::: dated until=2026-12-31 check=https://www.dea.gov/rules\nThe rule **holds**.\n:::\n"
TABLE = "| form | peak | cost |\n|--|--|--|\n| IV | early | much |\n| oral | late | **little** |\n"


def chapter(slug: str, body: str, number: int = 1, *topics: str) -> Chapter:
    return Chapter(
        number=number,
        slug=slug,
        title=f"Title of {slug}",
        summary="",
        reviewed_on=TODAY,
        reading_minutes=1,
        body=body,
        topics=topics,
    )


def html_of(body: str, *, today: date = TODAY, style: PageStyle | None = None) -> str:
    context = RenderContext(today=today, style=style or PageStyle(), terms=TermFinder(TERMS))
    return document_html(chapter("c", body), context)


def test_a_term_is_linked_once_in_a_section_whatever_its_case() -> None:
    html = html_of("Remission is rare. In remission, rest.\n\n## Next\n\nRemission again.")
    assert html.count('href="term:remission"') == 2
    assert ">Remission</a> is rare. In remission, rest." in html


def test_only_whole_words_are_terms_and_longer_forms_win() -> None:
    html = html_of("Intermission, non-PTSD and post-traumatic stress.")
    assert html.count("term:") == 1
    assert ">post-traumatic stress</a>" in html


def test_headings_and_links_hold_no_terms() -> None:
    assert "term:" not in html_of("## PTSD\n\n[On remission](guide:safety)")


def test_a_statement_says_until_when_it_holds() -> None:
    html = html_of(DATED, style=PageStyle(warning="alarm"))
    assert "As far as is known, this holds until Dec 31, 2026." in html
    assert '<a href="https://www.dea.gov/rules"' in html
    assert ">dea.gov</a>" in html
    assert "alarm" not in html


def test_a_statement_that_has_ended_warns_before_its_words() -> None:
    html = html_of(DATED, today=date(2027, 1, 1), style=PageStyle(warning="alarm"))
    assert 'bgcolor="alarm"' in html
    assert html.index("may no longer hold") < html.index("<strong>holds</strong>")


def test_addresses_are_written_out_on_paper() -> None:
    assert ">https://www.dea.gov/rules</a>" in html_of(DATED, style=PageStyle(on_paper=True))


def test_a_passage_that_nobody_understands_is_shown_as_it_is() -> None:
    assert "The rule" in html_of(DATED.replace("until=", "till="))


def test_a_table_stays_one_where_there_is_room() -> None:
    html = html_of(TABLE, style=PageStyle(most_columns=3))
    assert html.count("<tr>") == 3


def test_a_table_without_room_is_told_row_by_row_with_every_word() -> None:
    html = html_of(TABLE, style=PageStyle(most_columns=2))
    assert "<th>" not in html
    assert '<p><span class="aside">form:</span> <b>oral</b></p>' in html
    assert '<span class="aside">peak:</span> late' in html
    assert '<span class="aside">cost:</span> <strong>little</strong>' in html


LINES = (
    CrisisLine(
        code="warm",
        number="1-855-845-7415",
        label=Text("Talk"),
        how=Text("Call."),
        hours=Text("At any hour"),
        languages=("en", "es"),
        valid_until=date(2026, 12, 31),
        source="https://www.mentalhealthsf.org/warm-line",
    ),
)
EVENT = Event(
    slug="talk",
    title=Text("A talk"),
    summary=Text("On safety."),
    starts_on=date(2026, 12, 1),
    ends_on=date(2026, 12, 2),
    place="Oakland",
    organizer="A clinic",
    provider="oakland",
    url="https://clinic.example/talk",
    read_on=TODAY,
)
PERSON = Practitioner(
    slug="roe",
    name="Jane Roe",
    credential="NP",
    about=Text("Treats."),
    languages=("es",),
    provider="oakland",
    asked_on=TODAY,
)
ARTICLE = Article(
    slug="asked",
    title="What to ask",
    summary="Ten questions.",
    reviewed_on=TODAY,
    reading_minutes=3,
    body="Ask.",
    published_on=TODAY,
    by="Editors",
    topics=("conditions:ptsd",),
)
GROUP = TopicGroup(
    slug="mind",
    title=Text("Your mind"),
    topics=(
        Topic(slug="suicide", say=Text("I think of suicide."), why=Text("Say so."), crisis=True),
        Topic(slug="sleep", say=Text("I sleep badly."), why=Text("It matters.")),
    ),
)
FULL = GuideContent(
    language="en",
    chapters=(
        chapter("one", "", 1, "conditions:ptsd"),
        chapter("two", "", 2, "conditions:ptsd"),
        chapter("three", "", 3, "conditions:ptsd"),
    ),
    articles=(ARTICLE,),
    glossary=TERMS,
    readiness=(GROUP,),
    events=(EVENT,),
    people=(PERSON,),
    crisis=LINES,
)
BARE = GuideContent(language="en")
CONTEXT = RenderContext(today=TODAY)


def body_of(slug: str, content: GuideContent = FULL, context: RenderContext = CONTEXT) -> str:
    page = make_page(slug, content, context)
    assert page is not None
    return page.body


def test_the_crisis_page_tells_number_hours_and_languages() -> None:
    body = body_of(CRISIS_HELP)
    for words in ("1-855-845-7415", "Hours: At any hour", "Languages: English, Spanish"):
        assert words in body
    assert "may no longer hold" not in body
    ended = body_of(CRISIS_HELP, context=RenderContext(today=date(2027, 1, 1)))
    assert "may no longer hold" in ended
    assert ended.index("may no longer hold") < ended.index("1-855-845-7415")


def test_the_glossary_page_names_each_term_and_where_more_is_said() -> None:
    body = body_of(GLOSSARY)
    assert body.index("PTSD") < body.index("remission")
    assert '<a name="remission"></a>' in body
    assert 'href="guide:safety#numbers"' in body


def test_events_are_shown_until_they_are_over() -> None:
    body = body_of(EVENTS)
    for words in ("A talk", "Dec 1, 2026 to Dec 2, 2026", "Oakland", "provider:oakland"):
        assert words in body
    over = body_of(EVENTS, context=RenderContext(today=date(2026, 12, 3)))
    assert "A talk" not in over
    assert "No events to come" in over


def test_practitioners_are_shown_with_the_day_they_asked() -> None:
    body = body_of(PEOPLE)
    for words in ("Jane Roe", "NP", "Languages: Spanish", "Asked to be shown on Nov 23, 2026"):
        assert words in body


@pytest.mark.parametrize("slug", [EVENTS, PEOPLE, ARTICLES])
def test_what_is_empty_says_so(slug: str) -> None:
    assert "this edition" in body_of(slug, BARE).lower()


def test_there_is_no_page_that_nobody_wrote() -> None:
    assert make_page("nowhere", FULL, CONTEXT) is None
    assert make_page(GLOSSARY, BARE, CONTEXT) is None


def test_the_contents_lead_to_everything() -> None:
    slugs = [row.slug for row in contents_rows(FULL)]
    assert slugs == ["one", "two", "three", "glossary", "readiness", *slugs[5:]]
    assert slugs[5:] == [ARTICLES, EVENTS, PEOPLE, CRISIS_HELP]
    for slug in slugs:
        assert slug == "readiness" or make_page(slug, FULL, CONTEXT)


def test_the_contents_name_questions_by_what_they_are_and_texts_by_their_titles() -> None:
    questions = Document(
        slug=QUESTIONS, title="Frequently asked", summary="", reviewed_on=TODAY,
        reading_minutes=4, body="## What is it?\n\nA drug.\n\n### Since when?\n\nLong.\n",
    )  # fmt: skip
    rows = {
        row.slug: row for row in contents_rows(GuideContent(language="en", questions=questions))
    }
    found = rows[QUESTIONS]
    assert (found.words, found.begins_part) == ("Questions and answers", True)
    assert [(row.words, row.inner) for row in found.rows] == [
        ("What is it?", frozenset({"since-when"}))
    ]
    assert rows[ARTICLES].words == "Articles"


def test_the_line_above_a_text_says_what_it_is() -> None:
    bare = Document(slug="x", title="X", summary="", reviewed_on=TODAY, reading_minutes=4, body="")
    assert note_words(chapter("c", "", 3)) == "Chapter 3 · 1 minutes · reviewed Nov 23, 2026"
    assert note_words(ARTICLE) == "Article by Editors · 3 minutes · reviewed Nov 23, 2026"
    assert note_words(bare) == "4 minutes · reviewed Nov 23, 2026"


def test_a_text_leads_on_to_what_is_like_it_and_to_its_neighbours() -> None:
    like = related_links(FULL.chapters[0], FULL, make_vocabulary(), {"find:conditions=ptsd": 7})
    assert [link.address for link in like] == ["guide:three", "guide:asked", "find:conditions=ptsd"]
    assert like[-1].words == "7 providers: PTSD (post-traumatic stress)"
    beside = neighbour_links("two", FULL)
    assert [link.words for link in beside] == ["Before this: Title of one", "Next: Title of three"]
    assert related_links(FULL.chapters[0], FULL, Vocabulary(), {})[0].address == "guide:three"


def test_ways_stand_below_their_title_and_none_make_no_title() -> None:
    assert links_html("More", ()) == ""
    html = links_html("More & more", (PageLink("guide:a", "A < B"), PageLink("guide:b", "B")))
    assert html == (
        '<h3>More &amp; more</h3><p><a href="guide:a">A &lt; B</a></p>'
        '<p><a href="guide:b">B</a></p>'
    )


def test_above_topics_that_name_a_crisis_stand_the_first_three_lines() -> None:
    lines = tuple(replace(LINES[0], code=f"line-{n}", number=f"800-{n}") for n in range(5))
    body = readiness_page((GROUP,), {"suicide"}, lines, CONTEXT).body
    assert [n for n in range(5) if f"800-{n}" in body] == [0, 1, 2]


def test_ticked_topics_make_a_page_with_help_first_where_one_names_suicide() -> None:
    page = readiness_page((GROUP,), {"suicide", "sleep"}, LINES, CONTEXT)
    assert page.body.index("1-855-845-7415") < page.body.index("I think of suicide.")
    assert "I sleep badly." in page.body
    calm = readiness_page((GROUP,), {"sleep"}, LINES, CONTEXT).body
    assert "1-855-845-7415" not in calm
    assert "I think of suicide." not in calm
    assert "No topic is ticked." in readiness_page((GROUP,), (), LINES, CONTEXT).body
