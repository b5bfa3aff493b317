"""Where to look: a ZIP code or a place, with suggestions."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.i18n import _
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.fields import LineEdit

_DEBOUNCE_MS: Final = 80
_ZIP_LENGTH: Final = 5
_SUGGESTED: Final = 8
NAME_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_WIDTH_EMS: Final = 18
"""Room for a place with its county, which the field below has not."""


class SuggestionList(QListView):
    """A list that drops from a field, with a ground of its own over whatever is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(em(None, _WIDTH_EMS))
        self.setAccessibleName(_("Suggested places"))
        self._color()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color()

    def _color(self) -> None:
        sheet = (
            f"QListView {{ background: {css(Role.SURFACE)}; color: {css(Role.TEXT)};"
            f" border: 1 solid {css(Role.CONTROL_BORDER)}; }}"
            "QListView::item { padding: 0.3em 0.5em; }"
            f"QListView::item:selected {{ background: {css(Role.ACCENT_SOFT)};"
            f" color: {css(Role.ON_ACCENT_SOFT)}; }}"
        )
        # A new sheet is itself a change of palette, so the same one must not be set again.
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


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
