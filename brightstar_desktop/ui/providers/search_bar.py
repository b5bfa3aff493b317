"""What to look for and where."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.ports import DirectoryReader
from brightstar_desktop.domain.query import NEAR_AXIS, Interpretation, SearchResult
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.place_field import PlaceField
from brightstar_desktop.ui.providers.radius_box import RadiusBox
from brightstar_desktop.ui.providers.state import FindState
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.fields import SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_DEBOUNCE_MS: Final = 120


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

    ``change_requested`` carries a Change; ``stepped_down`` and ``entered`` say that the list is
    wanted, or its first row. ``filters_button`` is for a window too narrow for the filters.
    """

    change_requested = Signal(object)
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

    def show_state(self, state: FindState) -> None:
        """Show what is asked, without asking again."""
        if self.words.text() != state.text and not self._debounce.isActive():
            self.words.setText(state.text)
        self.place.show_place(state.near)
        self.radius.show_radius(state.within_miles)

    def show_result(self, result: SearchResult) -> None:
        """Show how the place was understood."""
        self._interpretation = result.interpretation
        read = [item.codes[0] for item in self._interpretation.understood if item.axis == NEAR_AXIS]
        self.place.setPlaceholderText(read[0] if read else _("ZIP or city"))
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
        self.radius.radius_chosen.connect(self._tell_radius)

    def _tell_words(self) -> None:
        self.change_requested.emit(partial(FindState.with_text, text=self.words.text()))

    def _tell_place(self, near: str) -> None:
        self.change_requested.emit(
            partial(FindState.with_place_by_hand, interpretation=self._interpretation, near=near)
        )

    def _tell_radius(self, miles: float | None) -> None:
        self.change_requested.emit(partial(FindState.with_radius, within_miles=miles))
