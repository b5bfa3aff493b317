"""What would be given away is seen first, then copied or saved."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.dialogs.help_dialogs import DiagnosticsDialog
from brightstar_desktop.ui.widgets.dialogs import ButtonRow

LEFT = Qt.MouseButton.LeftButton


def test_it_is_shown_copied_and_saved(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = DiagnosticsDialog("all that is told")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.shown.toPlainText() == "all that is told"
    _close, copy, save = dialog.findChildren(ButtonRow)[0].buttons
    with qtbot.waitSignal(dialog.told):
        qtbot.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == "all that is told"
    qtbot.mouseClick(save, LEFT)
    chooser = dialog.findChild(QFileDialog)
    assert chooser
    with qtbot.waitSignal(dialog.told) as told:
        chooser.fileSelected.emit(str(tmp_path / "saved.txt"))
    assert told.args == ["Saved saved.txt."]
    assert (tmp_path / "saved.txt").read_text(encoding="utf-8") == "all that is told"
    chooser.reject()
