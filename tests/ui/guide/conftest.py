"""A small guide in a real directory, so that the tests know every word of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.guide import (
    Chapter,
    CrisisLine,
    GlossaryTerm,
    Guide,
    Reference,
    Strength,
    Topic,
    TopicGroup,
)
from brightstar_desktop.domain.vocabulary import Text
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from tests.support.factories import TODAY, make_catalogue, make_provider

DATED = (
    "::: dated until=2026-12-31 check=https://telehealth.hhs.gov/rules\n"
    "The telehealth rule lets a clinician prescribe by video. Without it, one visit in person\n"
    "comes first, and nobody can say today what the rule of the year to come is going to be.\n"
    ":::"
)
LONG = "\n\n".join(f"Paragraph {number} about waiting." for number in range(60))


def make_chapter(number: int, slug: str, title: str, body: str) -> Chapter:
    """Return a chapter with one source, one strength, and a statement that ends in 2026."""
    return Chapter(
        number=number,
        slug=slug,
        title=title,
        summary=f"What {title.lower()} means.",
        reviewed_on=TODAY,
        reading_minutes=2,
        body=f"{body}\n\n{DATED}\n",
        references=(Reference(key="roe", authors="Roe", year=2020, title="A trial", pmid="1"),),
        strengths=(Strength(use="Depression", level=3, words="several trials"),),
    )


CHAPTERS = (
    make_chapter(
        1,
        "first",
        "First chapter",
        "It helped some people.[^roe]\n\n"
        "[Show the {count} providers](find:formats=iv_infusion)\n\n"
        f"[Driving](guide:second#driving)\n\n[Help now](crisis:)\n\n## Waiting\n\n{LONG}",
    ),
    make_chapter(2, "second", "Second chapter", f"Bladder trouble.\n\n{LONG}\n\n## Driving\n\nNo."),
)


TERMS = (
    GlossaryTerm(
        slug="waiting",
        name=Text("waiting"),
        meaning=Text("Doing nothing for a while."),
        chapter="first",
    ),
)
TOPICS = TopicGroup(
    slug="mind",
    title=Text("Your mind"),
    topics=(
        Topic(slug="suicide", say=Text("I think of suicide."), why=Text("Say so."), crisis=True),
        Topic(slug="sleep", say=Text("I sleep badly."), why=Text("It matters."), chapter="second"),
    ),
)
LINE = CrisisLine(code="lifeline", number="988", label=Text("Help"), how=Text("Call or text."))


class FixedClock:
    """A clock that stands still."""

    def __init__(self, day: date = TODAY) -> None:
        self.day = day

    def today(self) -> date:
        return self.day


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    """Return a real directory with two chapters and two providers."""
    folder = tmp_path_factory.mktemp("guide")
    providers = (make_provider(), make_provider(slug="other", name="Other"))
    catalogue = make_catalogue(
        guide=Guide(en=CHAPTERS),
        glossary=TERMS,
        readiness=(TOPICS,),
        crisis=(LINE,),
        providers=providers,
    )
    write_catalogue(catalogue, folder / "catalogue.json.gz")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder / "state", folder / "catalogue.json.gz", geography).reader


@pytest.fixture
def page(qtbot: QtBot, reader: DirectoryFileReader) -> Iterator[GuidePage]:
    """Show the guide, settled."""
    page = GuidePage(reader, reader, FixedClock(), Navigator(), Settings())
    qtbot.addWidget(page)
    page.resize(1204, 760)
    page.show()
    qtbot.waitUntil(lambda: "Show the 2 providers" in page.viewer.toPlainText())
    yield page
    tasks.wait_for_all(5000)
