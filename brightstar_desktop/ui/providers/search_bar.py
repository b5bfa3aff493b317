"""What to look for, where, and how far from there."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import Query, QueryEdit
from brightstar_desktop.domain.search_result import SearchResult
from brightstar_desktop.domain.understood import Interpretation
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.place_field import PlaceField
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.fields import ComboBox, SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_DEBOUNCE_MS: Final = 120

RADII: Final[tuple[float | None, ...]] = (10, 25, 50, 100, None)
"""Miles offered; None is any distance."""


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
        """Offer the choice only where there is a place to be near."""
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
        """Leave downwards by the Down key."""
        if event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
            return
        super().keyPressEvent(event)


class SearchBar(QWidget):
    """The search line, the place and the distance.

    ``edit_requested`` carries a QueryEdit; ``stepped_down`` and ``entered`` say that the list is
    wanted, or its first row. ``filters_button`` is for a window too narrow for the filters.
    """

    edit_requested = Signal(QueryEdit)
    stepped_down = Signal()
    entered = Signal()

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
        """Show what is asked, without asking again."""
        if self.words.text() != query.text and not self._debounce.isActive():
            self.words.setText(query.text)
        self.place.show_place(query.near)
        self.radius.show_radius(query.within_miles)

    def show_result(self, result: SearchResult) -> None:
        """Show how the place was understood."""
        self._interpretation = result.interpretation
        read = self._interpretation.place
        self.place.setPlaceholderText(read.name if read else _("ZIP or city"))
        self.radius.show_place(known=result.place is not None)
        self._show_note(result.place_unknown)

    def flush(self) -> None:
        """Ask at once for what has been typed."""
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
        self.words.stepped_down.connect(self.stepped_down)
        self.words.returnPressed.connect(self.entered)
        self._debounce.timeout.connect(self._tell_words)
        self.place.place_entered.connect(self._tell_place)
        self.radius.edit_requested.connect(self.edit_requested)

    def _tell_words(self) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_text, self.words.text()))

    def _tell_place(self, near: str) -> None:
        self.edit_requested.emit(QueryEdit(Query.with_place_by_hand, self._interpretation, near))
