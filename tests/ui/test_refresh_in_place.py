"""Another edition is opened under the views, and a reader loses nothing by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.provider import Provider
from brightstar_desktop.domain.query import Query, QueryEdit
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.providers_page import ProvidersPage
from tests.support.factories import make_catalogue, make_price, make_provider
from tests.ui.providers.conftest import FixedClock

GEOGRAPHY = paths.bundled_data() / "geography"
NUMBERS = range(30)


def clinic(number: int, price: int = 500) -> Provider:
    """Return one of many clinics, which differ in their names alone, by default."""
    return make_provider(
        slug=f"clinic-{number:02}",
        name=f"Clinic {number:02}",
        prices=(make_price(min=price, max=price),),
        formats=("iv_infusion", "oral") if number % 2 else ("iv_infusion",),
    )


OLD = tuple(clinic(number) for number in NUMBERS)
DEARER = tuple(clinic(number, 777 if number == 12 else 500) for number in NUMBERS)
WITH_ONE_MORE = (make_provider(slug="aardvark", name="Aardvark Clinic"), *DEARER)
WITHOUT_ONE = tuple(provider for provider in OLD if provider.slug != "clinic-12")
OTHER_FORMATS = (*OLD, make_provider(slug="im-only", name="Z", formats=("im_injection",)))

Edition = Callable[[str, tuple[Provider, ...]], DirectoryReader]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Return a function that builds a real edition and opens it."""

    def build(name: str, providers: tuple[Provider, ...]) -> DirectoryReader:
        file = tmp_path / f"{name}.json.gz"
        write_catalogue(make_catalogue(edition=name, providers=providers), file)
        return open_directory(tmp_path / name, file, GEOGRAPHY).reader

    return build


class Reading:
    """The page as a reader has left it, and as it stands after another edition came."""

    def __init__(self, qtbot: QtBot, page: ProvidersPage) -> None:
        self.page, self._qtbot = page, qtbot
        self.list = page.list_panel.hit_list

    def choose(self, slug: str) -> None:
        with self._qtbot.waitSignal(self.page.finder.details_loaded):
            self.list.setCurrentIndex(self.index(slug))

    def index(self, slug: str) -> QModelIndex:
        row = self.page.list_panel.model.row_of(slug)
        assert row is not None
        return self.page.list_panel.model.index(row)

    def top_of(self, slug: str) -> int:
        return self.list.visualRect(self.index(slug)).top()

    def scroll_to(self, slug: str) -> None:
        self.list.scrollTo(self.index(slug), self.list.ScrollHint.PositionAtTop)

    def use(self, directory: DirectoryReader) -> None:
        with self._qtbot.waitSignal(self.page.finder.found):
            self.page.use_directory(directory)
        assert tasks.wait_for_all(5000)
        QApplication.processEvents()

    def details(self) -> str:
        labels = self.page.detail_panel.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def reading(qtbot: QtBot, edition: Edition) -> Iterator[Reading]:
    """Show the old edition by name, in a window that holds a few of its cards."""
    page = ProvidersPage(edition("2026.11.23-1", OLD), FixedClock(), Navigator())
    qtbot.addWidget(page)
    page.resize(1204, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(page.finder.found):
        page.show_query(Query(text="", sort=page.finder.query.sort.NAME))
    yield Reading(qtbot, page)
    tasks.wait_for_all(5000)


def test_the_card_chosen_stays_where_it_was_and_its_new_price_is_shown(
    reading: Reading, edition: Edition
) -> None:
    reading.scroll_to("clinic-10")
    reading.choose("clinic-12")
    before = reading.top_of("clinic-12")
    reading.use(edition("2026.12.01-1", WITH_ONE_MORE))
    assert reading.list.selected() == "clinic-12"
    assert reading.list.currentIndex() == reading.index("clinic-12")
    assert reading.top_of("clinic-12") == before
    assert "$777" in reading.details()


@pytest.mark.parametrize("providers", [DEARER, WITH_ONE_MORE])
def test_a_list_in_which_nothing_is_chosen_stays_where_it_was(
    reading: Reading, edition: Edition, providers: tuple[Provider, ...]
) -> None:
    reading.scroll_to("clinic-10")
    before = reading.top_of("clinic-10")
    reading.use(edition("2026.12.01-1", providers))
    assert reading.top_of("clinic-10") == before


def test_a_list_scrolled_away_from_the_card_chosen_stays_too(
    reading: Reading, edition: Edition
) -> None:
    reading.choose("clinic-02")
    reading.scroll_to("clinic-20")
    before = reading.top_of("clinic-20")
    reading.use(edition("2026.12.01-1", WITH_ONE_MORE))
    assert reading.list.selected() == "clinic-02"
    assert reading.top_of("clinic-20") == before


def test_the_list_stays_where_the_card_at_its_top_has_left_the_directory(
    reading: Reading, edition: Edition
) -> None:
    reading.scroll_to("clinic-12")
    before = reading.top_of("clinic-13")
    reading.use(edition("2026.12.01-1", WITHOUT_ONE))
    assert reading.top_of("clinic-13") == before


def test_the_next_question_shows_its_answers_from_the_top(
    qtbot: QtBot, reading: Reading, edition: Edition
) -> None:
    reading.scroll_to("clinic-10")
    reading.use(edition("2026.12.01-1", WITH_ONE_MORE))
    with qtbot.waitSignal(reading.page.finder.found):
        reading.page.show_query(Query(text="clinic"))
    assert reading.list.verticalScrollBar().value() == 0


def test_a_provider_that_has_left_says_so_and_its_facts_go(
    reading: Reading, edition: Edition
) -> None:
    reading.choose("clinic-12")
    assert "$500" in reading.details()
    reading.use(edition("2026.12.01-1", WITHOUT_ONE))
    assert "No longer listed" in reading.details()
    assert "Clinic 12" in reading.details()
    assert "$500" not in reading.details()


NO_LONGER_ORAL = tuple(
    make_provider(slug=one.slug, name=one.name, formats=("iv_infusion",))
    if one.slug == "clinic-13"
    else one
    for one in OLD
)


def test_a_provider_that_no_longer_matches_leaves_the_details(
    qtbot: QtBot, reading: Reading, edition: Edition
) -> None:
    with qtbot.waitSignal(reading.page.finder.found):
        reading.page.finder.edit(QueryEdit(Query.with_options, "formats", ("oral",)))
    reading.choose("clinic-13")
    reading.use(edition("2026.12.01-1", NO_LONGER_ORAL))
    assert reading.page.list_panel.model.row_of("clinic-13") is None
    assert reading.page.shown_slug() == ""
    assert "Clinic 13 does not match this search" in reading.details()


def test_a_provider_opened_by_name_outlives_another_edition(
    qtbot: QtBot, reading: Reading, edition: Edition
) -> None:
    with qtbot.waitSignal(reading.page.finder.found):
        reading.page.finder.edit(QueryEdit(Query.with_options, "formats", ("oral",)))
    with qtbot.waitSignal(reading.page.finder.details_loaded):
        reading.page.show_provider("clinic-12")
    reading.use(edition("2026.12.01-1", WITH_ONE_MORE))
    assert reading.page.shown_slug() == "clinic-12"
    assert "$777" in reading.details()


def test_words_and_filters_stay(qtbot: QtBot, reading: Reading, edition: Edition) -> None:
    page = reading.page
    QTest.keyClicks(page.search_bar.words, "clinic")
    with qtbot.waitSignal(page.finder.found):
        page.finder.edit(
            QueryEdit(lambda query: query.with_text("clinic").with_options("formats", ("oral",)))
        )
    before = page.finder.query
    reading.use(edition("2026.12.01-1", WITH_ONE_MORE))
    assert page.search_bar.words.text() == "clinic"
    assert page.finder.query == before
    assert page.facets.group("formats").option("oral").box.isChecked()
    assert page.list_panel.model.rowCount() == 15


def test_the_filter_that_has_the_focus_keeps_it_among_new_ones(
    reading: Reading, edition: Edition
) -> None:
    box = reading.page.facets.group("formats").option("oral").box
    box.setFocus()
    reading.use(edition("2026.12.01-1", OTHER_FORMATS))
    again = reading.page.facets.group("formats").option("oral").box
    assert again is not box
    assert again.hasFocus()


def test_the_filters_stay_where_they_were_scrolled_to(reading: Reading, edition: Edition) -> None:
    reading.page.resize(1204, 420)
    QApplication.processEvents()
    bar = reading.page.facets.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    reading.use(edition("2026.12.01-1", OTHER_FORMATS))
    assert bar.value() == before


@pytest.mark.parametrize("part", ["words", "list"])
def test_the_focus_stays(reading: Reading, edition: Edition, part: str) -> None:
    focused = reading.page.search_bar.words if part == "words" else reading.list
    focused.setFocus()
    reading.use(edition("2026.12.01-1", OTHER_FORMATS))
    assert focused.hasFocus()
