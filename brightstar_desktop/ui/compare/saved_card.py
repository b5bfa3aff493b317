"""One provider of the shortlist: its name, a note of the person's own, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.tick_box import TickBox


class SavedCard(QFrame):
    """Emits what is wanted of the provider ``slug``."""

    chosen = Signal(str, bool)
    noted = Signal(str, str)
    show_requested = Signal(str)
    removed = Signal(str)

    def __init__(
        self, slug: str, name: str, note: str, *, is_chosen: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.box = TickBox(name)
        self.box.setChecked(is_chosen)
        self.box.setAccessibleDescription(_("Compare it, and put it on the hand-out"))
        self.box.toggled.connect(lambda on: self.chosen.emit(slug, on))
        self.note = QLineEdit(note)
        self.note.setPlaceholderText(_("Why it was chosen (stands on the hand-out)"))
        self.note.setAccessibleName(_("Note on {name}").format(name=name))
        self.note.textEdited.connect(lambda text: self.noted.emit(slug, text))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        row.addWidget(self.box, 2)
        row.addWidget(self.note, 3)
        for words, told, signal in (
            (_("Show"), _("Show {name} in full"), self.show_requested),
            (_("Remove"), _("Take {name} off the shortlist"), self.removed),
        ):
            button = QPushButton(words)
            set_kind(button, "quiet")
            button.setAccessibleName(told.format(name=name))
            button.clicked.connect(lambda _on=False, wanted=signal: wanted.emit(slug))
            row.addWidget(button)
