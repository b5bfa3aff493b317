"""Help in a crisis is complete, readable and can be copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.ui.dialogs.crisis_dialog import CrisisDialog, CrisisPanel


def words_of(panel: CrisisPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_the_panel_names_every_number_and_what_to_do(qtbot: QtBot) -> None:
    panel = CrisisPanel(CORE_CRISIS_LINES)
    qtbot.addWidget(panel)
    words = words_of(panel)
    for expected in ("911", "988", "741741", "838255", "press 1", "press 2"):
        assert expected in words


def test_a_number_is_copied_by_its_button(qtbot: QtBot) -> None:
    panel = CrisisPanel(CORE_CRISIS_LINES)
    qtbot.addWidget(panel)
    panel.show()
    button = panel.findChildren(QToolButton)[1]
    assert button.accessibleName() == "Copy 988"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "988"


def test_a_short_panel_offers_the_rest(qtbot: QtBot) -> None:
    panel = CrisisPanel(CORE_CRISIS_LINES, limit=2)
    qtbot.addWidget(panel)
    panel.show()
    assert "741741" not in words_of(panel)
    with qtbot.waitSignal(panel.all_requested):
        qtbot.mouseClick(panel.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_the_dialog_closes_by_escape(qtbot: QtBot) -> None:
    dialog = CrisisDialog(CORE_CRISIS_LINES)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("line", CORE_CRISIS_LINES, ids=lambda line: line.code)
def test_the_lines_known_to_the_program_are_among_the_published_ones(line: object) -> None:
    from brightstar_desktop.datafile.decode import read_catalogue  # noqa: PLC0415

    published = {other.code: other for other in read_catalogue(paths.bundled_catalogue()).crisis}
    code, number = getattr(line, "code"), getattr(line, "number")  # noqa: B009
    assert code in published
    assert published[code].number == number
