"""The order and the radius offer only what makes sense, and say why not."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.query import FIRST_QUERY, Sort
from brightstar_desktop.ui.providers.list_panel import SortButton
from brightstar_desktop.ui.providers.search_bar import RadiusBox


def test_nearest_waits_for_a_place_and_says_so(qtbot: QtBot) -> None:
    button = SortButton()
    qtbot.addWidget(button)
    assert not button.action(Sort.DISTANCE).isEnabled()
    assert "ZIP" in button.action(Sort.DISTANCE).toolTip()
    button.show_sort(Sort.DISTANCE, has_place=True)
    assert button.action(Sort.DISTANCE).isEnabled()
    assert button.text() == "Nearest first"
    assert button.action(Sort.DISTANCE).isChecked()


def test_choosing_an_order_tells_it(qtbot: QtBot) -> None:
    button = SortButton()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.sort_chosen) as told:
        button.action(Sort.PRICE).trigger()
    assert told.args == [Sort.PRICE]


def test_the_radius_waits_for_a_place_and_is_chosen_by_key(qtbot: QtBot) -> None:
    box = RadiusBox()
    qtbot.addWidget(box)
    box.show()
    assert not box.isEnabled()
    assert "ZIP" in box.toolTip()
    box.show_place(known=True)
    box.show_radius(50)
    assert (box.currentText(), box.toolTip()) == ("50 mi", "")
    with qtbot.waitSignal(box.edit_requested) as told:
        QTest.keyClick(box, Qt.Key.Key_End)
    assert told.args[0].apply(FIRST_QUERY).within_miles is None
    assert box.currentText() == "any mi"


def test_an_unusual_radius_is_shown_as_it_is(qtbot: QtBot) -> None:
    box = RadiusBox()
    qtbot.addWidget(box)
    box.show_radius(35)
    assert box.currentText() == "35 mi"
    box.show_radius(10)
    box.show_radius(35)
    assert box.count() == 6
