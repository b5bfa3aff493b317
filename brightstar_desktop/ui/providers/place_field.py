"""Where to look: a ZIP code or a place, with suggestions."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.i18n import _
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.providers.suggestion_list import SuggestionList
from brightstar_desktop.ui.widgets.fields import LineEdit

_DEBOUNCE_MS: Final = 80
_ZIP_LENGTH: Final = 5
_SUGGESTED: Final = 8
NAME_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class PlaceField(LineEdit):
    """Emits ``place_entered`` when a place is chosen, finished or emptied, not at every key."""

    place_entered = Signal(str)

    def __init__(
        self, suggest: Callable[[str], tuple[Place, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._suggest, self._told = suggest, ""
        self._task: tasks.Task | None = None
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._places = QStandardItemModel(self)
        self.setAccessibleName(_("ZIP code or city"))
        self.setPlaceholderText(_("ZIP or city"))
        self.setCompleter(self._make_completer())
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.editingFinished.connect(self._tell)
        self._debounce.timeout.connect(self._ask)

    def suggest_from(self, suggest: Callable[[str], tuple[Place, ...]]) -> None:
        """Take suggestions from elsewhere from now on."""
        self._suggest = suggest

    def show_place(self, near: str) -> None:
        """Show the place in force, unless another is being typed."""
        if near != self._told:
            self._told = near
            self.setText(near)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._places, self)
        # The directory has already found what fits; its order is the better one.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(NAME_ROLE)
        completer.setPopup(SuggestionList())
        completer.setMaxVisibleItems(_SUGGESTED)
        completer.activated.connect(self._on_suggestion_chosen)
        return completer

    def _on_edited(self, text: str) -> None:
        self._places.clear()
        if text.strip():
            self._debounce.start()
        else:
            self._debounce.stop()

    def _on_changed(self, text: str) -> None:
        typed = text.strip()
        if not typed or (len(typed) == _ZIP_LENGTH and typed.isdigit()):
            self._tell()

    def _ask(self) -> None:
        if self._task:
            self._task.cancel()
        prefix, suggest = self.text().strip(), self._suggest
        self._task = tasks.run(self, lambda: suggest(prefix), self._offer)

    def _offer(self, places: tuple[Place, ...]) -> None:
        self._task = None
        self._places.clear()
        for place in places:
            item = QStandardItem(_suggestion(place))
            item.setData(place.name, NAME_ROLE)
            self._places.appendRow(item)
        if places and self.hasFocus() and self.text().strip() != self._told:
            self.completer().complete()

    def _on_suggestion_chosen(self, name: str) -> None:
        self.setText(name)
        self._tell()

    def _tell(self) -> None:
        self._debounce.stop()
        near = self.text().strip()
        if near != self._told:
            self._told = near
            self.place_entered.emit(near)


def _suggestion(place: Place) -> str:
    if place.kind == "county":
        return place.name
    return _("{place}, {county} County").format(place=place.name, county=place.county)
