"""The whole program brings newer data by the clock and on request, and shows it where it stands."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from brightstar_desktop import i18n, paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.errors import DirectoryError
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.notices import BannerArea
from tests.support.factories import make_catalogue, make_provider
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import Exchange, LoopbackServer

NEWER = "2026.12.01-1"
NEWEST = "2026.12.02-1"


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """Return whoever signed the edition that the program is bundled with, and a newer one."""
    made = Publisher()
    made.publish(make_catalogue())
    bundle = made.write_to(tmp_path / "bundle")
    monkeypatch.setattr(paths, "bundled_metadata", lambda: bundle / "metadata")
    catalogue = bundle / "targets" / "catalogue.json.gz"
    monkeypatch.setattr(paths, "bundled_catalogue", lambda: catalogue)
    made.publish(
        make_catalogue(edition=NEWER, providers=(make_provider(), make_provider(slug="second")))
    )
    return made


@pytest.fixture
def desktop(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, publisher: Publisher
) -> Iterator[Desktop]:
    """Run the program, with a folder set as the place for newer data."""
    state = tmp_path / "own"
    state.mkdir()
    source = publisher.write_to(tmp_path / "published")
    (state / "settings.json").write_text(json.dumps({"update_source": str(source)}))
    arguments = parse(["--data-dir", str(state), "--size", "1280x800"])
    made = Desktop(cast("Application", qapp), arguments)
    made.window.show()
    made.load()
    qtbot.waitUntil(lambda: made.window.current_view() == "providers", timeout=20_000)
    yield made
    made.stop()
    made.window.close()
    made.window.deleteLater()
    tasks.wait_for_all(5000)


def banners(desktop: Desktop) -> list[str]:
    area = desktop.window.findChild(BannerArea)
    assert isinstance(area, BannerArea)
    return [banner.text() for banner in area.banners()]


def test_newer_data_comes_by_itself_and_says_so(qtbot: QtBot, desktop: Desktop) -> None:
    words = desktop.window.views.providers.search_bar.words
    words.setText("oakland")
    desktop.update_service.scheduler._on_timeout()
    qtbot.waitUntil(lambda: NEWER in desktop.window.status_text())
    qtbot.waitUntil(lambda: any("Newer data is here" in text for text in banners(desktop)))
    assert words.text() == "oakland"


def test_newer_data_that_is_asked_for_is_shown_and_can_be_taken_back(
    qtbot: QtBot, desktop: Desktop
) -> None:
    desktop.window.action("updates").trigger()
    page = desktop.window.views.updates
    qtbot.waitUntil(lambda: page.check_card.check.isEnabled())
    page.check_card.check.click()
    qtbot.waitUntil(lambda: NEWER in desktop.window.status_text())
    qtbot.waitUntil(lambda: page.in_use.restore.isVisible())
    page.in_use.restore.click()
    qtbot.waitUntil(lambda: "2026.11.23-1" in desktop.window.status_text())
    assert desktop.window.current_view() == "updates"


def test_a_change_takes_the_reader_to_the_provider(qtbot: QtBot, desktop: Desktop) -> None:
    page = desktop.window.views.updates
    qtbot.waitUntil(lambda: page.check_card.check.isEnabled())
    page.check_card.check.click()
    qtbot.waitUntil(lambda: NEWER in desktop.window.status_text())
    desktop.window.navigator.provider_requested.emit("second")
    assert desktop.window.current_view() == "providers"
    qtbot.waitUntil(lambda: tasks.wait_for_all(0))


def test_the_switch_of_the_network_is_kept(qtbot: QtBot, desktop: Desktop) -> None:
    page = desktop.window.views.updates
    page.settings_card.choices["no_network"].click()
    kept = json.loads((desktop._state.settings_file).read_text())
    assert kept["updates"] == "no_network"
    assert not desktop.update_service.scheduler._is_wanted()
    qtbot.waitUntil(lambda: tasks.wait_for_all(0))


def test_an_error_with_another_edition_leaves_the_data_shown_in_sight(
    qtbot: QtBot, desktop: Desktop
) -> None:
    before = desktop.window.status_text()
    desktop._on_failed(DirectoryError("The disk is full, so nothing was changed; free some space."))
    qtbot.waitUntil(lambda: any("The disk is full" in text for text in banners(desktop)))
    assert desktop.window.current_view() == "providers"
    assert desktop.window.status_text() == before


@pytest.fixture
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.use_language("en", paths.resources() / "translations")
    cast("Application", qapp).set_language("en")


class Held:
    """Keeps a server from answering until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.is_asked = threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        self.is_asked.set()
        assert self.let_go.wait(30)
        exchange.answer()


@pytest.fixture
def held(
    qtbot: QtBot, desktop: Desktop, publisher: Publisher, tmp_path: Path
) -> Iterator[tuple[Desktop, Held]]:
    """Bring one newer edition, then ask for the next one, which does not come yet."""
    page = desktop.window.views.updates
    qtbot.waitUntil(lambda: page.check_card.check.isEnabled())
    page.check_card.check.click()
    qtbot.waitUntil(lambda: NEWER in desktop.window.status_text())
    publisher.publish(make_catalogue(edition=NEWEST))
    with LoopbackServer(publisher.write_to(tmp_path / "published")) as server:
        held = Held()
        server.misbehave("metadata/timestamp.json", held)
        desktop.settings.set("update_source", server.url)
        qtbot.waitUntil(lambda: page.check_card.check.isVisibleTo(page))
        page.check_card.check.click()
        qtbot.waitUntil(held.is_asked.is_set)
        yield desktop, held
        held.let_go.set()
        tasks.wait_for_all(5000)


def test_one_service_brings_every_edition(qtbot: QtBot, desktop: Desktop) -> None:
    before = desktop._updates
    desktop.reload()
    qtbot.waitUntil(lambda: tasks.wait_for_all(0))
    QApplication.processEvents()
    assert desktop._updates is before


def test_a_new_visitor_leaves_a_check_under_way(qtbot: QtBot, held: tuple[Desktop, Held]) -> None:
    desktop, server = held
    desktop.window.reset_visit()
    page = desktop.window.views.updates
    desktop.window.show_view("updates")
    assert page.service.is_checking
    assert page.check_card.stop.isVisible()
    server.let_go.set()
    qtbot.waitUntil(lambda: NEWEST in desktop.window.status_text())


@pytest.mark.usefixtures("english_afterwards")
def test_another_language_leaves_a_check_under_way(
    qtbot: QtBot, held: tuple[Desktop, Held]
) -> None:
    desktop, server = held
    english = desktop.window
    desktop.window.show_view("updates")
    desktop.settings.set("language", "es")
    assert desktop.window is not english
    page = desktop.window.views.updates
    assert page.service.is_checking
    assert page.check_card.stop.isVisible()
    opened: list[object] = []
    desktop.update_service.edition_changed.connect(lambda: opened.append(None))
    server.let_go.set()
    qtbot.waitUntil(lambda: NEWEST in desktop.window.status_text())
    assert page.check_card.result_text() == f"Ahora se usa la edición {NEWEST}."
    assert len(opened) == 1


@pytest.mark.usefixtures("english_afterwards")
def test_a_check_is_stopped_from_the_page_in_the_other_language(
    qtbot: QtBot, held: tuple[Desktop, Held]
) -> None:
    desktop, server = held
    desktop.settings.set("language", "es")
    page = desktop.window.views.updates
    with qtbot.waitSignal(page.service.cancelled):
        page.check_card.stop.click()
        server.let_go.set()
    assert NEWER in desktop.window.status_text()


def test_the_end_of_the_program_ends_a_check_at_once(held: tuple[Desktop, Held]) -> None:
    desktop, _server = held
    desktop.window.close()
    desktop.stop()
    assert tasks.wait_for_all(900)
