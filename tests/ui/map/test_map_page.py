"""The map is worked by mouse and by keys, and says in words what it draws."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.datafile.counties import read_counties
from brightstar_desktop.domain.query import Query
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui.map.geometry import Marker
from brightstar_desktop.ui.map.map_page import MapPage
from brightstar_desktop.ui.map.side_panel import PlaceRole
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.visit_model import VisitModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
GEOGRAPHY = paths.bundled_data() / "geography"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    folder = tmp_path_factory.mktemp("published")
    return open_directory(folder, paths.bundled_catalogue(), GEOGRAPHY).reader


@pytest.fixture
def page(qtbot: QtBot, reader: DirectoryFileReader) -> Iterator[MapPage]:
    page = MapPage(read_counties(GEOGRAPHY), reader, VisitModel(), Navigator())
    QAbstractItemModelTester(page.tree.places, FATAL, page)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    page.show_result(reader.search(Query()))
    yield page
    QToolTip.hideText()


def largest(page: MapPage) -> Marker:
    return max(page.canvas.visible_markers(), key=lambda marker: len(marker.cluster.pins))


def alone(page: MapPage) -> Marker:
    return next(marker for marker in page.canvas.visible_markers() if len(marker.cluster.pins) == 1)


def lines(page: MapPage) -> list[str]:
    places = page.tree.places
    return [
        str(places.item(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(places.rowCount())
    ]


def in_county(page: MapPage, name: str) -> QPoint:
    """Return a spot of a county on which no marker stands."""
    shape = page.canvas.outlines.shapes[name]
    for at in page.canvas.outlines.bounds.center(), page.canvas.outlines.middle(name):
        pixel = page.canvas.viewport.pixel(at)
        if shape.contains(at) and page.canvas.marker_at(pixel) is None:
            return pixel.toPoint()
    raise AssertionError(name)


def test_every_office_stands_on_the_map_and_the_rest_are_counted(
    page: MapPage, reader: DirectoryFileReader
) -> None:
    hits = reader.search(Query()).hits
    placed = {
        hit.provider.slug for hit in hits if any(one.latitude for one in hit.provider.locations)
    }
    drawn = {pin.slug for marker in page.canvas.visible_markers() for pin in marker.cluster.pins}
    assert drawn == placed
    told = page.canvas.accessibleDescription()
    assert f"{len(hits) - len(placed)} state no office here and are not on the map." in told
    assert "Los Angeles County: 16 providers." in told


def test_a_town_is_drawn_where_it_is(page: MapPage) -> None:
    """Each pin stands in the county that its record names, so the map and the data agree."""
    for marker in page.canvas.visible_markers():
        for pin in marker.cluster.pins:
            at = page.canvas.outlines.county_at(QPointF(*pin.at))
            assert at in {pin.county, ""}, pin


def test_the_counties_are_told_in_words_most_providers_first(page: MapPage) -> None:
    assert lines(page)[:2] == ["Los Angeles County: 16 providers", "San Diego County: 14 providers"]


def test_only_what_a_search_finds_is_drawn(page: MapPage, reader: DirectoryFileReader) -> None:
    page.show_result(reader.search(Query(near="San Diego", within_miles=25)))
    counties = {pin.county for pin in page.canvas.markers.pins}
    assert counties == {"San Diego"}
    assert lines(page)[0] == "San Diego County: 12 providers"


def test_a_cluster_opens_at_a_click_and_a_pin_is_chosen(qtbot: QtBot, page: MapPage) -> None:
    before = largest(page)
    qtbot.mouseClick(page.canvas, LEFT, pos=before.at.toPoint())
    assert page.canvas.viewport.zoom > 1
    shown = {pin.slug for marker in page.canvas.visible_markers() for pin in marker.cluster.pins}
    assert {pin.slug for pin in before.cluster.pins} <= shown
    page.canvas.show_all()
    pin = alone(page)
    with qtbot.waitSignal(page.canvas.pin_chosen):
        qtbot.mouseClick(page.canvas, LEFT, pos=pin.at.toPoint())
    assert page.card.isVisible()
    assert page.card.name.text() == pin.cluster.pins[0].name
    assert page.tree.currentIndex().data(PlaceRole.SLUG) == pin.cluster.pins[0].slug


def test_providers_on_one_spot_are_drawn_in_a_ring(qtbot: QtBot, page: MapPage) -> None:
    page.canvas.viewport.fit(page.canvas.outlines.shapes["San Diego"].boundingRect())
    for _once in range(4):
        page.canvas.zoom(1)
    spot = max(
        (marker for marker in page.canvas.visible_markers() if marker.cluster.spread == 0),
        key=lambda marker: len(marker.cluster.pins),
    )
    assert len(spot.cluster.pins) > 2
    page.canvas.activate(spot)
    ring = page.canvas.visible_markers()[-len(spot.cluster.pins) :]
    assert {marker.cluster.pins[0] for marker in ring} == set(spot.cluster.pins)
    for one, other in pairwise(ring):
        assert (one.at - other.at).manhattanLength() > one.radius
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert spot.cluster in [marker.cluster for marker in page.canvas.visible_markers()]


def test_a_county_is_asked_for_by_a_click_and_taken_back_by_another(
    qtbot: QtBot, page: MapPage, reader: DirectoryFileReader
) -> None:
    spot = in_county(page, "San Bernardino")
    with qtbot.waitSignal(page.county_wanted) as asked:
        qtbot.mouseClick(page.canvas, LEFT, pos=spot)
    assert asked.args == ["San Bernardino", True]
    chosen = {"counties": frozenset(["San Bernardino"])}
    page.show_result(reader.search(Query(chosen=chosen)))
    assert {pin.county for pin in page.canvas.markers.pins} == {"San Bernardino"}
    assert "Los Angeles County: 16 providers" in lines(page), "the others can still be asked for"
    with qtbot.waitSignal(page.county_wanted) as taken_back:
        qtbot.mouseClick(page.canvas, LEFT, pos=in_county(page, "San Bernardino"))
    assert taken_back.args == ["San Bernardino", False]


def test_the_tree_filters_by_a_tick_of_the_space_key(qtbot: QtBot, page: MapPage) -> None:
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.county_wanted) as asked:
        qtbot.keyClick(page.tree, Qt.Key.Key_Space)
    assert asked.args == ["Los Angeles", True]


def test_the_tree_leads_to_a_provider_by_keys(qtbot: QtBot, page: MapPage) -> None:
    page.tree.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(page.tree, key)
    slug = page.tree.currentIndex().data(PlaceRole.SLUG)
    assert page.card.isVisible()
    with qtbot.waitSignal(page.navigator.provider_requested) as asked:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert asked.args == [slug]


def test_the_map_is_worked_by_keys_alone(qtbot: QtBot, page: MapPage) -> None:
    canvas = page.canvas
    canvas.setFocus()
    whole = canvas.viewport.scale
    for _press in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.viewport.scale == pytest.approx(whole * 1.5**5)
    before = canvas.viewport.place(QPointF(0, 0))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.viewport.place(QPointF(0, 0)).x() > before.x()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.viewport.scale == whole
    markers = canvas.visible_markers()
    for expected in markers[:3]:
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
        assert canvas.current_marker() == expected
    single = next(at for at, marker in enumerate(markers) if len(marker.cluster.pins) == 1)
    while canvas.current_marker() != markers[single]:
        qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    pin = markers[single].cluster.pins[0]
    assert canvas.accessibleDescription() == f"{pin.name}, {pin.city}"
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert page.card.name.text() == pin.name
    with qtbot.waitSignal(page.navigator.provider_requested) as asked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert asked.args == [pin.slug]


def test_the_tab_key_leaves_the_map(qtbot: QtBot, page: MapPage) -> None:
    page.canvas.setFocus()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Tab)
    assert not page.canvas.hasFocus()


def test_the_wheel_zooms_around_the_pointer(page: MapPage) -> None:
    page.canvas.zoom(5)
    at = QPointF(300, 400)
    before = page.canvas.viewport.place(at)
    event = QWheelEvent(
        at, QPointF(page.canvas.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(page.canvas, event)
    after = page.canvas.viewport.place(at)
    assert page.canvas.viewport.zoom > 5
    assert (after - before).manhattanLength() * page.canvas.viewport.scale < 1


def test_dragging_moves_the_map_and_chooses_nothing(qtbot: QtBot, page: MapPage) -> None:
    page.canvas.zoom(4)
    asked: list[object] = []
    page.county_wanted.connect(lambda *told: asked.append(told))
    held = page.canvas.viewport.place(QPointF(400, 300))
    qtbot.mousePress(page.canvas, LEFT, pos=QPoint(400, 300))
    for step in range(1, 6):
        qtbot.mouseMove(page.canvas, QPoint(400 + 10 * step, 300 + 5 * step))
    qtbot.mouseRelease(page.canvas, LEFT, pos=QPoint(450, 325))
    away = page.canvas.viewport.place(QPointF(450, 325)) - held
    assert away.manhattanLength() * page.canvas.viewport.scale < 3
    assert asked == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("where", ["marker", "county", "sea"])
def test_a_tip_says_what_is_under_the_pointer(page: MapPage, where: str) -> None:
    spots: dict[str, Callable[[], QPoint]] = {
        "marker": lambda: largest(page).at.toPoint(),
        "county": lambda: in_county(page, "San Bernardino"),
        "sea": lambda: QPoint(3, page.canvas.height() - 3),
    }
    spot = spots[where]()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, page.canvas.mapToGlobal(spot))
    QApplication.sendEvent(page.canvas, event)
    said = {"marker": "providers in", "county": "San Bernardino County: 1 provider", "sea": ""}
    assert said[where] in QToolTip.text()
    assert (where == "sea") == (QToolTip.text() == "")


def test_the_card_puts_a_provider_on_the_shortlist(qtbot: QtBot, page: MapPage) -> None:
    page.canvas.activate(alone(page))
    assert page.card.save.text() == "Add to shortlist"
    qtbot.mouseClick(page.card.save, LEFT)
    assert page.card.save.text() == "On the shortlist"


def test_a_hidden_map_works_nothing_out(page: MapPage, reader: DirectoryFileReader) -> None:
    page.hide()
    before = page.canvas.markers.pins
    page.show_result(reader.search(Query(text="oakland")))
    assert page.canvas.markers.pins == before
    page.show()
    assert page.canvas.markers.pins != before


def test_a_provider_that_the_search_no_longer_finds_is_not_shown_as_chosen(
    page: MapPage, reader: DirectoryFileReader
) -> None:
    page.choose("kensho-wellbeing")
    assert page.card.isVisible()
    page.show_result(reader.search(Query(text="san diego")))
    assert page.chosen_slug() == ""
    assert not page.card.isVisible()
