"""The plan is changed by keys, and the bars say what stated prices come to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.domain.pricing import CoursePlan
from brightstar_desktop.presentation.costs import Costs
from brightstar_desktop.storage.directory import DirectoryFileReader
from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.costs.cost_bars import CostRole
from brightstar_desktop.ui.costs.costs_page import CostsPage
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.visit_model import VisitModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> DirectoryFileReader:
    folder: Path = tmp_path_factory.mktemp("published")
    geography = paths.bundled_data() / "geography"
    return open_directory(folder, paths.bundled_catalogue(), geography).reader


@pytest.fixture
def page(qtbot: QtBot, reader: DirectoryFileReader) -> Iterator[CostsPage]:
    page = CostsPage(reader, VisitModel(), Navigator())
    QAbstractItemModelTester(page.model, FATAL, page)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    yield page
    tasks.wait_for_all(5000)


def words(page: CostsPage) -> list[str]:
    return [str(page.model.index(row).data()) for row in range(page.model.rowCount())]


def test_stated_prices_are_summed_and_the_silent_are_counted(page: CostsPage) -> None:
    assert any(row.startswith("Kensho Wellbeing, $2,750 to $2,875") for row in words(page))
    assert "do not state enough for this sum: call and ask." in page.summary.text()


def test_later_doses_and_sessions_are_typed(qtbot: QtBot, page: CostsPage) -> None:
    assert page.plan().sessions == 6
    with_six = page.model.rowCount()
    page.later.selectAll()
    qtbot.keyClicks(page.later, "6")
    assert any(row.startswith("Kensho Wellbeing, $5,175 to $5,425") for row in words(page))
    page.sessions.selectAll()
    qtbot.keyClicks(page.sessions, "0")
    assert page.plan().sessions is None
    assert any(row.startswith("Kensho Wellbeing, $4,750 to $5,000") for row in words(page))
    assert page.model.rowCount() < with_six, "fewer state how many sessions they give"


def test_a_missing_first_visit_is_said(page: CostsPage) -> None:
    assert any("first visit not stated" in row for row in words(page))
    page.first_visit.click()
    assert not any("first visit not stated" in row for row in words(page))


def test_the_shortlist_and_a_form_narrow_the_bars(page: CostsPage) -> None:
    assert not page.only_saved.isEnabled()
    page._visit_model.toggle("kensho-wellbeing")
    page.only_saved.click()
    assert len(words(page)) == 1
    page.format.setCurrentIndex(page.format.findData("oral"))
    assert words(page) == []
    page._visit_model.toggle("kensho-wellbeing")
    assert not page.only_saved.isChecked()


def test_a_bar_leads_to_its_provider(qtbot: QtBot, page: CostsPage) -> None:
    first = page.list.visualRect(page.model.index(0))
    with qtbot.waitSignal(page.navigator.provider_requested) as asked:
        place: QPoint = first.center()
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [page.model.index(0).data(CostRole.ROW).slug]
    assert page.model.index(0).data(CostRole.LONGEST) > 0


def test_nothing_to_show_is_an_empty_list(page: CostsPage) -> None:
    page.model.show_costs(Costs())
    assert page.model.rowCount() == 0
    assert Costs().longest == 1


def test_the_plan_goes_on_the_hand_out_and_leaves_with_the_visitor(
    qtbot: QtBot, page: CostsPage
) -> None:
    visit_model = page._visit_model
    assert not visit_model.visit.plan
    qtbot.keyClick(page.on_paper, Qt.Key.Key_Space)
    assert visit_model.visit.plan == page.plan()
    page.later.setValue(4)
    assert visit_model.visit.plan == page.plan()
    assert page.plan().later == 4
    visit_model.clear()
    assert page.on_paper.checkState() is Qt.CheckState.Unchecked


def test_a_page_made_late_shows_the_plan_and_the_shortlist_of_the_visit(
    qtbot: QtBot, reader: DirectoryFileReader
) -> None:
    visit_model = VisitModel()
    plan = CoursePlan(sessions=4, later=3, first_visit=False)
    visit_model.set_visit(visit_model.visit.with_plan(plan))
    visit_model.toggle("kensho-wellbeing")
    page = CostsPage(reader, visit_model, Navigator())
    qtbot.addWidget(page)
    assert page.plan() == plan
    assert page.on_paper.isChecked()
    assert page.only_saved.isEnabled()
    assert visit_model.visit.plan == plan
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
