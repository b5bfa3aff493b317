"""The shortlist is made, noted, compared and emptied with real keys and clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.compare.compare_page import ComparePage
from brightstar_desktop.ui.compare.comparison_model import CompareRole, ComparisonModel
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.visit_model import VisitModel
from tests.ui.guide.conftest import FixedClock

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SLUGS = ("kensho-wellbeing", "daydream-md", "isha-health", "bold-health", "cit-clinics")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    folder: Path = tmp_path_factory.mktemp("published")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder, paths.bundled_catalogue(), geography).reader


@pytest.fixture
def visit_model() -> VisitModel:
    return VisitModel()


@pytest.fixture
def page(
    qtbot: QtBot, reader: DirectoryFileReader, visit_model: VisitModel
) -> Iterator[ComparePage]:
    page = ComparePage(reader, FixedClock(), visit_model, Navigator())
    QAbstractItemModelTester(page.model, FATAL, page)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    yield page
    tasks.wait_for_all(5000)


def keep(qtbot: QtBot, page: ComparePage, visit_model: VisitModel, *slugs: str) -> None:
    for slug in slugs:
        visit_model.toggle(slug)
    wanted = set(visit_model.visit.slugs())
    qtbot.waitUntil(lambda: {one.slug for one in page.chosen()} == wanted)


def button(page: ComparePage, name: str) -> QPushButton:
    found = page.findChildren(QPushButton)
    return next(one for one in found if name in (one.text(), one.accessibleName()))


def test_an_empty_shortlist_says_how_to_fill_it(qtbot: QtBot, page: ComparePage) -> None:
    with qtbot.waitSignal(page.navigator.view_requested):
        qtbot.mouseClick(button(page, "Find a provider"), Qt.MouseButton.LeftButton)
    assert not page.table.isVisible()


def test_up_to_four_are_side_by_side(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, *SLUGS)
    assert page.model.columnCount() == 4
    assert page.model.headerData(0, Qt.Orientation.Horizontal) == "Kensho Wellbeing"
    assert len(page.chosen()) == 5


def test_a_provider_is_left_out_and_taken_off_by_keys(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:3])
    first = page._saved_cards()[0]
    first.box.setFocus()
    qtbot.keyClick(first.box, Qt.Key.Key_Space)
    assert [one.slug for one in page.chosen()] == list(SLUGS[1:3])
    assert visit_model.visit.slugs() == SLUGS[:3]
    remove = button(page, "Take Daydream MD off the shortlist")
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    assert visit_model.visit.slugs() == (SLUGS[0], SLUGS[2])


def test_a_note_is_kept_while_it_is_typed(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, SLUGS[0])
    note = page._saved_cards()[0].note
    qtbot.keyClicks(note, "near home")
    assert visit_model.visit.note(SLUGS[0]) == "near home"
    assert page._saved_cards()[0].note is note


def test_differences_and_unknowns_are_told_to_those_who_listen(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:2])
    place = page.model.index(1, 0)
    assert place.data(CompareRole.DIFFERS) is True
    spoken = place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Place, Kensho Wellbeing: Truckee (they differ)"
    unknown = [
        page.model.index(row, 1)
        for row in range(page.model.rowCount())
        if page.model.index(row, 1).data(CompareRole.UNSTATED)
    ]
    assert unknown
    assert unknown[0].data(Qt.ItemDataRole.FontRole).italic()


def test_questions_stand_below_headings_that_the_keys_pass_over(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:2])
    model, upright = page.model, Qt.Orientation.Vertical
    headings = [model.headerData(row, upright) for row in model.headings()]
    assert headings[:2] == ["At a glance", "How it is given"]
    assert page.table.columnSpan(0, 0) == 2
    assert model.headerData(1, upright) == "Place"
    spoken = model.headerData(1, upright, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "At a glance: Place"
    second = model.headings()[1]
    page.table.setCurrentIndex(model.index(second - 1, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == second + 1


def test_another_edition_keeps_the_shortlist(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel, reader: DirectoryFileReader
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:2])
    page.use_directory(reader)
    qtbot.waitUntil(lambda: len(page.chosen()) == 2)


def test_what_is_asked_for_is_passed_on(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:2])
    with qtbot.waitSignal(page.handout_requested) as asked:
        page.handout.click()
    assert asked.args is not None
    assert [one.slug for one in asked.args[0]] == list(SLUGS[:2])
    with qtbot.waitSignal(page.print_requested):
        page.print.click()
    with qtbot.waitSignal(page.navigator.provider_requested):
        button(page, "Show Kensho Wellbeing in full").click()


def test_a_hand_out_asked_for_at_once_comes_when_the_providers_are_read(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel
) -> None:
    assert not page.ask_handout()
    visit_model.toggle(SLUGS[0])
    assert page.chosen() == ()
    with qtbot.waitSignal(page.handout_requested) as asked:
        assert page.ask_handout()
    assert asked.args is not None
    assert [one.slug for one in asked.args[0]] == [SLUGS[0]]
    visit_model.toggle(SLUGS[1])
    visit_model.toggle(SLUGS[1])  # while the second is read
    with qtbot.waitSignal(page.handout_requested):
        assert page.ask_handout()


def test_an_empty_comparison_is_an_empty_table(qtbot: QtBot) -> None:
    model = ComparisonModel()
    QAbstractItemModelTester(model, FATAL)
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    assert qtbot is not None


@pytest.mark.parametrize("width", [1200, 620])
def test_rows_are_as_high_as_their_lines(
    qtbot: QtBot, page: ComparePage, visit_model: VisitModel, width: int
) -> None:
    keep(qtbot, page, visit_model, *SLUGS[:4])
    page.resize(width, 700)
    table, header = page.table, page.table.verticalHeader()

    def needed(row: int) -> int:
        return max(table.sizeHintForRow(row), header.sectionSizeHint(row))

    rows = range(page.model.rowCount())
    qtbot.waitUntil(lambda: all(table.rowHeight(row) == needed(row) for row in rows))
    assert len({table.rowHeight(row) for row in rows}) > 1
