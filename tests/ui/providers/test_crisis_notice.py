"""Help in a crisis can be read, called and looked up from the notice."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.details_placeholder import CrisisNotice


def test_it_names_the_lines_and_its_buttons_lead_to_them(qtbot: QtBot) -> None:
    navigator = Navigator()
    notice = CrisisNotice(navigator)
    qtbot.addWidget(notice)
    notice.show()
    words = " ".join(label.text() for label in notice.findChildren(QLabel))
    assert "988" in words
    assert "741741" in words
    call, everything = notice.findChildren(QPushButton)
    assert "phone program" in call.text()
    with qtbot.waitSignal(navigator.external_requested) as told:
        QTest.mouseClick(call, Qt.MouseButton.LeftButton)
    assert told.args == ["tel:988"]
    with qtbot.waitSignal(navigator.crisis_requested):
        QTest.mouseClick(everything, Qt.MouseButton.LeftButton)
