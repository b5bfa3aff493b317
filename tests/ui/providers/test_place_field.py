"""A place is suggested while it is typed and told when it is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.ui.providers.search_bar import PlaceField, SuggestionList
from brightstar_desktop.ui.theme.palette import Role, Scheme, css

PLACES = (
    Place(kind="city", name="Oakland", county="Alameda", latitude=37.8, longitude=-122.3),
    Place(kind="city", name="Oakley", county="Contra Costa", latitude=38.0, longitude=-121.7),
    Place(kind="zip", name="94301", county="Santa Clara", latitude=37.4, longitude=-122.1),
)


def suggest(prefix: str) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if place.name.lower().startswith(prefix.lower()))


def make_field(qtbot: QtBot) -> PlaceField:
    field = PlaceField(suggest)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


# The offscreen platform has no windows to raise and no keyboard to grab for the suggestions.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_places_are_suggested_with_their_county_and_chosen_by_key(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    tester = QAbstractItemModelTester(
        field.completer().model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    QTest.keyClicks(field, "oak")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    rows = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert rows == ["Oakland, Alameda County", "Oakley, Contra Costa County"]
    with qtbot.waitSignal(field.place_entered) as told:
        QTest.keyClick(popup, Qt.Key.Key_Down)
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == ["Oakland"]
    assert field.text() == "Oakland"
    assert tester.model() is not None


def test_half_a_word_is_not_told_before_return(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    with qtbot.assertNotEmitted(field.place_entered):
        QTest.keyClicks(field, "oak")
    with qtbot.waitSignal(field.place_entered) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["oak"]


def test_a_whole_zip_code_is_told_without_return(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    with qtbot.waitSignal(field.place_entered) as told:
        QTest.keyClicks(field, "94301")
    assert told.args == ["94301"]


def test_emptying_it_is_told_and_the_same_place_is_not_told_twice(qtbot: QtBot) -> None:
    field = make_field(qtbot)
    field.show_place("Oakland")
    with qtbot.assertNotEmitted(field.place_entered):
        QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.place_entered) as told:
        field.clear()
    assert told.args == [""]


def test_suggestions_have_a_ground_of_their_own_in_every_scheme(
    qtbot: QtBot, qapp: QApplication
) -> None:
    popup = SuggestionList()
    qtbot.addWidget(popup)
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT):
        qapp.show_scheme(scheme)  # type: ignore[attr-defined]  # the application is ours
        assert css(Role.SURFACE) in popup.styleSheet()
        ground = popup.grab().toImage().pixelColor(popup.rect().center())
        assert ground.name() == css(Role.SURFACE)
