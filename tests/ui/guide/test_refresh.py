"""Another edition's guide is opened under a reader, who stays where they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.datafile.encode import write_catalogue
from brightstar_desktop.domain.guide import Chapter, Guide
from brightstar_desktop.domain.links import GuidePlace
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.guide.guide_page import GuidePage
from tests.support.factories import make_catalogue, make_provider
from tests.ui.guide.conftest import CHAPTERS, TERMS, make_chapter

Edition = Callable[[tuple[Chapter, ...]], DirectoryFileReader]

FIRST, SECOND = CHAPTERS
REVISED = replace(SECOND, body=SECOND.body + "\n\nA line that is new.")
THIRD = make_chapter(3, "third", "Third chapter", "Later.")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Return a function that builds a real edition with these chapters and opens it."""

    def build(chapters: tuple[Chapter, ...]) -> DirectoryFileReader:
        file = tmp_path / "newer.json.gz"
        providers = (make_provider(), make_provider(slug="other", name="Other"))
        write_catalogue(
            make_catalogue(
                edition="2026.12.01-1",
                guide=Guide(en=chapters),
                glossary=TERMS,
                providers=providers,
            ),
            file,
        )
        return open_directory(tmp_path / "newer", file, paths.bundled_data() / "geography").reader

    return build


def use(page: GuidePage, reader: DirectoryFileReader) -> None:
    """Open the guide of another edition, and wait until it has settled."""
    page.use_guide(reader, reader)
    assert tasks.wait_for_all(5000)
    QApplication.processEvents()


def test_the_reader_stays_in_the_chapter_and_at_the_line(page: GuidePage, edition: Edition) -> None:
    page.show_chapter("second")
    page.viewer.verticalScrollBar().setValue(400)
    page.viewer.setFocus()
    use(page, edition((FIRST, REVISED, THIRD)))
    assert page.current_place() == GuidePlace("second")
    assert page.viewer.verticalScrollBar().value() == 400
    assert page.viewer.hasFocus()
    assert "A line that is new." in page.viewer.toPlainText()
    assert page.contents.contents.find(GuidePlace("third")).isValid()
    assert page.contents.tree.currentIndex().data() == "2  Second chapter"


def test_words_marked_in_a_chapter_that_is_the_same_stay_marked(
    page: GuidePage, edition: Edition
) -> None:
    cursor = page.viewer.document().find("some people")
    page.viewer.setTextCursor(QTextCursor(cursor))
    use(page, edition((FIRST, REVISED)))
    assert page.viewer.textCursor().selectedText() == "some people"


def test_chapters_that_were_opened_in_the_contents_stay_open(
    page: GuidePage, edition: Edition
) -> None:
    tree = page.contents.tree
    tree.expand(page.contents.contents.index(1, 0))
    use(page, edition((FIRST, REVISED)))
    assert tree.isExpanded(page.contents.contents.index(1, 0))


def test_a_search_stays_with_its_passages(qtbot: QtBot, page: GuidePage, edition: Edition) -> None:
    qtbot.keyClicks(page.contents.field, "bladder")
    qtbot.waitUntil(lambda: page.contents.hits.rowCount() == 1)
    page.contents.found.setCurrentIndex(page.contents.hits.index(0))
    use(page, edition((FIRST, REVISED)))
    assert page.contents.field.text() == "bladder"
    assert page.contents.found.isVisible()
    assert page.contents.found.currentIndex() != QModelIndex()
    assert page.current_place() == GuidePlace("second")


def test_a_chapter_that_is_gone_gives_way_to_the_first(page: GuidePage, edition: Edition) -> None:
    page.show_chapter("second")
    use(page, edition((FIRST,)))
    assert page.current_place() == GuidePlace("first")
    assert "First chapter" in page.viewer.toPlainText()


def test_going_back_passes_over_a_chapter_that_is_gone(page: GuidePage, edition: Edition) -> None:
    page.show_chapter("second")
    page.show_chapter("first", "waiting")
    use(page, edition((FIRST,)))
    page._back()
    assert page.current_place() == GuidePlace("first")
    assert "First chapter" in page.viewer.toPlainText()


def test_an_edition_without_a_guide_says_so_and_the_next_one_is_read(
    page: GuidePage, edition: Edition, reader: DirectoryFileReader
) -> None:
    use(page, edition(()))
    assert not page.viewer.isVisible()
    use(page, reader)
    assert page.viewer.isVisible()
    assert "First chapter" in page.viewer.toPlainText()
