"""Dialogs fit the screen, however large the text is."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.dialogs import set_initial_size


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_dialog_begins_within_the_screen(qtbot: QtBot, qapp: Application, scale: float) -> None:
    qapp.scale_text(scale)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    set_initial_size(dialog, 58, 40)
    assert dialog.screen().availableSize().expandedTo(dialog.size()) == (
        dialog.screen().availableSize()
    )
    set_initial_size(dialog, 10, 8)
    assert (dialog.width(), dialog.height()) == (em(None, 10), em(None, 8))
