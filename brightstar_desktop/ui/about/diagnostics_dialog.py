"""Shows what would be given to whoever helps, before it is given."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.clipboard import copy
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import em, space


class DiagnosticsDialog(QDialog):
    """``told`` carries what became of the text."""

    told = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Diagnostics"))
        self._text = text
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(_("Diagnostics"))
        about = QLabel(
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
        column.addLayout(self._buttons())
        self.resize(em(None, 40), em(None, 32))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        acts = (
            (_("Close"), self.reject), (_("Copy"), self._copy), (_("Save …"), self._save),
        )  # fmt: skip
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        set_kind(button, "primary")
        return row

    def _copy(self) -> None:
        copy(self._text)
        self.told.emit(_("The diagnostics have been copied."))

    def _save(self) -> None:
        dialog = QFileDialog(self, _("Save diagnostics"), "", _("Text files (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("brightstar-diagnostics.txt")
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, file: str) -> None:
        try:
            Path(file).write_text(self._text, encoding="utf-8")
        except OSError as error:
            words = _("The diagnostics could not be saved: {reason}. Choose another folder.")
            self.told.emit(words.format(reason=error))
            return
        self.told.emit(_("The diagnostics have been saved."))
