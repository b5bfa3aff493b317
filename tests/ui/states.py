"""Every view, dialog and state of the window, for tests that look at all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from brightstar_desktop import i18n, paths
from brightstar_desktop.app import SystemClock, open_data
from brightstar_desktop.sync.update_checker import UpdateChecker
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.external import LinkOpener
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.updates.update_service import UpdateService

LONG_NAME = "phos-wellness-ketamine-healing-los-angeles"
PROVIDER = "kensho-wellbeing"
KEPT = (PROVIDER, "soft-reboot-wellness", LONG_NAME)
EDGE = QSize(10, 40)
"""What the frame of a dialog takes."""

Act = Callable[[MainWindow], object]
Opened = tuple[OpenData, Path]
"""The data, and the folder of state in which it was opened."""


@dataclass(frozen=True)
class State:
    """What is shown, and how to come there; ``opens`` where a dialog is looked at."""

    name: str
    come: Act
    opens: bool = False


def open_the_data(folder: Path) -> Opened:
    """Open the edition that ships."""
    return open_data(paths.state_paths(folder)), folder


def make_window(application: Application, opened: Opened, language: str) -> MainWindow:
    """Return the window with its data, in ``language``."""
    data, folder = opened
    state = paths.state_paths(folder)
    settings = Settings(state.settings_file)
    updates = UpdateService(lambda: UpdateChecker.from_settings(state, settings), settings)
    i18n.use_language(language, paths.resources() / "translations")
    application.set_language(language)
    window = MainWindow(SystemClock(), LinkOpener(lambda _url: True), updates=updates)
    updates.setParent(window)
    window.show()
    window.show_data(data)
    window.visit_model.set_visit(window.visit_model.visit.with_provider(KEPT[0]))
    for slug in KEPT:
        window.visit_model.set_visit(window.visit_model.visit.with_provider(slug))
    window.visit_model.set_visit(
        window.visit_model.visit.with_note(KEPT[1], "Near her work, and open late")
    )
    settle()
    return window


def settle() -> None:
    """Wait until nothing moves."""
    for _round in range(10):
        tasks.wait_for_all(5000)
        QApplication.processEvents()


def show_filters(window: MainWindow) -> None:
    """Show the filters, where they are behind a button."""
    window.show_text_query("ptsd los angeles")
    settle()
    panes = window.views.providers.panes
    if panes.is_narrow:
        panes._button.setChecked(True)


def find_in_guide(window: MainWindow) -> None:
    window.views.show_chapter("safety")
    window.views.guide.find_in_page()
    window.views.guide.find_bar.field.setText("blood")


def search_guide(window: MainWindow) -> None:
    window.views.show_chapter("safety")
    window.views.guide.contents.field.setText("how long does it last")


def choose_on_map(window: MainWindow) -> None:
    window.show_text_query("los angeles")
    settle()
    window.show_view("map")
    window.views.map.choose(LONG_NAME)


def query(words: str) -> Act:
    return lambda window: window.show_text_query(words)


def empty_shortlist(window: MainWindow) -> None:
    window.reset_visit()
    window.show_view("compare")


def report(window: MainWindow) -> None:
    window.views.show_provider(LONG_NAME)
    settle()
    window.action("report").trigger()


def warn(window: MainWindow) -> None:
    window.show_text_query("")
    window.warn("No program opened https://example.org/a/rather/long/address. It has been copied.")
    window.announce_update("2026.12.01-1")


STATES = (
    State("list", query("iv los angeles")),
    State("provider", lambda window: window.views.show_provider(PROVIDER)),
    State("provider of a long name", lambda window: window.views.show_provider(LONG_NAME)),
    State("filters", show_filters),
    State("nothing found", query("sublingual under 1 in alturas")),
    State("crisis notice", query("suicide")),
    State("misspelt", query("katamine infusoin")),
    State("banners", warn),
    State("map", choose_on_map),
    State("guide", lambda window: window.views.show_chapter("what-it-treats")),
    State("find in the guide", find_in_guide),
    State("search of the guide", search_guide),
    State("topics to raise", lambda window: window.views.show_chapter("readiness")),
    State("shortlist", lambda window: window.show_view("compare")),
    State("costs", lambda window: window.show_view("costs")),
    State("updates", lambda window: window.show_view("updates")),
    State("keys", lambda window: window.action("keys").trigger(), opens=True),
    State("about", lambda window: window.action("about").trigger(), opens=True),
    State("crisis", lambda window: window.action("crisis").trigger(), opens=True),
    State("preferences", lambda window: window.action("preferences").trigger(), opens=True),
    State("report", report, opens=True),
    State("hand-out", lambda window: window.action("handout").trigger(), opens=True),
    State(
        "diagnostics",
        lambda window: window.show_diagnostics("program 0.1.0\nscreen 1024 x 700"),
        opens=True,
    ),
    State("new visitor", lambda window: window.action("reset_visit").trigger(), opens=True),
    State("countdown", lambda window: window.new_visitor.count_down(30)),
    State("shortlist, empty", empty_shortlist),
    State("trouble", lambda window: window.show_trouble("The folder cannot be written.")),
)


def each_state(window: MainWindow, size: tuple[int, int]) -> Iterator[tuple[str, QWidget]]:
    """Come to each state in turn; yield its name and the window or dialog to look at."""
    for state in STATES:
        window._banners.clear()
        window.views.providers.panes._button.setChecked(False)
        window.resize(*size)
        state.come(window)
        settle()
        dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
        assert bool(dialogs) == state.opens, (state.name, dialogs)
        for dialog in dialogs:
            dialog.resize(dialog.size().boundedTo(QSize(*size) - EDGE))
            settle()
        yield state.name, dialogs[0] if dialogs else window
        for dialog in dialogs:
            dialog.reject()
        settle()
