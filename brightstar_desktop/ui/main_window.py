"""The window: places the rail, the banners and the views; nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop import __version__
from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.domain.query import Query
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.ages import age_warning, data_sentence
from brightstar_desktop.presentation.update_texts import new_version
from brightstar_desktop.ui.actions import ShortcutsFirst
from brightstar_desktop.ui.dialogs.help_dialogs import DiagnosticsDialog
from brightstar_desktop.ui.dialogs.preferences import PreferencesMenu
from brightstar_desktop.ui.external import LinkOpener, clear_clipboard
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.new_visitor import NewVisitor
from brightstar_desktop.ui.notices import BannerArea, StatusLine
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.rail import Rail
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.shortlist_actions import ShortlistActions
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.updates.update_banners import UpdateBanners
from brightstar_desktop.ui.updates.update_service import UpdateService
from brightstar_desktop.ui.views import ViewContext, Views
from brightstar_desktop.ui.widgets.dialogs import press_by_enter
from brightstar_desktop.ui.widgets.messages import EmptyState
from brightstar_desktop.ui.window_actions import Requests, WindowActions


class MainWindow(QMainWindow):
    """Shows a loading page until ``show_data`` or ``show_trouble`` is called.

    ``opener`` hands addresses to other programs.
    Without ``updates`` it offers none.
    ``retry_requested`` asks to open the data again, ``diagnostics_requested`` for the text that
    ``show_diagnostics`` shows. ``visit_ended`` says that the next person begins.
    """

    retry_requested = Signal()
    diagnostics_requested = Signal()
    visit_ended = Signal()
    closing = Signal()

    def __init__(
        self,
        clock: Clock,
        opener: LinkOpener,
        settings: Settings | None = None,
        updates: UpdateService | None = None,
    ) -> None:
        super().__init__()
        self._clock, self._opener = clock, opener
        self.settings = settings or Settings()
        self._data: OpenData | None = None
        self.navigator = Navigator(self)
        self._status = StatusLine()
        self._shortlist = ShortlistActions(self, clock, self.navigator, self.settings, self._status)
        self.visit_model = self._shortlist.visit_model
        self.views = Views(
            ViewContext(
                self._shortlist, clock, self.settings, self.navigator, self._status, updates
            )
        )
        self.setWindowTitle("BrightStar")
        requests = Requests(self._ask_for_reset, self.diagnostics_requested.emit)
        self.window_actions = WindowActions(
            self, self.views, self._shortlist, self.settings, requests
        )
        by_name = self.window_actions.by_name
        self._shortcuts = ShortcutsFirst(self, by_name.values())
        self._menu = PreferencesMenu(self.settings, self.window_actions.menu(), self)
        self._rail = Rail(self.views.registry, by_name, self._menu)
        self._banners = BannerArea()
        self._update_banners = UpdateBanners(
            self._banners,
            self.views.show_changes,
            lambda: self.current_view() == "updates",
            self._is_old,
            self,
        )
        if updates:
            self._update_banners.follow(updates)
        self.new_visitor = NewVisitor(self, self._banners, self.reset_visit, self._has_unsaved_work)
        self._waiting = EmptyState("clock", _("Opening the directory"), _("One moment."))
        self.views.addWidget(self._waiting)
        self._compose()

    # -- what is shown

    def show_data(self, data: OpenData) -> None:
        self._data = data
        self.views.build(data)
        self.window_actions.use(data)
        self._banners.clear()
        self._update_banners.reset()
        self._tell_age(data)
        self.show_view("providers")
        self.views.providers.focus_search()

    def refresh_data(self, data: OpenData) -> None:
        """Show another edition in the same views: what a person has asked and chosen stays."""
        if not self.views.has_pages():
            self.show_data(data)
            return
        self._data = data
        self.views.refresh(data)
        self.window_actions.use(data)
        self._banners.clear_cautions()
        self._update_banners.reset()
        self._tell_age(data)

    def resume(self, before: "MainWindow") -> None:
        self.visit_model.copy_from(before.visit_model)
        self.views.resume(before.views)

    def announce_update(self, edition: str) -> None:
        self._update_banners.announce(edition)

    def show_trouble(self, sentence: str) -> None:
        self._waiting.set_text(_("The directory cannot be opened"), sentence)
        self._waiting.clear_actions()
        self._waiting.add_action(_("Try again"), self._retry, "primary")
        self._waiting.add_action(_("Help in a crisis"), self.window_actions.show_crisis_help)
        self.views.setCurrentWidget(self._waiting)

    def warn(self, sentence: str) -> None:
        self._banners.warn(sentence)

    def show_view(self, name: str) -> None:
        """Show the view of this name; nothing happens while no data is open."""
        self.views.show_view(name)

    def show_text_query(self, text: str) -> None:
        self.views.show_query(Query(text=text))

    def current_view(self) -> str:
        """Return the name of the view shown, "" while there is none."""
        return self.views.current_view()

    def status_text(self) -> str:
        return self._status.data_text()

    def action(self, name: str) -> QAction:
        return self.window_actions.by_name[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    # -- the visit

    def reset_visit(self) -> None:
        """Forget everything of this visit, at once, for the next person."""
        if self._data is None:
            return
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self._banners.drop_return()
        self.visit_model.clear()
        self.visit_ended.emit()
        self.show_data(self._data)
        clear_clipboard()
        self._status.announce_event(_("Started afresh: nothing of the last visit is kept."))

    def _ask_for_reset(self) -> None:
        self.new_visitor.ask()

    def _has_unsaved_work(self) -> bool:
        views = self.views
        has_ticked = views.is_made("guide") and bool(views.guide.readiness.ticked())
        return bool(self.visit_model.visit.shortlist) or has_ticked

    def show_diagnostics(self, text: str) -> None:
        dialog = DiagnosticsDialog(text, self)
        dialog.told.connect(self._status.announce_event)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def activate(self) -> None:
        """Show the window above others, where the desktop allows that, or ask for attention."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def _on_visit_changed(self) -> None:
        self._rail.show_count("compare", len(self.visit_model.visit.shortlist))

    def _retry(self) -> None:
        self._waiting.set_text(_("Opening the directory"), _("One moment."))
        self._waiting.clear_actions()
        self.retry_requested.emit()

    # -- between the views

    def _is_old(self) -> bool:
        published = self._data.edition.published_at if self._data else None
        return bool(published and age_warning(published, self._clock.today()))

    def _on_view_shown(self, name: str) -> None:
        self._rail.show_view(name)
        self._status.set_events_visible(visible=name == "providers")
        if name == "guide":
            self._banners.drop_return()

    def _offer_return(self) -> None:
        self._banners.offer_return(lambda: self.show_view("guide"))

    def _go_outside(self, address: str) -> None:
        self._tell_unopened(self._opener.open(address, allowed=self.settings.external_links))

    def _send_report(self, message: str) -> None:
        self._tell_unopened(self._opener.write(message, allowed=self.settings.external_links))

    def _tell_unopened(self, sentence: str) -> None:
        if sentence:
            self._banners.warn(sentence)

    # -- composition

    def _compose(self) -> None:
        centre = QWidget()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banners)
        column.addWidget(self.views, 1)
        column.addWidget(self._status)
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(em(None, 30), em(None, 18))
        self._connect()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _connect(self) -> None:
        self.visit_model.changed.connect(self._on_visit_changed)
        self.navigator.external_requested.connect(self._go_outside)
        self.navigator.message_requested.connect(self._send_report)
        self.navigator.crisis_requested.connect(self.window_actions.show_crisis_help)
        self.navigator.report_requested.connect(self._shortlist.report)
        views = self.views
        views.shown.connect(self._on_view_shown)
        views.left_guide.connect(self._offer_return)

    def _tell_age(self, data: OpenData) -> None:
        self._status.show_data(data_sentence(data.edition, self._clock.today()))
        warning = age_warning(data.edition.published_at, self._clock.today())
        for text in filter(None, (warning, data.notice)):
            self._banners.warn(text)
        self._tell_of_newer_program(data)

    def _tell_of_newer_program(self, data: OpenData) -> None:
        news = new_version(data.edition.newest_app, __version__)
        if news is None:
            return
        address = news.address
        action = _("Open its page (in your browser)") if address else ""
        self._banners.tell(news.sentence, action, lambda: self._go_outside(address))
