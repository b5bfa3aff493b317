"""Pages on paper: a real PDF, with the warning on what has ended."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.ui.guide.guide_page import GuidePage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from tests.support.paper import pdf_text
from tests.ui.guide.conftest import FixedClock


def save(qtbot: QtBot, page: GuidePage, file: Path) -> str:
    """Save the page shown through the dialog, as a person does, and return what was told."""
    told: list[str] = []
    page.paper.told.connect(told.append)
    qtbot.mouseClick(page.toolbar.button("file-text"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(file.parent))
    dialog.selectFile(file.name)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def test_a_chapter_is_saved_whole_with_its_sources_and_its_foot(
    qtbot: QtBot, page: GuidePage, tmp_path: Path
) -> None:
    told = save(qtbot, page, tmp_path / "chapter.pdf")
    assert told.startswith("Saved chapter.pdf, pages: ")
    text = pdf_text(tmp_path / "chapter.pdf")
    for words in (
        "First chapter",
        "Paragraph 59 about waiting.",
        "Roe (2020). A trial.",
        "edition 2026.11.23-1 · printed Nov 23, 2026 · page 1 of",
        "In a crisis call or text 988",
        "this holds until Dec 31, 2026",
        "https://telehealth.hhs.gov/rules",
    ):
        assert words in text
    assert "may no longer hold" not in text


def test_on_paper_too_a_statement_that_has_ended_warns(
    qtbot: QtBot, reader: DirectoryFileReader, tmp_path: Path
) -> None:
    page = GuidePage(reader, reader, FixedClock(date(2027, 1, 1)), Navigator(), Settings())
    qtbot.addWidget(page)
    page.show()
    save(qtbot, page, tmp_path / "later.pdf")
    text = pdf_text(tmp_path / "later.pdf")
    assert "This may no longer hold: it was known to hold until Dec 31, 2026." in text
    assert text.index("may no longer hold") < text.index("The telehealth rule lets")


def test_only_ticked_topics_go_on_paper_and_help_comes_first(
    qtbot: QtBot, page: GuidePage, tmp_path: Path
) -> None:
    page.show_chapter("readiness")
    page.readiness.tick({"suicide"})
    save(qtbot, page, tmp_path / "topics.pdf")
    text = pdf_text(tmp_path / "topics.pdf")
    assert text.index("988 · Help") < text.index("I think of suicide.")
    assert "I sleep badly." not in text


def test_a_folder_that_cannot_be_written_is_told_and_the_old_file_stays(
    page: GuidePage, tmp_path: Path
) -> None:
    page_of_paper = page._paper_page()
    assert page_of_paper is not None
    with pytest.raises(OSError, match=r"\w"):
        page.paper.pages(page_of_paper).write_pdf(tmp_path / "no" / "such" / "file.pdf")
    assert list(tmp_path.iterdir()) == []
