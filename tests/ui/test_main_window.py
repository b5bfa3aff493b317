"""The whole window on the real data, driven as a person would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from brightstar_desktop import paths
from brightstar_desktop.app import SystemClock, open_data
from brightstar_desktop.domain.catalogue import NewestApp
from brightstar_desktop.domain.query import Query
from brightstar_desktop.presentation.ages import trial_words
from brightstar_desktop.settings.definitions import VIEWS
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.dialogs.crisis_dialog import CrisisDialog
from brightstar_desktop.ui.dialogs.help_dialogs import AboutDialog, KeysDialog
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.notices import BannerArea
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.rail import Rail
from brightstar_desktop.ui.widgets.messages import Banner


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> OpenData:
    """Open the edition that ships."""
    return open_data(paths.StatePaths(tmp_path_factory.mktemp("state")))


class Outside:
    """Notes what would have been opened in another program."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.finds_a_program = True

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return self.finds_a_program


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def window(qtbot: QtBot, outside: Outside, data: OpenData) -> Iterator[MainWindow]:
    """Show the real window on the real data."""
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    window.resize(1280, 800)
    show_active(qtbot, window)
    window.show_data(data)
    yield window
    tasks.wait_for_all(5000)


def show_active(qtbot: QtBot, window: MainWindow) -> None:
    """Show ``window`` as the one that hears the keys."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_before_any_data_the_window_waits_and_crisis_help_works(
    qtbot: QtBot, outside: Outside
) -> None:
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    show_active(qtbot, window)
    assert window.current_view() == ""
    assert not window.action("guide").isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(CrisisDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_trouble_is_told_in_words_and_can_be_retried(qtbot: QtBot, outside: Outside) -> None:
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    show_active(qtbot, window)
    window.show_trouble("The folder cannot be written: free some space and try again.")
    retry = next(b for b in window.findChildren(QPushButton) if b.text() == "Try again")
    with qtbot.waitSignal(window.retry_requested):
        qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)


def test_views_change_by_keys_and_the_status_names_the_edition(
    qtbot: QtBot, window: MainWindow, data: OpenData
) -> None:
    assert window.current_view() == "providers"
    for number, view in enumerate(("map", "guide", "compare", "costs"), start=2):
        qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert window.current_view() == view
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_view() == "providers"
    assert data.edition.name in window.status_text()
    assert window.status_text().startswith(trial_words()) == data.edition.trial


def test_every_view_can_be_asked_for_on_the_command_line(window: MainWindow) -> None:
    assert [view.name for view in window.views.registry] == [*VIEWS, "updates"]


def test_the_map_follows_the_search_and_holds_it_to_a_county(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.views.providers.found):
        window.show_text_query("spravato")
    window.show_view("map")
    found = {pin.slug for pin in window.views.map.canvas.markers.pins}
    assert 0 < len(found) < 30
    with qtbot.waitSignal(window.views.providers.found):
        window.views.map.canvas.county_chosen.emit("San Diego")
    here = {pin.county for pin in window.views.map.canvas.markers.pins}
    assert here == {"San Diego"}
    assert window.views.providers.finder.query.chosen == {"counties": frozenset({"San Diego"})}
    assert window.current_view() == "map"
    window.views.map.search.click()
    assert window.current_view() == "providers"


def test_a_newer_program_is_told_with_the_way_to_it(
    qtbot: QtBot, outside: Outside, data: OpenData
) -> None:
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    show_active(qtbot, window)
    newest = NewestApp(version="99.1", url="https://program.example/new")
    edition = structs.replace(data.edition, newest_app=newest)
    window.show_data(replace(data, edition=edition))
    banner = next(one for one in window.findChildren(Banner) if "99.1 is out" in one.text())
    way = next(one for one in banner.findChildren(QPushButton) if "browser" in one.text())
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert outside.opened == ["https://program.example/new"]


def test_without_outlines_there_is_no_map(qtbot: QtBot, outside: Outside, data: OpenData) -> None:
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    show_active(qtbot, window)
    window.show_data(replace(data, counties=()))
    assert not window.action("map").isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_view() == "providers"


@pytest.mark.parametrize("height", [620, 900])
def test_crisis_help_is_whole_however_large_the_text(
    qtbot: QtBot, outside: Outside, data: OpenData, qapp: Application, height: int
) -> None:
    qapp.scale_text(2.0)
    window = MainWindow(SystemClock(), LinkOpener(outside.open))
    window.resize(1000, height)
    show_active(qtbot, window)
    window.show_data(data)
    for button in window.findChildren(Rail)[0].findChildren(QAbstractButton):
        assert button.height() >= button.sizeHint().height(), button.text()
        assert window.rect().contains(button.mapTo(window, button.rect().bottomRight()))


def test_a_list_from_the_guide_offers_the_way_back(qtbot: QtBot, window: MainWindow) -> None:
    window.views.show_chapter("safety")
    query = Query(chosen={"conditions": frozenset({"ptsd"})})
    window.navigator.query_requested.emit(query)
    assert window.current_view() == "providers"
    back = next(b for b in window.findChildren(QPushButton) if b.text() == "Back to the guide")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert window.current_view() == "guide"
    assert visible_banners(window) == []


def visible_banners(window: MainWindow) -> list[Banner]:
    (area,) = window.findChildren(BannerArea)
    return [banner for banner in area.banners() if banner.isVisible()]


def test_what_no_program_opens_is_copied_and_said(
    qtbot: QtBot, window: MainWindow, outside: Outside
) -> None:
    outside.finds_a_program = False
    window.navigator.external_requested.emit("tel:+15105550100")
    assert outside.opened == ["tel:+15105550100"]
    qtbot.waitUntil(lambda: bool(visible_banners(window)))
    assert "tel:+15105550100" in visible_banners(window)[0].text()


def test_resetting_the_visit_forgets_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.show_text_query("ptsd oakland")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fields = window.views.providers.findChildren(QWidget)
    texts = [str(field.property("text") or "") for field in fields]
    assert not any("ptsd oakland" in text for text in texts)


def test_larger_text_is_a_key_away_and_is_told_to_the_settings(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.settings.changed) as changed:
        window.action("larger").trigger()
    assert changed.args == ["text_scale"]
    assert window.settings.text_scale == 1.25


@pytest.mark.parametrize("view", ["providers", "guide"])
def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, view: str) -> None:
    window.show_view(view)
    nameless = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name) if spoken else ""
        if not name and not (isinstance(widget, QAbstractButton) and widget.text()):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def test_opening_data_in_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    opened = open_data(paths.StatePaths(tmp_path / "state"))
    assert opened.notice
    assert opened.edition.provider_count > 0


class LaterClock:
    """A clock half a year and more after the edition."""

    def today(self) -> date:
        return date(2027, 7, 1)


def test_old_data_says_so_above_every_view(qtbot: QtBot, outside: Outside, data: OpenData) -> None:
    window = MainWindow(LaterClock(), LinkOpener(outside.open))
    show_active(qtbot, window)
    window.show_data(data)
    qtbot.waitUntil(lambda: bool(visible_banners(window)))
    assert visible_banners(window)[0].text().startswith("This data is old")
    window.show_view("guide")
    assert visible_banners(window)


def test_about_names_the_edition_and_the_licences(
    qtbot: QtBot, window: MainWindow, data: OpenData
) -> None:
    window.action("about").trigger()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert data.edition.name in words
    assert f"Providers listed {data.edition.provider_count} " in words
    (licences,) = dialog.findChildren(QTextBrowser)
    assert "LGPL-3.0" in licences.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_f1_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for expected in ("Ctrl+F", "Ctrl+1", "Ctrl+9", "Find a provider"):
        assert expected in words
    dialog.reject()


def test_news_that_came_by_itself_are_told_with_the_way_to_what_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.announce_update("2026.12.01-1")
    area = window.findChild(BannerArea)
    assert isinstance(area, BannerArea)
    qtbot.waitUntil(lambda: any("2026.12.01-1 is in use" in b.text() for b in area.banners()))
    banner = next(b for b in area.banners() if "2026.12.01-1 is in use" in b.text())
    button = next(b for b in banner.findChildren(QPushButton) if b.text() == "See what changed")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: banner not in area.banners())


def test_a_view_is_made_when_it_is_first_wanted(window: MainWindow) -> None:
    assert window.views.is_made("providers")
    for name in ("map", "guide", "compare", "costs"):
        assert window.views.has(name)
        assert not window.views.is_made(name)
        window.show_view(name)
        assert window.current_view() == name
        assert window.views.is_made(name)


def test_resetting_the_visit_makes_no_view_that_nobody_wants(window: MainWindow) -> None:
    window.show_view("guide")
    window.reset_visit()
    assert not window.views.is_made("guide")


def test_the_map_shows_what_was_found_before_it_was_wanted(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.views.providers.found) as found:
        window.show_text_query("oakland")
    (result,) = found.args
    window.show_view("map")
    labels = [label.text() for label in window.views.map.findChildren(QLabel)]
    assert any(label.startswith(f"{result.count} of ") for label in labels), labels
