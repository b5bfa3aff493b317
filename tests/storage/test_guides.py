"""Reading and searching the guide."""

from datetime import date
from typing import Any

import pytest

from brightstar_desktop.domain.guide import Chapter, CrisisLine, Guide
from brightstar_desktop.domain.text import Text
from brightstar_desktop.storage.reader import DirectoryFileReader
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
SPANISH = _chapter(title="¿Es segura?", body="## Vejiga {#vejiga}\n\nPuede dañar la vejiga.")
LINE = CrisisLine(code="lifeline", number="988", label=Text("Help"), how=Text("Call"))


@pytest.fixture
def reader(bundle: Bundle, open_bundle: Open) -> DirectoryFileReader:
    guide = Guide(en=(_chapter(), SECOND), es=(SPANISH,))
    return open_bundle(bundle(guide=guide, crisis=(LINE,))).reader


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
    assert [hit.anchor for hit in reader.search_guide("blad", "en")] == ["bladder"]
    assert [hit.anchor for hit in reader.search_guide("danar", "es")] == ["vejiga"]


def test_each_language_is_searched_by_itself(reader: DirectoryFileReader) -> None:
    assert reader.search_guide("vejiga", "en") == ()
    assert reader.search_guide("bladder", "es") == ()


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "AND", "bladder zebra"])
def test_nothing_is_found_for_nothing_and_for_signs(reader: DirectoryFileReader, text: str) -> None:
    assert reader.search_guide(text, "en") == ()


def test_a_guide_without_spanish_is_read_in_english(bundle: Bundle, open_bundle: Open) -> None:
    reader = open_bundle(bundle(guide=Guide(en=(SECOND,)))).reader
    assert reader.chapters("es") == (SECOND,)
    assert [hit.chapter for hit in reader.search_guide("insurance", "es")] == ["cost"]


def test_crisis_lines_come_back(reader: DirectoryFileReader) -> None:
    assert reader.crisis_lines() == (LINE,)
