"""The real page over the real directory."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import Query
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.facet_group import FacetOptionRow
from brightstar_desktop.ui.providers.providers_page import ProvidersPage
from tests.support.factories import TODAY


class FixedClock:
    """Says that it is the day on which the data was gathered."""

    def today(self) -> date:
        return TODAY


class PageDriver:
    """The page as a person uses it: with keys and clicks, waiting for each answer."""

    def __init__(self, qtbot: QtBot, page: ProvidersPage, directory: DirectoryReader) -> None:
        self.page, self.directory = page, directory
        self._qtbot = qtbot

    def answer_to(self, act: Callable[[], object]) -> SearchResult:
        """Do something and return the result that it brings."""
        with self._qtbot.waitSignal(self.page.finder.found) as found:
            act()
        (result,) = found.args
        assert isinstance(result, SearchResult)
        return result

    def type_words(self, words: str) -> SearchResult:
        """Type into the search line, over what stood there."""
        self.page.search_bar.words.selectAll()
        return self.answer_to(lambda: QTest.keyClicks(self.page.search_bar.words, words))

    def click_option(self, facet: str, code: str) -> SearchResult:
        """Click a filter, opening its group as far as that takes."""
        return self.answer_to(lambda: self.click(self.option(facet, code)))

    def option(self, facet: str, code: str) -> FacetOptionRow:
        """Return the filter, scrolled into view in an open group."""
        group = self.page.facets.group(facet)
        option = group.option(code)
        if not option.isVisible() and group.fold_button:
            QTest.mouseClick(group.fold_button, Qt.MouseButton.LeftButton)
        if not option.isVisible():
            QTest.mouseClick(group.more_button, Qt.MouseButton.LeftButton)
        assert option.isVisible()
        self.page.facets.ensureWidgetVisible(option)
        return option

    @staticmethod
    def click(option: FacetOptionRow) -> None:
        """Click the box of a filter."""
        QTest.mouseClick(option.box, Qt.MouseButton.LeftButton)

    def listed(self) -> list[str]:
        """Return the slugs in the list from top to bottom."""
        model = self.page.list_panel.model
        return [model.hit(row).provider.slug for row in range(model.rowCount())]

    def expected(self, query: Query) -> list[str]:
        """Return the slugs that the directory itself gives."""
        return [hit.provider.slug for hit in self.directory.search(query).hits]

    def counts(self, query: Query) -> dict[str, dict[str, int]]:
        """Return per facet how many providers the directory says each option would list."""
        facets = self.directory.search(query).facets
        return {
            facet.name: {option.code: option.count for option in facet.options} for facet in facets
        }

    def chips(self) -> list[str]:
        """Return the words of the chips from left to right."""
        return [chip.text() for chip in self.page.list_panel.chip_bar.chips()]

    def remove_chip(self, text: str) -> SearchResult:
        """Click the chip of these words."""
        chips = self.page.list_panel.chip_bar.chips()
        chip = next(chip for chip in chips if chip.text() == text)
        return self.answer_to(lambda: QTest.mouseClick(chip, Qt.MouseButton.LeftButton))


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> DirectoryReader:
    """Open the published edition."""
    folder = tmp_path_factory.mktemp("directory")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder, paths.bundled_catalogue(), geography).reader


@pytest.fixture
def driver(qtbot: QtBot, directory: DirectoryReader) -> PageDriver:
    """Show the page as it stands after its first answer."""
    page = ProvidersPage(directory, FixedClock(), Navigator())
    page.navigator.provider_requested.connect(page.show_provider)
    page.navigator.query_requested.connect(page.show_query)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.finder.found):
        page.resize(1204, 800)
        page.show()
        page.activateWindow()
    return PageDriver(qtbot, page, directory)
