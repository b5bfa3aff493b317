"""Where pages go: a file with a name that says what it is, and never over another unasked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.printing.print_actions import print_pages, save_as_pdf
from brightstar_desktop.ui.printing.printed_pages import PrintedPages, file_name
from tests.support.paper import pdf_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAME = "kensho-2026-11-26"


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    for dialog in made.findChildren(QFileDialog):
        dialog.reject()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for documents of somebody whose home is this test's own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    assert tmp_path in folder.parents
    return folder


def pages(words: str = "what stands on it") -> PrintedPages:
    return PrintedPages(f"<p>{words}</p>", "title", lambda number, count: f"{number} of {count}")


def chooser(parent: QWidget) -> QFileDialog:
    (dialog,) = (each for each in parent.findChildren(QFileDialog) if each.isVisible())
    return dialog


def press(parent: QWidget, words: str) -> None:
    (button,) = (
        each
        for each in parent.findChildren(QPushButton)
        if each.text() == words and each.window().isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_name_says_what_and_when_in_letters_any_disk_takes() -> None:
    day = date(2026, 11, 26)
    assert file_name("kensho", day) == NAME
    assert file_name("../Odd\\name: x", day) == "odd-name-x-2026-11-26"


def test_it_is_offered_among_documents(parent: QWidget, documents: Path) -> None:
    documents.mkdir()
    save_as_pdf(parent, pages(), NAME, lambda _sentence: None, allowed=True)
    assert chooser(parent).selectedFiles() == [str(documents / f"{NAME}.pdf")]


def test_without_a_folder_for_documents_another_one_is_offered(
    parent: QWidget, documents: Path
) -> None:
    assert not documents.exists()
    save_as_pdf(parent, pages(), NAME, lambda _sentence: None, allowed=True)
    (file,) = chooser(parent).selectedFiles()
    assert Path(file).parent == documents.parent
    assert Path(file).parent.is_dir()


def test_the_name_offered_is_free(parent: QWidget, documents: Path) -> None:
    documents.mkdir()
    (documents / f"{NAME}.pdf").write_text("first")
    (documents / f"{NAME}-2.pdf").write_text("second")
    save_as_pdf(parent, pages(), NAME, lambda _sentence: None, allowed=True)
    assert chooser(parent).selectedFiles() == [str(documents / f"{NAME}-3.pdf")]


@pytest.fixture
def asked(parent: QWidget, documents: Path) -> tuple[QMessageBox, Path, list[str]]:
    """Choose a file that is there already, by a name without its suffix."""
    documents.mkdir()
    there = documents / "mine.pdf"
    there.write_text("mine")
    told: list[str] = []
    save_as_pdf(parent, pages(), NAME, told.append, allowed=True)
    dialog = chooser(parent)
    dialog.selectFile("mine")
    dialog.accept()
    (box,) = parent.findChildren(QMessageBox)
    return box, there, told


def test_a_file_is_replaced_only_after_a_question(
    parent: QWidget, asked: tuple[QMessageBox, Path, list[str]]
) -> None:
    box, there, told = asked
    assert box.text() == "mine.pdf is there already. Replace it?"
    assert (there.read_text(), told) == ("mine", [])
    press(parent, "Replace")
    assert "what stands on it" in pdf_text(there)
    assert told == ["Saved mine.pdf, pages: 1."]


def test_by_enter_or_escape_another_name_is_asked_for(
    qtbot: QtBot, parent: QWidget, asked: tuple[QMessageBox, Path, list[str]]
) -> None:
    box, there, told = asked
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: chooser(parent).isVisible())
    assert chooser(parent).selectedFiles() == [str(there.with_name("mine-2.pdf"))]
    assert (there.read_text(), told) == ("mine", [])


def test_without_a_printer_the_way_to_a_pdf_is_offered_in_front(
    parent: QWidget, documents: Path
) -> None:
    documents.mkdir()
    assert QPrinterInfo.availablePrinterNames() == []
    assert print_pages(parent, pages(), NAME, lambda _sentence: None, allowed=True) is None
    (box,) = parent.findChildren(QMessageBox)
    assert box.isVisible()
    assert box.text() == "No printer is set up on this computer."
    assert "Save the page as PDF instead" in box.informativeText()
    press(parent, "Save as PDF")
    assert chooser(parent).selectedFiles() == [str(documents / f"{NAME}.pdf")]


def test_without_a_printer_nothing_needs_to_be_saved(parent: QWidget) -> None:
    print_pages(parent, pages(), NAME, lambda _sentence: None, allowed=True)
    press(parent, "Close")
    assert not any(each.isVisible() for each in parent.findChildren(QWidget) if each.isWindow())
