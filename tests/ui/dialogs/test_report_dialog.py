"""A wrong fact is reported by the person alone: copied, saved or handed to a mail program."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from brightstar_desktop.presentation.report import Report
from brightstar_desktop.ui.dialogs.report_dialog import ReportDialog
from brightstar_desktop.ui.navigator import Navigator
from tests.support.factories import make_provider

LEFT = Qt.MouseButton.LeftButton
REPORT = Report(
    provider=make_provider(slug="some-clinic", name="Some Clinic"),
    edition="2026.11.23-1",
    day=date(2026, 11, 23),
    group="contact",
)


def opened(qtbot: QtBot, address: str = "") -> ReportDialog:
    dialog = ReportDialog(REPORT, address, Navigator())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_message_grows_with_what_is_typed_and_is_copied(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    qtbot.keyClicks(dialog.wrong, "The number is dead.")
    qtbot.keyClick(dialog.wrong, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.source, "called today")
    dialog.group.setCurrentIndex(dialog.group.findData("locations"))
    said = dialog.message.toPlainText()
    for words in ("Some Clinic [some-clinic]", "Address or hours", "dead.", "called today"):
        assert words in said
    with qtbot.waitSignal(dialog.told):
        qtbot.mouseClick(dialog.buttons.buttons[2], LEFT)
    assert QGuiApplication.clipboard().text() == said.replace("\u2029", "\n")


def test_without_an_address_the_person_chooses_whom_to_send_it_to(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    with qtbot.waitSignal(dialog.navigator.message_requested) as asked:
        qtbot.mouseClick(dialog.buttons.buttons[3], LEFT)
    assert str(asked.args[0]).startswith("mailto:?subject=Wrong%20fact")
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "This edition names no address for reports" in said


@pytest.mark.parametrize(
    ("address", "opened_with"),
    [
        ("wrong@data.example", "mailto:wrong@data.example?subject="),
        ("https://data.example/wrong", "https://data.example/wrong"),
    ],
)
def test_it_is_handed_to_another_program_on_request(
    qtbot: QtBot, address: str, opened_with: str
) -> None:
    dialog = opened(qtbot, address)
    is_mail = opened_with.startswith("mailto:")
    navigator = dialog.navigator
    signal = navigator.message_requested if is_mail else navigator.external_requested
    with qtbot.waitSignal(signal) as asked:
        qtbot.mouseClick(dialog.buttons.buttons[3], LEFT)
    assert str(asked.args[0]).startswith(opened_with)


def test_it_is_saved_where_one_chooses_and_trouble_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot)
    qtbot.mouseClick(dialog.buttons.buttons[1], LEFT)
    chooser = dialog.findChild(QFileDialog)
    assert chooser
    with qtbot.waitSignal(dialog.told) as told:
        chooser.fileSelected.emit(str(tmp_path / "report.txt"))
    assert told.args == ["Saved report.txt."]
    assert "Some Clinic" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    with qtbot.waitSignal(dialog.told) as told:
        chooser.fileSelected.emit(str(tmp_path / "gone" / "report.txt"))
    assert "report.txt could not be saved: No such file" in str(told.args[0])
    chooser.reject()
