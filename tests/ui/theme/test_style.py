"""Looks are given by kind, before and after a widget is shown."""

import sys

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.widgets.controls import SpinBox


def test_a_kind_given_after_the_widget_was_shown_changes_its_look(qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    plain = label.font().pointSizeF()
    set_kind(label, "title")
    assert label.font().pointSizeF() > plain
    set_kind(label, "muted")
    assert label.font().pointSizeF() == plain
    assert label.palette().windowText().color() == color(Role.MUTED)


def test_qt_takes_no_reference_from_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 did before Python 3.12, and the interpreter aborted after a while."""
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    before = sys.getrefcount(None)
    for _ in range(200):
        set_kind(label, "title")
        set_kind(label, "muted")
    assert sys.getrefcount(None) > before - 100


def test_a_number_can_be_read_in_its_box(qtbot: QtBot) -> None:
    box = SpinBox(0, 240)
    box.setSuffix(" %")
    box.setValue(240)
    qtbot.addWidget(box)
    box.show()
    field = box.lineEdit()
    assert field.width() >= field.fontMetrics().horizontalAdvance(field.text())


@pytest.mark.parametrize("kind", ["", "primary", "danger", "link", "quiet", "chip"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_mark_of_the_keyboard_cuts_no_letter(
    qtbot: QtBot, qapp: Application, kind: str, scale: float
) -> None:
    qapp.scale_text(scale)
    button = QPushButton("Forget all")
    qtbot.addWidget(button)
    set_kind(button, kind)
    button.show()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    place, style = QStyle.SubElement.SE_PushButtonContents, button.style()
    calm = style.subElementRect(place, option, button)
    option.state |= QStyle.StateFlag.State_HasFocus
    marked = style.subElementRect(place, option, button)
    assert marked.height() >= min(calm.height(), button.fontMetrics().height())
    assert marked.width() >= min(calm.width(), button.fontMetrics().horizontalAdvance("Forget all"))
