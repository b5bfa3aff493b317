"""One provider of the shortlist: its name, a note of the person's own, and what to do with it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPushButton

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.check_box import CheckBox, check_box_row

_TWO_LINES_BELOW_EMS: Final = 34


class SavedCard(QFrame):
    """Emits what is wanted of the provider ``slug``; its name has a line of its own if need be."""

    chosen = Signal(str, bool)
    noted = Signal(str, str)
    show_requested = Signal(str)
    removed = Signal(str)

    def __init__(self, slug: str, name: str, note: str, *, is_chosen: bool) -> None:
        super().__init__()
        set_kind(self, "card")
        self.box = CheckBox()
        self.box.setChecked(is_chosen)
        self.box.setAccessibleDescription(_("Compare it, and put it on the hand-out"))
        self.box.toggled.connect(lambda on: self.chosen.emit(slug, on))
        self.note = QLineEdit(note)
        self.note.setPlaceholderText(_("Why it was chosen (stands on the hand-out)"))
        self.note.setAccessibleName(_("Note on {name}").format(name=name))
        self.note.textEdited.connect(lambda text: self.noted.emit(slug, text))
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._lines.addLayout(check_box_row(self.box, name), 2)
        self._lines.addLayout(self._acts(slug, name), 3)

    def show_note(self, note: str) -> None:
        """Show the note as it is now, where something else than this card has changed it."""
        if note != self.note.text():
            self.note.setText(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name above the rest where both do not fit beside one another."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, _TWO_LINES_BELOW_EMS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if is_narrow else across)

    def _acts(self, slug: str, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        for words, told, signal in (
            (_("Show"), _("Show {name} in full"), self.show_requested),
            (_("Remove"), _("Take {name} off the shortlist"), self.removed),
        ):
            button = QPushButton(words)
            set_kind(button, "quiet")
            button.setAccessibleName(told.format(name=name))
            button.clicked.connect(lambda _on=False, wanted=signal: wanted.emit(slug))
            row.addWidget(button)
        return row
