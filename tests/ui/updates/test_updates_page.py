"""The updates page on the real service: real folders, a real server, real clicks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from brightstar_desktop.storage.edition_store import open_directory
from brightstar_desktop.sync.check_state import UpdatePreferences
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.style import KIND
from brightstar_desktop.ui.updates.update_service import UpdateService
from brightstar_desktop.ui.updates.updates_page import UpdatesPage
from brightstar_desktop.ui.widgets.labels import LinkLabel
from brightstar_desktop.ui.widgets.messages import Banner
from tests.support.factories import make_catalogue, make_price, make_provider
from tests.support.publisher import faults
from tests.support.publisher.publisher import Publisher
from tests.support.publisher.server import LoopbackServer
from tests.sync.conftest import GEOGRAPHY, Computer

NEWER = "2026.12.01-1"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Return a computer on which one edition is open, and a newer one published."""
    publisher = Publisher()
    publisher.publish(
        make_catalogue(providers=(make_provider(prices=(make_price(),)), make_provider(slug="b")))
    )
    made = Computer(tmp_path, publisher)
    made.start()
    dearer = make_provider(prices=(make_price(min=600, max=600),))
    made.publish(NEWER, providers=(dearer, make_provider(slug="c", name="Newcomer")))
    return made


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LoopbackServer]:
    with LoopbackServer(tmp_path / "published") as loopback:
        yield loopback


def show(qtbot: QtBot, computer: Computer, settings: Settings | None = None) -> UpdatesPage:
    """Show the page as the window does, and wait until it has asked."""
    bundled = computer.root / "bundle" / "targets" / "catalogue.json.gz"
    reader = open_directory(computer.root / "directory", bundled, GEOGRAPHY).reader
    settings = settings or Settings()
    service = UpdateService(computer.service, settings)
    service.use_directory(reader)
    page = UpdatesPage(service, settings, Navigator())
    service.setParent(page)
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    settle(qtbot)
    return page


def settle(qtbot: QtBot) -> None:
    """Wait until nothing is under way and its outcome has been shown."""
    for _round in range(4):  # answers may ask further questions
        qtbot.waitUntil(lambda: tasks.wait_for_all(0))
        QApplication.processEvents()


def texts(page: UpdatesPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def follow(page: UpdatesPage, qtbot: QtBot, name: str) -> None:
    """Go to a provider by the keyboard."""
    link = next(each for each in page.findChildren(LinkLabel) if each.accessibleName() == name)
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(link, Qt.Key.Key_Return)


def click(page: UpdatesPage, qtbot: QtBot, words: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    page.ensureWidgetVisible(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_place_to_check_the_page_says_why(qtbot: QtBot, computer: Computer) -> None:
    page = show(qtbot, computer)
    assert not page.check_card.check.isEnabled()
    assert "names no address for newer data" in texts(page)
    assert "Edition 2026.11.23-1, published Nov 23, 2026, 2 providers" in texts(page)
    assert not page.in_use.restore.isVisible()
    assert "After the first update" in texts(page)


def test_a_trial_edition_is_called_one(qtbot: QtBot, tmp_path: Path) -> None:
    publisher = Publisher()
    publisher.publish(make_catalogue(trial=True))
    made = Computer(tmp_path, publisher)
    made.start()
    words = "Trial edition, signed with development keys"
    page = show(qtbot, made)
    assert f"{words}: anybody may have made it." in texts(page)
    made.publish(NEWER)
    made.preferences = UpdatePreferences(source=str(tmp_path / "published"))
    page.service.refresh()
    settle(qtbot)
    with qtbot.waitSignal(page.service.edition_changed):
        click(page, qtbot, "Look for newer data")
    settle(qtbot)
    assert words not in texts(page)


def test_a_check_brings_the_edition_and_what_it_changed(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    page = show(qtbot, computer)
    with qtbot.waitSignal(page.service.edition_changed):
        click(page, qtbot, "Look for newer data")
    settle(qtbot)
    qtbot.waitUntil(lambda: bool(page.findChildren(LinkLabel)))
    assert page.check_card.result_text() == f"Edition {NEWER} is in use now."
    shown = texts(page)
    assert "$600 a session, was $500" in shown
    assert "No longer listed" in shown
    with qtbot.waitSignal(page.changes._navigator.provider_requested) as asked:
        follow(page, qtbot, "Newcomer")
    assert asked.args == ["c"]


def test_a_check_beside_another_program_s_is_calmly_left_to_that(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    page = show(qtbot, computer)
    (computer.root / "sync").mkdir(exist_ok=True)
    with FileLock(computer.root / "sync" / "sync.lock"), qtbot.waitSignal(page.service.finished):
        click(page, qtbot, "Look for newer data")
    settle(qtbot)
    assert "already looking for newer data" in page.check_card.result_text()
    (told,) = (one for one in page.check_card.findChildren(Banner) if one.isVisible())
    assert told.property(KIND) == "banner"
    assert page.check_card.check.isVisible()


def test_a_link_is_told_whole_and_fits_any_width(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    name = "Ketamine & Wellness " * 6
    computer.publish("2026.12.02-1", providers=(make_provider(slug="long", name=name.strip()),))
    computer.service().check()
    page = show(qtbot, computer)
    page.resize(420, 800)
    settle(qtbot)
    (link,) = (each for each in page.findChildren(LinkLabel) if "Wellness" in each.text())
    assert link.accessibleName() == name.strip()
    assert link.accessibleDescription().startswith("New: Ketamine & Wellness")
    inner = page.widget()
    assert inner
    assert inner.width() <= page.viewport().width()


def test_many_changes_come_in_portions_and_the_keyboard_goes_on(
    qtbot: QtBot, computer: Computer
) -> None:
    names = [f"Clinic {number:02}" for number in range(70)]
    many = tuple(make_provider(slug=name.lower().replace(" ", "-"), name=name) for name in names)
    computer.service().check(str(computer.publish("2026.12.02-1", providers=many)))
    page = show(qtbot, computer)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    linked = len(page.findChildren(LinkLabel))
    click(page, qtbot, "Show 30 more changes")
    links = page.findChildren(LinkLabel)
    assert len(links) == linked + 30
    assert links[linked].hasFocus()
    click(page, qtbot, "Show 12 more changes")
    assert [link.accessibleName() for link in page.findChildren(LinkLabel)] == names
    assert not any(
        "more change" in b.text() for b in page.findChildren(QPushButton) if b.isVisible()
    )


def test_a_folder_is_chosen_and_checked(
    qtbot: QtBot, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.preferences = UpdatePreferences(network=False)
    page = show(qtbot, computer)
    folder = str(computer.root / "published")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: folder)
    with qtbot.waitSignal(page.service.edition_changed):
        click(page, qtbot, "Update from a folder or stick…")
    assert computer.open() == NEWER


def test_the_edition_before_is_one_click_away(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=str(server.folder))
    computer.service().check()
    page = show(qtbot, computer)
    with qtbot.waitSignal(page.service.edition_changed):
        click(page, qtbot, "Use the edition before again")
    settle(qtbot)
    assert computer.open() == "2026.11.23-1"
    assert f"Kept beside it: Edition {NEWER}" in texts(page)


def test_an_error_is_told_and_the_data_stays(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    server.misbehave("*", faults.answering(500))
    page = show(qtbot, computer)
    with qtbot.waitSignal(page.service.failed):
        click(page, qtbot, "Look for newer data")
    assert "is in trouble" in page.check_card.result_text()
    settle(qtbot)
    assert "Last look on" in texts(page)
    assert computer.open() == "2026.11.23-1"


def test_a_check_that_hangs_can_be_stopped(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    server.misbehave("metadata/timestamp.json", faults.stall_halfway)
    page = show(qtbot, computer)
    click(page, qtbot, "Look for newer data")
    assert page.check_card.bar.isVisible()
    qtbot.waitUntil(lambda: "metadata/2.root.json" in server.paths())
    with qtbot.waitSignal(page.service.cancelled):
        click(page, qtbot, "Stop")
    assert "was stopped" in page.check_card.result_text()
    assert not page.check_card.bar.isVisible()
    assert computer.open() == "2026.11.23-1"


def test_never_using_the_network_ends_a_check_that_uses_it(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    server.misbehave("metadata/timestamp.json", faults.stall_halfway)
    page = show(qtbot, computer)
    click(page, qtbot, "Look for newer data")
    qtbot.waitUntil(lambda: "metadata/2.root.json" in server.paths())
    with qtbot.waitSignal(page.service.cancelled):
        page.settings_card.choices["no_network"].click()
    assert computer.open() == "2026.11.23-1"


def test_an_edition_that_is_open_for_this_run_only_is_named_too(
    qtbot: QtBot, computer: Computer
) -> None:
    shutil.rmtree(computer.root / "directory")
    (computer.root / "directory").write_text("a file in the way")
    page = show(qtbot, computer)
    qtbot.waitUntil(lambda: "Edition 2026.11.23-1" in texts(page))
    assert page.check_card.result_text() == ""


def test_the_end_of_the_service_ends_the_check(
    qtbot: QtBot, computer: Computer, server: LoopbackServer
) -> None:
    computer.preferences = UpdatePreferences(source=server.url)
    server.misbehave("metadata/timestamp.json", faults.stall_halfway)
    page = show(qtbot, computer)
    click(page, qtbot, "Look for newer data")
    with qtbot.waitSignal(page.service.destroyed):
        page.service.deleteLater()
    assert tasks.wait_for_all(5000)


def test_settings_are_told_and_errors_are_named(qtbot: QtBot, computer: Computer) -> None:
    settings = Settings()
    page = show(qtbot, computer, settings)
    with qtbot.waitSignal(settings.changed) as told:
        qtbot.mouseClick(
            page.settings_card.choices["no_network"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8)
        )
    assert told.args == ["updates"]
    assert settings.updates == "no_network"
    page.settings_card.address.setFocus()
    qtbot.keyClicks(page.settings_card.address, "http://data.example")
    qtbot.keyClick(page.settings_card.address, Qt.Key.Key_Return)
    assert "begins with https://" in page.settings_card.validation_error()
    page.settings_card.address.clear()
    qtbot.keyClicks(page.settings_card.address, "https://data.example")
    with qtbot.waitSignal(settings.changed) as told:
        qtbot.keyClick(page.settings_card.address, Qt.Key.Key_Return)
    assert told.args == ["update_source"]
    assert settings.update_source == "https://data.example"
    assert page.settings_card.validation_error() == ""
    settle(qtbot)


def test_what_an_organization_has_set_cannot_be_changed(
    qtbot: QtBot, computer: Computer, tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('updates = "no_network"\nupdate_source = ""\n')
    page = show(qtbot, computer, Settings(policy_file=policy))
    assert page.settings_card.choices["no_network"].isChecked()
    assert not any(button.isEnabled() for button in page.settings_card.choices.values())
    assert not page.settings_card.address.isEnabled()
    assert "Set by your organization." in texts(page)
