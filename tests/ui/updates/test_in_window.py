"""Newer data in the whole window: what is said where, and what ends with it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.sync.check_state import UpdatePreferences
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.updates.update_service import UpdateService
from tests.support.detail import FixedClock
from tests.support.factories import make_catalogue, make_provider
from tests.support.publisher import faults
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import GEOGRAPHY, Computer

NEWER = "2026.12.01-1"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LoopbackServer]:
    with LoopbackServer(tmp_path / "published") as loopback:
        yield loopback


@pytest.fixture
def computer(tmp_path: Path, server: LoopbackServer) -> Computer:
    """Return a computer with one edition, and a newer one published with one more provider."""
    publisher = Publisher()
    publisher.publish(make_catalogue())
    made = Computer(tmp_path, publisher, UpdatePreferences(source=server.url))
    made.start()
    made.publish(NEWER, providers=(make_provider(), make_provider(slug="c", name="Newcomer")))
    return made


def opened(computer: Computer) -> OpenData:
    bundled = computer.root / "bundle" / "targets" / "catalogue.json.gz"
    reader = open_directory(computer.root / "directory", bundled, GEOGRAPHY).reader
    return OpenData(reader, reader, reader.edition(), reader.crisis_lines())


@pytest.fixture
def window(qtbot: QtBot, computer: Computer) -> Iterator[MainWindow]:
    """Show a window that opens another edition as the program does."""
    service = UpdateService(computer.service, Settings())
    made = MainWindow(
        FixedClock(date(2026, 11, 23)), LinkOpener(lambda _url: True), updates=service
    )
    service.setParent(made)
    service.edition_changed.connect(lambda: made.refresh_data(opened(computer)))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.show_data(opened(computer))
    settle(qtbot)
    yield made
    tasks.wait_for_all(5000)


def settle(qtbot: QtBot) -> None:
    for _round in range(4):  # answers may ask further questions
        qtbot.waitUntil(lambda: tasks.wait_for_all(0))
        QApplication.processEvents()


def said(window: MainWindow) -> list[str]:
    (area,) = window.findChildren(BannerArea)
    return [banner.text() for banner in area.banners()]


def test_whoever_went_on_reading_hears_what_the_check_brought(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.views.updates.service.finished):
        window.views.updates.service.check()
    update_banners = f"Newer data is here: edition {NEWER} is in use now. 1 new provider."
    qtbot.waitUntil(lambda: said(window) == [update_banners])
    window.views.show_changes()
    assert window.current_view() == "updates"


def test_whoever_watches_the_check_hears_it_once(qtbot: QtBot, window: MainWindow) -> None:
    window.show_view("updates")
    with qtbot.waitSignal(window.views.updates.service.finished):
        window.views.updates.service.check()
    qtbot.waitUntil(lambda: NEWER in window.status_text())
    settle(qtbot)
    assert said(window) == []


def test_a_check_shows_what_another_program_has_brought_meanwhile(
    qtbot: QtBot, window: MainWindow, computer: Computer
) -> None:
    computer.service().check()
    assert NEWER not in window.status_text()
    window.show_view("updates")
    with qtbot.waitSignal(window.views.updates.service.finished):
        window.views.updates.service.check()
    qtbot.waitUntil(lambda: NEWER in window.status_text())
    settle(qtbot)


def test_an_error_is_told_to_whoever_asked_and_went_on(
    qtbot: QtBot, window: MainWindow, computer: Computer
) -> None:
    with qtbot.waitSignal(window.views.updates.service.failed):
        window.views.updates.service.check(str(computer.root / "nowhere"))
    qtbot.waitUntil(lambda: bool(said(window)))
    assert "holds no published data" in said(window)[0]
    settle(qtbot)


def test_a_publisher_who_is_late_is_named_once_and_nothing_is_locked(
    qtbot: QtBot, window: MainWindow, computer: Computer
) -> None:
    computer.publisher.now = datetime.now(UTC) - timedelta(days=44.9999)
    computer.publisher.publish(make_catalogue(edition="2026.12.02-1"))
    computer.publisher.write_to(computer.root / "published")
    computer.service().check()
    state_file = computer.root / "sync" / "looks.json"
    expired = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    until = computer.service().state().good_until
    assert until
    state_file.write_text(
        state_file.read_text().replace(until.strftime("%Y-%m-%dT%H"), expired[:13])
    )
    window.refresh_data(opened(computer))
    qtbot.waitUntil(lambda: bool(said(window)))
    assert "has not been heard of since" in said(window)[0]
    window.show_view("updates")
    settle(qtbot)
    assert len(said(window)) == 1
    assert window.views.providers.list_panel.model.rowCount() == 1


def test_the_way_back_to_the_guide_outlives_another_edition(
    qtbot: QtBot, window: MainWindow, computer: Computer
) -> None:
    window.show_view("guide")
    window.navigator.query_requested.emit(window.views.providers.finder.query.for_directory())
    computer.service().check()
    window.refresh_data(opened(computer))
    qtbot.waitUntil(lambda: "2026.12.01-1" in window.status_text())
    settle(qtbot)
    assert said(window) == ["This list comes from the guide."]


def test_resetting_the_visit_leaves_a_check_alone(
    qtbot: QtBot, window: MainWindow, server: LoopbackServer
) -> None:
    server.misbehave("metadata/timestamp.json", faults.stall_halfway)
    page = window.views.updates
    page.service.check()
    qtbot.waitUntil(lambda: "metadata/2.root.json" in server.paths())
    window.action("reset_visit").trigger()
    assert window.views.updates is page
    assert page.service.is_checking
    with qtbot.waitSignal(page.service.cancelled):
        page.service.cancel()
    settle(qtbot)


def test_the_page_of_updates_can_be_shown_after_a_reset(window: MainWindow) -> None:
    window.reset_visit()
    window.show_view("updates")
    assert window.current_view() == "updates"
    assert window.views.updates.isVisible()


def test_a_change_leads_to_its_provider_and_a_key_leads_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_view("updates")
    with qtbot.waitSignal(window.views.providers.finder.details_loaded):
        window.navigator.provider_requested.emit("oakland-infusion-clinic")
    assert window.current_view() == "providers"
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_view() == "updates")
    settle(qtbot)
