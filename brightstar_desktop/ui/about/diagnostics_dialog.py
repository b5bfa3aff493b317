"""Shows what would be given to whoever helps, before it is given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.clipboard import copy
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.button_row import ButtonRow
from brightstar_desktop.ui.widgets.dialog import Dialog
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.saving_text import save_text
from brightstar_desktop.ui.widgets.window_size import begin_at


class DiagnosticsDialog(Dialog):
    """``told`` carries what became of the text."""

    told = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Diagnostics"))
        self._text = text
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("Diagnostics"))
        about = PlainLabel(
            _(
                "This is what would help to find out what is wrong. It holds no search, no note "
                "and no name; nothing of it is sent by this program."
            )
        )
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addWidget(about)
        column.addWidget(self.shown, 1)
        acts = ((_("Close"), self.reject), (_("Copy"), self._copy), (_("Save …"), self._save))
        column.addWidget(ButtonRow(acts))
        begin_at(self, 40, 32)

    def _copy(self) -> None:
        copy(self._text)
        self.told.emit(_("The diagnostics have been copied."))

    def _save(self) -> None:
        name = "brightstar-diagnostics.txt"
        save_text(self, _("Save diagnostics"), name, lambda: self._text, self.told.emit)
