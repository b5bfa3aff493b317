"""Every page of the guide that ships is laid out whole, in both languages."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.presentation.guide.contents import contents_rows
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from tests.ui.guide.conftest import FixedClock


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    folder = tmp_path_factory.mktemp("published")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder, paths.bundled_catalogue(), geography).reader


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    i18n.use_language(request.param, paths.resources() / "translations")
    cast("Application", qapp).set_language(request.param)
    yield request.param
    i18n.use_language("en", paths.resources() / "translations")
    cast("Application", qapp).set_language("en")


@pytest.fixture
def page(qtbot: QtBot, published: DirectoryFileReader, language: str) -> GuidePage:
    assert language == i18n.current_language()
    page = GuidePage(published, published, FixedClock(), Navigator(), Settings())
    qtbot.addWidget(page)
    page.resize(1204, 760)
    page.show()
    tasks.wait_for_all(5000)
    qtbot.waitUntil(lambda: bool(page._renderer.counts))
    return page


def test_no_line_of_any_page_is_lost(page: GuidePage, published: DirectoryFileReader) -> None:
    rows = contents_rows(published.guide_content(i18n.current_language()))
    slugs = [row.slug for row in rows] + [below.slug for row in rows for below in row.rows]
    for slug in dict.fromkeys(slugs):
        page.show_chapter(slug)
        page.viewer.scroll_to(10_000_000)
        document = page.viewer.document()
        block = document.begin()
        while block.isValid():
            layout = block.layout()
            assert layout.lineCount() or not block.text().strip(), (slug, block.text())
            block = block.next()
        bottom = document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
        assert bottom <= document.size().height(), slug


def test_going_to_a_section_does_not_count_as_reading_to_the_end(page: GuidePage) -> None:
    page.show_chapter("law", "psilocybin")
    assert page.contents.contents.chapters_read() == (0, 10)
    assert page.viewer.cursorForPosition(page.viewer.viewport().rect().topLeft()).block().text()


def test_a_chapter_loses_no_word_where_its_tables_become_rows(
    qtbot: QtBot, qapp: QApplication, page: GuidePage
) -> None:
    page.show_chapter("formats")
    wide = page.viewer.toPlainText()
    cast("Application", qapp).scale_text(2.0)
    page.viewer.setFixedWidth(420)
    qtbot.waitUntil(lambda: page.viewer.toPlainText() != wide)
    words = {word.rstrip(":") for word in page.viewer.toPlainText().split()}
    assert {word for word in wide.split() if word.rstrip(":") not in words} == set()
