"""What to look for, where, and how far from there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.geography import Place
from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import Interpretation, Query, QueryEdit
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.i18n import _
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import ComboBox, LineEdit, SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip

_DEBOUNCE_MS: Final = 120

RADII: Final[tuple[float | None, ...]] = (10, 25, 50, 100, None)
"""Miles offered; None is any distance."""


_PLACE_DEBOUNCE_MS: Final = 80
_ZIP_LENGTH: Final = 5
_SUGGESTED: Final = 8
NAME_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_SUGGESTIONS_EMS: Final = 18
"""Room for a place with its county, which the field below has not."""


class SuggestionList(QListView):
    """A list that drops from a field, with a ground of its own over whatever is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(em(None, _SUGGESTIONS_EMS))
        self.setAccessibleName(_("Suggested places"))
        self._color()

    def changeEvent(self, event: QEvent) -> None:
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
        self._debounce = QTimer(self, singleShot=True, interval=_PLACE_DEBOUNCE_MS)
        self._places = QStandardItemModel(self)
        self.setAccessibleName(_("ZIP code or city"))
        self.setPlaceholderText(_("ZIP or city"))
        self.setCompleter(self._make_completer())
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.editingFinished.connect(self._tell)
        self._debounce.timeout.connect(self._ask)

    def suggest_from(self, suggest: Callable[[str], tuple[Place, ...]]) -> None:
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


class RadiusBox(ComboBox):
    """A choice of how many miles from the place to look; ``edit_requested`` tells it."""

    edit_requested = Signal(QueryEdit)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._miles: list[float | None] = []
        for miles in RADII:
            self._offer(miles)
        self.setAccessibleName(_("How far from the place"))
        self.activated.connect(self._tell)
        self.show_place(known=False)

    def show_radius(self, miles: float | None) -> None:
        """Show the radius in force, adding one that is not usually offered."""
        if miles not in self._miles:
            self._offer(miles)
        self.setCurrentIndex(self._miles.index(miles))

    def show_place(self, *, known: bool) -> None:
        self.setEnabled(known)
        set_tooltip(self, "" if known else _("Enter a ZIP code or city first."))

    def _offer(self, miles: float | None) -> None:
        self._miles.append(miles)
        words = _("any mi") if miles is None else _("{count} mi").format(count=round(miles))
        self.addItem(words)

    def _tell(self, row: int) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_radius, self._miles[row]))


class WordsField(SearchField):
    """The search line; Down leads into the list."""

    stepped_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
            return
        super().keyPressEvent(event)


class SearchBar(QWidget):
    """``edit_requested`` carries the QueryEdit of words or a place.

    ``filters_button`` is for a window too narrow for the filters.
    """

    edit_requested = Signal(QueryEdit)

    def __init__(self, directory: DirectoryReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interpretation = Interpretation()
        self.words = WordsField(_("Search providers"), _("Try “IV oakland”"))
        set_tooltip(
            self.words,
            _("Write as you would say it: how it is given, what for, where, up to what price."),
        )
        self.place = PlaceField(directory.places)
        self.radius = RadiusBox()
        self.filters_button = QPushButton()
        self.note = PlainLabel()
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._build()
        self._connect()

    def use_directory(self, directory: DirectoryReader) -> None:
        """Suggest the places of another directory; what is typed stays."""
        self.place.suggest_from(directory.places)

    def show_query(self, query: Query) -> None:
        if self.words.text() != query.text and not self._debounce.isActive():
            self.words.setText(query.text)
        self.place.show_place(query.near)
        self.radius.show_radius(query.within_miles)

    def show_result(self, result: SearchResult) -> None:
        self._interpretation = result.interpretation
        read = self._interpretation.place
        self.place.setPlaceholderText(read.name if read else _("ZIP or city"))
        self.radius.show_place(known=result.place is not None)
        self._show_note(result.place_unknown)

    def flush(self) -> None:
        if self._debounce.isActive():
            self._debounce.stop()
            self._tell_words()

    def _show_note(self, unknown: str) -> None:
        sentence = _("“{words}” is not a place in California that we know. Try a ZIP code.")
        self.note.setText(sentence.format(words=unknown))
        self.note.setVisible(bool(unknown))

    def _build(self) -> None:
        set_kind(self.note, "warning")
        self.note.setWordWrap(True)
        self.note.hide()
        what = QHBoxLayout()
        what.setSpacing(space(1.5))
        what.addWidget(self.words, 1)
        what.addWidget(self.filters_button)
        where = QHBoxLayout()
        where.setSpacing(space(1.5))
        where.addWidget(self.place, 1)
        where.addWidget(self.radius)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        layout.addLayout(what)
        layout.addLayout(where)
        layout.addWidget(self.note)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._debounce.start())
        self._debounce.timeout.connect(self._tell_words)
        self.place.place_entered.connect(self._tell_place)

    def _tell_words(self) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_text, self.words.text()))

    def _tell_place(self, near: str) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_place_by_hand, self._interpretation, near))
