"""The composition root: the only module that knows every other.

The window is shown first; SQLAlchemy, over half of the start-up time, is imported in the
background task that opens the directory.
"""

import argparse
import logging
import sys
from datetime import date, datetime

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from brightstar_desktop import i18n, logs, paths
from brightstar_desktop.errors import BrightStarError
from brightstar_desktop.i18n import _
from brightstar_desktop.settings.store import SettingsStore
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.main_window import MainWindow, OpenData
from brightstar_desktop.ui.theme.palette import Scheme

logger = logging.getLogger(__name__)

_CLOSING_PATIENCE_MS = 5000


class SystemClock:
    """Tells the day by the machine's clock."""

    def today(self) -> date:
        """Return today's date in local time."""
        return datetime.now().astimezone().date()


def open_data(state: paths.StatePaths) -> OpenData:
    """Open the local directory, building it first where needed.

    Raises DirectoryError or DataFileError with one sentence when nothing can be opened.
    """
    from brightstar_desktop.storage.generations import (  # noqa: PLC0415  # after the window
        open_directory,
    )

    opened = open_directory(
        state.directory, paths.bundled_catalogue(), paths.bundled_data() / "geography"
    )
    reader = opened.reader
    return OpenData(
        directory=reader,
        guide=reader,
        edition=reader.edition(),
        crisis_lines=reader.crisis_lines(),
        notice=opened.notice,
    )


class Desktop:
    """One run of the desktop program: settings, window, and what connects them to the data."""

    def __init__(self, application: Application, arguments: argparse.Namespace) -> None:
        self._application, self._arguments = application, arguments
        self._state = paths.state_paths(arguments.data_dir)
        self._settings = SettingsStore(self._state.settings_file)
        self._data: OpenData | None = None
        self._apply_settings()
        self.window = self._make_window()
        width, height = arguments.size or (
            int(self._settings.number("window_width")),
            int(self._settings.number("window_height")),
        )
        self.window.resize(width, height)

    def load(self) -> None:
        """Open the data in the background and show it, or say why it cannot be opened."""
        tasks.run(self.window, lambda: open_data(self._state), self._on_opened, self._on_failed)

    def _make_window(self) -> MainWindow:
        window = MainWindow(SystemClock(), _open_external, self._menu_settings())
        window.setting_chosen.connect(self._on_setting_chosen)
        window.retry_requested.connect(self.load)
        window.closing.connect(self._keep_settings)
        return window

    def _on_opened(self, data: OpenData) -> None:
        self._data = data
        self.window.show_data(data)
        self._show_what_was_asked()

    def _on_failed(self, error: Exception) -> None:
        known = isinstance(error, BrightStarError)
        self.window.show_trouble(
            str(error) if known else _("Something unexpected went wrong. The log says more.")
        )

    def _show_what_was_asked(self) -> None:
        asked = self._arguments
        self.window.show_view(asked.view or self._settings.text("view"))
        if asked.query:
            self.window.show_text_query(asked.query)
        if asked.provider:
            self.window.show_provider(asked.provider)
        if asked.chapter:
            self.window.show_chapter(asked.chapter)

    def _apply_settings(self) -> None:
        self._use_language(self._arguments.language or self._settings.text("language"))
        theme = self._arguments.theme or self._settings.text("theme")
        scale = self._arguments.text_scale or self._settings.number("text_scale")
        self._application.show_scheme(None if theme == "system" else Scheme(theme))
        self._application.scale_text(scale)

    def _use_language(self, language: str) -> None:
        i18n.use_language(language, paths.resources() / "translations")
        self._application.speak(language)

    def _menu_settings(self) -> dict[str, str | float]:
        return {
            "language": i18n.current_language(),
            "theme": self._arguments.theme or self._settings.text("theme"),
            "text_scale": self._arguments.text_scale or self._settings.number("text_scale"),
        }

    def _on_setting_chosen(self, name: str, value: str | float) -> None:
        self._settings.set(name, value)
        self._settings.save()
        if name == "theme":
            self._application.show_scheme(None if value == "system" else Scheme(str(value)))
        elif name == "text_scale":
            self._application.scale_text(float(value))
        elif name == "language":
            self._use_language(str(value))
            self._replace_window()

    def _replace_window(self) -> None:
        """Build the window anew: every word in it is looked up while it is built."""
        old, view = self.window, self.window.current_view()
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.show()
        if self._data:
            self.window.show_data(self._data)
            self.window.show_view(view)
        old.closing.disconnect(self._keep_settings)
        old.close()
        old.deleteLater()

    def _keep_settings(self) -> None:
        view = self.window.current_view()
        if view:
            self._settings.set("view", view)
        if not (self._arguments.size or self.window.isMaximized()):
            self._settings.set("window_width", max(640, self.window.width()))
            self._settings.set("window_height", max(480, self.window.height()))
        self._settings.save()


def run(arguments: argparse.Namespace) -> int:
    """Run the desktop program and return its exit status."""
    logs.start(paths.state_paths(arguments.data_dir).log_file)
    application = Application(sys.argv[:1])
    desktop = Desktop(application, arguments)
    if arguments.screenshot:
        from brightstar_desktop.ui.screenshot import take  # noqa: PLC0415  # seldom needed

        take(desktop.window, arguments.screenshot, application.exit)
    else:
        desktop.window.show()
    desktop.load()
    status = application.exec()
    tasks.wait_for_all(_CLOSING_PATIENCE_MS)
    logs.stop()
    return status


def _open_external(url: str) -> bool:
    return QDesktopServices.openUrl(QUrl(url))
