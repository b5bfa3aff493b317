"""The price is told once typing rests, and steps by the arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from brightstar_desktop.ui.providers.facet_panel import PriceField, PriceGroup


def make_field(qtbot: QtBot) -> PriceField:
    field = PriceField()
    qtbot.addWidget(field)
    field.show()
    return field


def test_typing_is_told_once_when_it_rests(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    told: list[object] = []
    field.price_entered.connect(lambda: told.append(field.price()))
    QTest.keyClicks(field, "$1,250 dollars")
    qtbot.waitUntil(lambda: told == [1250])


def test_return_tells_at_once_and_only_once(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    told: list[object] = []
    field.price_entered.connect(lambda: told.append(field.price()))
    QTest.keyClicks(field, "700")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [700]


def test_emptying_it_takes_the_limit_away(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    field.show_price(700)
    assert field.text() == "700"
    with qtbot.waitSignal(field.price_entered):
        field.clear()
    assert field.price() is None


def test_arrow_keys_step_by_fifty_and_not_below_nothing(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.price() == 150
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.price() is None


def test_an_answer_does_not_overwrite_what_is_being_typed(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    QTest.keyClicks(field, "7")
    field.show_price(None)
    assert field.text() == "7"
    with qtbot.waitSignal(field.price_entered):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.price() == 7


def test_not_stated_is_offered_only_beside_a_limit(qtbot: QtBot) -> None:
    group = PriceGroup("Price")
    qtbot.addWidget(group)
    group.show()
    group.show_price(None, 26, unknown_included=False)
    assert not group.not_stated_option.isVisible()
    group.show_price(500, 26, unknown_included=False)
    assert group.not_stated_option.isVisible()
    with qtbot.waitSignal(group.not_stated_option.toggled) as told:
        QTest.mouseClick(group.not_stated_option.box, Qt.MouseButton.LeftButton)
    assert told.args == [True]
