"""The composition root: the only module that knows every other.

The window is shown first; SQLAlchemy, over half of the start-up time, is imported in the
background task that opens the directory.
"""

import argparse
import logging
import os
import sys
from datetime import date, datetime
from functools import cached_property

from PySide6.QtCore import qVersion

from brightstar_desktop import i18n, logs, paths
from brightstar_desktop.domain.atlas import County
from brightstar_desktop.domain.ports import PersonalStore, Updates
from brightstar_desktop.domain.updates import UpdateOutcome
from brightstar_desktop.errors import BrightStarError, DisplayError
from brightstar_desktop.settings.definitions import VIEWS, SettingValue
from brightstar_desktop.ui import display, tasks
from brightstar_desktop.ui.application import Application, take_picture
from brightstar_desktop.ui.external import LinkOpener, clear_clipboard
from brightstar_desktop.ui.main_window import MainWindow
from brightstar_desktop.ui.new_visitor import IdleWatch
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.portable import clear_file_dialog_history, redirected_qt_files
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.single_instance import SingleInstance, StartRequest, forward_to_first
from brightstar_desktop.ui.theme.palette import Scheme
from brightstar_desktop.ui.updates.update_service import UpdateService
from brightstar_desktop.ui.visit_autosave import VisitAutosave
from brightstar_desktop.ui.widgets.dialogs import fit_window

logger = logging.getLogger(__name__)

_CLOSING_TIMEOUT_MS = 5000


class SystemClock:
    def today(self) -> date:
        return datetime.now().astimezone().date()


def open_data(state: paths.StatePaths) -> OpenData:
    """Open the local directory, building it first where needed.

    Raises DirectoryError or DataFileError with one sentence when nothing can be opened.
    """
    from brightstar_desktop.storage.edition_store import (  # noqa: PLC0415  # after the window
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
        counties=_counties(),
    )


def _counties() -> tuple[County, ...]:
    """Return the outlines for the map; where they are damaged, everything else goes on without."""
    from brightstar_desktop.datafile.counties import (  # noqa: PLC0415  # after the window
        read_counties,
    )

    try:
        return read_counties(paths.bundled_data() / "geography")
    except BrightStarError as error:
        logger.warning("there is no map: %s", error)
        return ()


class Desktop:
    """One run of the desktop program: settings, window, and what connects them to the data."""

    def __init__(self, application: Application, arguments: argparse.Namespace) -> None:
        self._application, self._arguments = application, arguments
        self._state = paths.state_paths(arguments.data_dir)
        self.settings = Settings(self._state.settings_file, paths.policy_file())
        self._settings_of_this_run()
        self.settings.changed.connect(self._on_setting_changed)
        self._data: OpenData | None = None
        self._requested = _start_request(arguments)
        self.update_service = UpdateService(lambda: self._updates, self.settings, application)
        self.update_service.edition_changed.connect(self.reload)
        self.update_service.scheduler.installed.connect(self._on_update_installed)
        self._idle: IdleWatch | None = None
        self._autosave: VisitAutosave | None = None
        self._apply_settings()
        self.window = self._make_window()
        if arguments.size:
            self.window.resize(*arguments.size)
        else:
            width, height = self.settings.window_width, self.settings.window_height
            fit_window(self.window, int(width), int(height))

    def load(self) -> None:
        """Open the data in the background and show it, or say why it cannot be opened."""
        tasks.run(self.window, self._open, self._on_opened, self._on_failed)

    def reload(self) -> None:
        """Open the edition that is in use now, and show it in the views as they are."""
        tasks.run(self.window, self._open, self._on_reopened, self._on_failed)

    def stop(self) -> None:
        """End what goes on by the clock, and keep what is to be kept."""
        if self._autosave:
            self._autosave.stop()
        self.update_service.stop()
        if self._idle:
            self._idle.stop()
        clear_file_dialog_history()
        if self.settings.desk_mode:
            clear_clipboard()

    def _open(self) -> OpenData:
        """Open the data, on a thread of the pool."""
        return open_data(self._state)

    @cached_property
    def _updates(self) -> Updates:
        from brightstar_desktop.sync.update_checker import (  # noqa: PLC0415  # after the window
            UpdateChecker,
        )

        return UpdateChecker.from_settings(self._state, self.settings)

    def _make_window(self) -> MainWindow:
        window = MainWindow(SystemClock(), LinkOpener(), self.settings, self.update_service)
        window.retry_requested.connect(self.load)
        window.diagnostics_requested.connect(self._show_diagnostics)
        window.visit_ended.connect(self._forget_visit)
        window.closing.connect(self._save_window_state)
        return window

    def _on_opened(self, data: OpenData) -> None:
        self._data = data
        self.window.show_data(data)
        for problem in self.settings.policy.problems:
            self.window.warn(problem)
        self._show_requested()
        self._update_autosave()
        if not self._arguments.screenshot:
            self.update_service.scheduler.start()
        self._restart_idle_watch()

    def _on_reopened(self, data: OpenData) -> None:
        self._data = data
        self.window.refresh_data(data)

    def _on_update_installed(self, outcome: UpdateOutcome) -> None:
        tasks.run(
            self.window, self._open, lambda data: self._show_update(data, outcome), self._on_failed
        )

    def _show_update(self, data: OpenData, outcome: UpdateOutcome) -> None:
        self._on_reopened(data)
        self.window.announce_update(outcome.edition)

    def _on_failed(self, error: Exception) -> None:
        """Tell of trouble: over the data shown, which can still be read, or in place of it."""
        known = isinstance(error, BrightStarError)
        sentence = str(error) if known else logs.log_unexpected(error)
        if self._data:
            self.window.warn(sentence)
        else:
            self.window.show_trouble(sentence)

    def handle_request(self, call: StartRequest) -> None:
        self.window.activate()
        if self._data:
            self._show(call)
        else:
            self._requested = call

    def _show_requested(self) -> None:
        self.window.show_view(self.settings.view)
        self._show(self._requested)

    def _show(self, call: StartRequest) -> None:
        model = self.window.visit_model
        for slug in call.keep:
            model.set_visit(model.visit.with_provider(slug))
        if call.query:
            self.window.show_text_query(call.query)
        if call.view:
            self.window.show_view(call.view)
        if call.provider:
            self.window.views.show_provider(call.provider)
        if call.chapter:
            self.window.views.show_chapter(call.chapter)

    def _show_diagnostics(self) -> None:
        from brightstar_desktop.diagnostics import diagnosis  # noqa: PLC0415  # seldom needed

        edition = self._data.edition if self._data else None
        told = diagnosis(self.settings, edition, self._state.log_file, self._screen())
        self.window.show_diagnostics(told)

    def _screen(self) -> tuple[str, ...]:
        screen = self.window.screen()
        size = screen.size()
        return (
            f"Qt {qVersion()}, platform {self._application.platformName()}",
            f"screen {size.width()} x {size.height()}, ratio {screen.devicePixelRatio()}",
        )

    def _apply_settings(self) -> None:
        self._use_language()
        self._show_scheme()
        self._application.scale_text(self.settings.text_scale)

    def _use_language(self) -> None:
        language = self.settings.language
        i18n.use_language(language, paths.resources() / "translations")
        self._application.set_language(language)

    def _show_scheme(self) -> None:
        theme = self.settings.theme
        self._application.show_scheme(None if theme == "system" else Scheme(theme))

    def _settings_of_this_run(self) -> None:
        for name in ("language", "theme", "text_scale"):
            told = getattr(self._arguments, name)
            if told:
                self.settings.set_for_this_run(name, told)

    def _on_setting_changed(self, name: str) -> None:
        self.settings.save()
        if name == "theme":
            self._show_scheme()
        elif name == "text_scale":
            self._application.scale_text_soon(self.settings.text_scale)
        elif name == "idle_minutes":
            self._restart_idle_watch()
        elif name in ("keep_visits", "desk_mode"):
            self._update_autosave()
        elif name == "language":
            self._use_language()
            self._replace_window()

    def _replace_window(self) -> None:
        """Build the window anew: every word in it is looked up while it is built."""
        old = self.window
        self.window = self._make_window()
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show()
        if self._data:
            self.window.show_data(self._data)
            self.window.resume(old)
            if self._autosave:
                self._autosave.follow(self.window.visit_model)
        old.closing.disconnect(self._save_window_state)
        old.close()
        old.deleteLater()

    def _update_autosave(self) -> None:
        """Keep the visit on the disk where that is wanted; where not, nothing of one stays."""
        is_wanted = self.settings.keeps_visits
        if is_wanted == (self._autosave is not None):
            return
        if self._autosave is None:
            self._autosave = VisitAutosave(self._open_personal, self._application)
            self._autosave.told.connect(lambda sentence: self.window.warn(sentence))
            self._autosave.follow(self.window.visit_model)
        else:
            self._autosave.forget()
            self._autosave.stop()
            self._autosave = None

    def _forget_visit(self) -> None:
        clear_file_dialog_history()
        if self._autosave:
            self._autosave.forget()

    def _open_personal(self) -> PersonalStore:
        from brightstar_desktop.storage.personal_store import (  # noqa: PLC0415  # after the window
            PersonalFile,
        )

        return PersonalFile(self._state.personal_file, self._state.personal_backups, SystemClock())

    def _restart_idle_watch(self) -> None:
        minutes = self.settings.idle_minutes
        if self._idle:
            self._idle.stop()
            self._idle = None
        if not minutes or self._arguments.screenshot:
            return
        self._idle = IdleWatch(minutes * 60, self._application)
        self._idle.counting.connect(lambda seconds: self.window.new_visitor.count_down(seconds))
        self._idle.stopped.connect(lambda: self.window.new_visitor.stop_countdown())
        self._idle.ended.connect(self._on_nobody_there)

    def _on_nobody_there(self) -> None:
        self.window.new_visitor.stop_countdown()
        self.window.reset_visit()

    def _save_window_state(self) -> None:
        if self.settings.desk_mode:
            return
        view = self.window.current_view()
        if view in VIEWS:
            self._keep("view", view)
        if not (self._arguments.size or self.window.isMaximized() or self.window.isFullScreen()):
            self._keep("window_width", max(640, self.window.width()))
            self._keep("window_height", max(480, self.window.height()))

    def _keep(self, name: str, value: SettingValue) -> None:
        if not self.settings.is_locked(name):
            self.settings.set(name, value)


def run(arguments: argparse.Namespace) -> int:
    """Return the exit status. Raises DisplayError where no window can be shown."""
    state = paths.state_paths(arguments.data_dir)
    logs.start(state.log_file)
    first = SingleInstance(state.root)
    if not (arguments.screenshot or first.claim()) and forward_to_first(
        state.root, _start_request(arguments)
    ):
        logs.stop()
        return 0
    try:
        with redirected_qt_files(), display.reached():
            application = Application(sys.argv[:1])
    except DisplayError:
        first.release()
        logs.stop()
        raise
    desktop = Desktop(application, arguments)
    application.report_unexpected_errors(lambda sentence: desktop.window.warn(sentence))
    if not arguments.screenshot:
        first.requested.connect(desktop.handle_request)
        first.listen()
    if arguments.screenshot:
        take_picture(desktop.window, arguments.screenshot, application.exit)
    else:
        desktop.window.show()
    desktop.load()
    status = application.exec()
    desktop.stop()
    first.release()
    ended = tasks.wait_for_all(_CLOSING_TIMEOUT_MS)
    logs.stop()
    if not ended:
        # A connection that is being made cannot be broken off, and nothing written is ever half.
        os._exit(status)
    return status


def _start_request(arguments: argparse.Namespace) -> StartRequest:
    return StartRequest(
        query=arguments.query or "",
        view=arguments.view or "",
        provider=arguments.provider or "",
        chapter=arguments.chapter or "",
        keep=tuple(arguments.keep),
    )
