"""Reading and searching the guide."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from brightstar_desktop.domain.guide import (
    Article,
    Articles,
    Chapter,
    CrisisLine,
    Document,
    GlossaryTerm,
    Guide,
    GuideContent,
    Questions,
    Topic,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.storage.directory import DirectoryFileReader
from tests.storage.conftest import Bundle, Open


def _chapter(**changes: Any) -> Chapter:
    values: dict[str, Any] = {
        "number": 1,
        "slug": "safety",
        "title": "Is it safe?",
        "summary": "What is known of risks.",
        "reviewed_on": date(2026, 11, 23),
        "reading_minutes": 4,
        "body": "Opening.\n\n## Bladder {#bladder}\n\nHeavy use may harm the **bladder** wall.[^a]",
    }
    return Chapter(**values | changes)


SECOND = _chapter(number=2, slug="cost", title="What it costs", body="## Insurance\n\nAsk first.")
SPANISH = _chapter(title="¿Es segura?", body="## Vejiga {#bladder}\n\nPuede dañar la vejiga.")
QUESTIONS = Document(
    slug="faq",
    title="Questions",
    summary="",
    reviewed_on=date(2026, 11, 23),
    reading_minutes=1,
    body="### Can it harm my bladder? {#harm}\n\nHeavy use can harm the bladder.",
)
ARTICLE = Article(
    slug="costs-told",
    title="Costs told",
    summary="",
    reviewed_on=date(2026, 11, 23),
    reading_minutes=1,
    body="Ask the clinic.",
    published_on=date(2026, 11, 23),
    by="Editors",
)
TERM = GlossaryTerm(
    slug="cystitis",
    name=Text("cystitis", "cistitis"),
    meaning=Text("The bladder hurts.", "Duele la vejiga."),
    also={"en": ("inflamed bladder",)},
)
TOPIC = Topic(slug="urine", say=Text("It hurts.", "Me duele."), why=Text("Say so.", "Dígalo."))
GROUP = TopicGroup(slug="body", title=Text("Your body", "Su cuerpo"), topics=(TOPIC,))
LINE = CrisisLine(code="lifeline", number="988", label=Text("Help"), how=Text("Call"))


@pytest.fixture
def reader(bundle: Bundle, open_bundle: Open) -> DirectoryFileReader:
    written = bundle(
        guide=Guide(en=(_chapter(), SECOND), es=(SPANISH,)),
        faq=Questions(en=QUESTIONS),
        articles=Articles(en=(ARTICLE,)),
        glossary=(TERM,),
        readiness=(GROUP,),
        crisis=(LINE,),
    )
    return open_bundle(written).reader


def test_all_there_is_to_read_comes_back(reader: DirectoryFileReader) -> None:
    assert reader.guide_content("en") == GuideContent(
        language="en",
        chapters=(_chapter(), SECOND),
        questions=QUESTIONS,
        articles=(ARTICLE,),
        glossary=(TERM,),
        readiness=(GROUP,),
        crisis=(LINE,),
    )
    spanish = reader.guide_content("es")
    assert (spanish.language, spanish.chapters) == ("es", (SPANISH,))
    assert spanish.questions == QUESTIONS


def test_chapters_come_back_in_their_order(reader: DirectoryFileReader) -> None:
    assert reader.chapters("en") == (_chapter(), SECOND)
    assert reader.chapters("es") == (SPANISH,)


def test_one_chapter_is_found_by_its_short_name(reader: DirectoryFileReader) -> None:
    assert reader.chapter("cost", "en") == SECOND
    assert reader.chapter("cost", "es") is None
    assert reader.chapter("unknown", "en") is None


def test_a_passage_is_found_with_its_section(reader: DirectoryFileReader) -> None:
    (hit,) = reader.search_guide("bladder wall", "en")
    assert (hit.chapter, hit.anchor, hit.section_title) == ("safety", "bladder", "Bladder")
    assert hit.chapter_title == "Is it safe?"
    assert (hit.before, hit.match, hit.after) == ("Heavy use may harm the ", "bladder", " wall.")


def test_an_unfinished_word_and_missing_accents_are_enough(reader: DirectoryFileReader) -> None:
    assert reader.search_guide("blad", "en")[0].anchor == "bladder"
    assert reader.search_guide("danar", "es")[0].anchor == "bladder"


def test_a_heading_weighs_more_than_the_chapters_title_and_that_more_than_the_text(
    bundle: Bundle, open_bundle: Open
) -> None:
    chapters = (
        _chapter(number=1, slug="text", title="One", body="## Two {#a}\n\nThree zebra."),
        _chapter(number=2, slug="chapter", title="Zebra", body="## Two {#b}\n\nThree four."),
        _chapter(number=3, slug="heading", title="One", body="## Zebra {#c}\n\nThree four."),
    )
    reader = open_bundle(bundle(guide=Guide(en=chapters))).reader
    found = [hit.anchor for hit in reader.search_guide("zebra", "en") if hit.anchor]
    assert found == ["c", "b", "a"]


def test_a_section_comes_before_the_opening_that_bears_the_title_twice(
    bundle: Bundle, open_bundle: Open
) -> None:
    chapter = _chapter(title="Zebra", summary="In short.", body="## Zebra {#a}\n\nIn short.")
    reader = open_bundle(bundle(guide=Guide(en=(chapter,)))).reader
    assert [hit.anchor for hit in reader.search_guide("zebra", "en")] == ["a", ""]


@pytest.mark.parametrize("part", ["faq", "articles"])
def test_a_longer_chapter_comes_before_a_shorter_text_that_repeats_it(
    bundle: Bundle, open_bundle: Open, part: str
) -> None:
    chapter = _chapter(title="One", body="## Two {#long}\n\nA zebra has more stripes than that.")
    short = "## Two {#short}\n\nA zebra."
    parts: dict[str, dict[str, Any]] = {
        "faq": {"faq": Questions(en=replace(QUESTIONS, title="One", body=short))},
        "articles": {"articles": Articles(en=(replace(ARTICLE, title="One", body=short),))},
    }
    reader = open_bundle(bundle(guide=Guide(en=(chapter,)), **parts[part])).reader
    assert [hit.anchor for hit in reader.search_guide("zebra", "en")] == ["long", "short"]


def test_the_chapters_come_before_what_repeats_them(reader: DirectoryFileReader) -> None:
    hits = reader.search_guide("bladder", "en")
    assert [hit.chapter for hit in hits] == ["safety", "faq", "glossary"]


def test_words_of_the_other_language_lead_to_the_same_section(reader: DirectoryFileReader) -> None:
    hit = reader.search_guide("vejiga", "en")[0]
    assert (hit.chapter, hit.anchor, hit.section_title) == ("safety", "bladder", "Bladder")
    assert hit.before == "Heavy use may harm the bladder wall."
    hit = reader.search_guide("bladder", "es")[0]
    assert (hit.anchor, hit.section_title) == ("bladder", "Vejiga")


@pytest.mark.parametrize(("count", "is_cut"), [(24, False), (25, True)])
def test_a_section_told_by_its_opening_is_cut_after_24_words(
    bundle: Bundle, open_bundle: Open, count: int, *, is_cut: bool
) -> None:
    words = [f"w{number}" for number in range(count)]
    english = _chapter(body=f"## Bladder {{#bladder}}\n\n{' '.join(words)}")
    reader = open_bundle(bundle(guide=Guide(en=(english,), es=(SPANISH,)))).reader
    (hit,) = reader.search_guide("vejiga", "en")
    assert hit.before == " ".join(words[:24]) + (" …" if is_cut else "")
    assert (hit.match, hit.after) == ("", "")


def test_a_section_found_in_both_languages_is_told_once_in_ones_own(
    bundle: Bundle, open_bundle: Open
) -> None:
    english = _chapter(body="## Bladder {#bladder}\n\nThe word doctor.")
    spanish = _chapter(body="## Vejiga {#bladder}\n\nLa palabra doctor.")
    reader = open_bundle(bundle(guide=Guide(en=(english,), es=(spanish,)))).reader
    for language, title in (("en", "Bladder"), ("es", "Vejiga")):
        (hit,) = reader.search_guide("doctor", language)
        assert (hit.section_title, hit.match) == (title, "doctor")


def test_no_more_than_fifty_passages_are_told(bundle: Bundle, open_bundle: Open) -> None:
    sections = "\n\n".join(f"## Title {at} {{#a{at}}}\n\nzebra" for at in range(30))
    chapters = tuple(_chapter(number=at, slug=f"c{at}", body=sections) for at in range(1, 4))
    reader = open_bundle(bundle(guide=Guide(en=chapters[:2], es=chapters[2:]))).reader
    assert len(reader.search_guide("zebra", "en")) == 50


def test_what_one_language_lacks_is_told_in_the_other(reader: DirectoryFileReader) -> None:
    (hit,) = reader.search_guide("insurance", "es")
    assert (hit.chapter, hit.section_title) == ("cost", "Insurance")


def test_terms_topics_and_crisis_lines_are_found(reader: DirectoryFileReader) -> None:
    assert [hit.chapter for hit in reader.search_guide("cistitis", "es")] == ["glossary"]
    assert [hit.anchor for hit in reader.search_guide("it hurts", "en")] == ["urine"]
    assert [hit.chapter for hit in reader.search_guide("call", "en")] == ["crisis"]


def test_where_no_passage_holds_all_words_any_of_them_serves(reader: DirectoryFileReader) -> None:
    assert reader.search_guide("bladder zebra", "en")[0].anchor == "bladder"


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "AND", "zebra"])
def test_nothing_is_found_for_nothing_and_for_signs(reader: DirectoryFileReader, text: str) -> None:
    assert reader.search_guide(text, "en") == ()


def test_a_guide_without_spanish_is_read_in_english(bundle: Bundle, open_bundle: Open) -> None:
    reader = open_bundle(bundle(guide=Guide(en=(SECOND,)))).reader
    assert reader.chapters("es") == (SECOND,)
    assert [hit.chapter for hit in reader.search_guide("insurance", "es")] == ["cost"]


def test_crisis_lines_come_back(reader: DirectoryFileReader) -> None:
    assert reader.crisis_lines() == (LINE,)
