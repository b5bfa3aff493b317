"""Every action of the window, in the order in which the help lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.term_labels import label
from brightstar_desktop.ui.actions import Action, any_data
from brightstar_desktop.ui.dialogs.crisis_dialog import CrisisDialog
from brightstar_desktop.ui.dialogs.help_dialogs import AboutDialog, KeysDialog
from brightstar_desktop.ui.dialogs.preferences import PreferencesDialog
from brightstar_desktop.ui.open_data import OpenData
from brightstar_desktop.ui.settings import USUAL_SCALE, Settings
from brightstar_desktop.ui.shortlist_actions import ShortlistActions
from brightstar_desktop.ui.views import View, Views


@dataclass(frozen=True)
class Requests:
    reset_visit: Callable[[], object]
    show_diagnostics: Callable[[], object]


class WindowActions:
    """Binds every action of ``window`` to what it does; ``by_name`` holds them."""

    def __init__(
        self,
        window: QMainWindow,
        views: Views,
        shortlist: ShortlistActions,
        settings: Settings,
        requests: Requests,
    ) -> None:
        self._window, self._views, self._shortlist = window, views, shortlist
        self._settings, self._requests = settings, requests
        self._data: OpenData | None = None
        low = [view for view in views.registry if view.is_low]
        high = [view for view in views.registry if not view.is_low]
        self._actions = (
            *self._to(high), *self._with_shortlist(), *self._to(low), *self._at_the_desk(),
            *self._looks(), *self._help(),
        )  # fmt: skip
        self.by_name: dict[str, QAction] = {one.name: one.add_to(window) for one in self._actions}
        self.use(None)

    def use(self, data: OpenData | None) -> None:
        """Let what can be done with ``data`` be done, and nothing else."""
        self._data = data
        for action in self._actions:
            self.by_name[action.name].setEnabled(action.is_possible(data))

    def menu(self) -> tuple[QAction, ...]:
        names = (
            "preferences", "full_screen", "reset_visit", "report", "diagnostics", "keys",
            "about", "quit",
        )  # fmt: skip
        return tuple(self.by_name[name] for name in names)

    # -- the actions

    def _to(self, views: Iterable[View]) -> Iterable[Action]:
        show = self._views.show_view
        for view in views:
            act = partial(show, view.name)
            yield Action(view.name, view.text, view.explanation, act, view.key, view.needs)

    def _with_shortlist(self) -> tuple[Action, ...]:
        return (
            Action(
                "save",
                _("Add to shortlist"),
                _("Keep the provider shown for this visit"),
                lambda: self._shortlist.toggle(self._views.shown_slug()),
                "Ctrl+D",
                any_data,
            ),
            Action(
                "undo",
                _("Undo"),
                _("Undo the last keep, removal or note of the shortlist"),
                self._shortlist.undo,
                "Ctrl+Z",
                any_data,
            ),
            Action(
                "handout",
                _("Hand-out"),
                _("Print the shortlist to take home"),
                self._hand_out,
                "Ctrl+H",
                any_data,
            ),
            Action(
                "print",
                _("Print"),
                _("Print the page of the guide, or the hand-out"),
                self._print,
                "Ctrl+P",
                any_data,
            ),
        )

    def _at_the_desk(self) -> tuple[Action, ...]:
        return (
            Action(
                "search",
                _("Search"),
                _("Search in the view shown"),
                self._views.search,
                "Ctrl+F",
                any_data,
            ),
            Action(
                "reset_visit",
                _("New visitor"),
                _("Forget every search, choice and note, for the next person"),
                self._requests.reset_visit,
                "Ctrl+N",
                any_data,
            ),
            Action(
                "crisis",
                _("Crisis help 988"),
                _("Help in a crisis, now"),
                self.show_crisis_help,
                "Ctrl+9",
            ),
        )

    def _looks(self) -> tuple[Action, ...]:
        settings = self._settings
        return (
            Action(
                "larger",
                _("Larger text"),
                _("Make all text larger"),
                lambda: settings.step_text(1),
                "Ctrl++; Ctrl+=",
            ),
            Action(
                "smaller",
                _("Smaller text"),
                _("Make all text smaller"),
                lambda: settings.step_text(-1),
                "Ctrl+-",
            ),
            Action(
                "usual_size",
                _("Text of usual size"),
                _("Show all text in its usual size"),
                lambda: settings.size_text(USUAL_SCALE),
                "Ctrl+0",
            ),
            Action(
                "full_screen",
                _("Full screen"),
                _("Use the whole screen, or a window again"),
                self._toggle_full_screen,
                "F11",
            ),
            Action(
                "preferences",
                _("Preferences …"),
                _("See and change every setting"),
                self._show_preferences,
                "Ctrl+,",
            ),
        )

    def _help(self) -> tuple[Action, ...]:
        return (
            Action(
                "report",
                _("Report a wrong fact …"),
                _("Compose a message about what is wrong with the provider shown"),
                lambda: self._shortlist.report(self._views.shown_slug()),
                needs=any_data,
            ),
            Action(
                "diagnostics",
                _("Save diagnostics …"),
                _("Show and save what helps to find out why the program misbehaves"),
                self._requests.show_diagnostics,
            ),
            Action("keys", _("Keys and help"), _("Show what each key does"), self._show_keys, "F1"),
            Action(
                "about",
                _("About BrightStar"),
                _("Show the data edition, versions and licenses"),
                self._show_about,
            ),
            Action("quit", _("Quit"), _("Close the program"), self._window.close, "Ctrl+Q"),
        )

    # -- what they do

    def _hand_out(self) -> None:
        """Make the page of the shortlist, or of the provider shown where nothing is kept."""
        if not self._views.has_pages():
            return
        if self._shortlist.visit_model.visit.shortlist:
            is_made = self._views.compare.ask_handout()
        else:
            is_made = self._shortlist.hand_out_one(self._views.shown_slug())
        if not is_made:
            self._views.show_view("compare")

    def _print(self) -> None:
        """Print what is read in the guide; elsewhere, what goes on paper is the hand-out."""
        if self._views.current_view() == "guide":
            self._views.guide.print_page()
        else:
            self._hand_out()

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_crisis_help(self) -> None:
        """Show every crisis line, of the program itself while no data is open."""
        lines = self._data.crisis_lines if self._data else ()
        CrisisDialog(lines or CORE_CRISIS_LINES, self._window).open()

    def _show_preferences(self) -> None:
        regions = {}
        if self._data:
            words = self._data.directory.vocabulary()
            regions = {
                term.code: label(words, "regions", term.code) for term in words.terms_of("regions")
            }
        dialog = PreferencesDialog(self._settings, regions, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_keys(self) -> None:
        KeysDialog(tuple(self.by_name.values()), self._window).open()

    def _show_about(self) -> None:
        AboutDialog(self._data.edition if self._data else None, self._window).open()
