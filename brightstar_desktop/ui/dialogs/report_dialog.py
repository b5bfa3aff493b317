"""Composes a report of a wrong fact, to be copied, saved or mailed by the person."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.report import (
    Report,
    group_words,
    mail_url,
    report_text,
    report_title,
)
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import ComboBox
from brightstar_desktop.ui.widgets.dialogs import ButtonRow, Dialog, save_text, set_initial_size
from brightstar_desktop.ui.widgets.labels import wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import ScrollArea


class ReportDialog(Dialog):
    """Shows the message as it stands; ``address`` takes reports, "" where the edition names none.

    Without an address a mail program opens with nobody to send to yet. ``told`` carries what became
    of the message.
    """

    told = Signal(str)

    def __init__(
        self, report: Report, address: str, navigator: Navigator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.setWindowTitle(_("Report a wrong fact"))
        self._report, self._address = report, address
        self.group = ComboBox()
        for code, words in group_words().items():
            self.group.addItem(words, code)
        self.wrong, self.source = QPlainTextEdit(), QLineEdit()
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.buttons = ButtonRow(
            (
                (_("Close"), self.reject),
                (_("Save …"), self._save),
                (_("Copy"), self._copy),
                (_("Send (opens another program)"), self._mail),
            )
        )
        self._compose()
        self.group.currentIndexChanged.connect(lambda _at: self._show())
        self.wrong.textChanged.connect(self._show)
        self.source.textChanged.connect(lambda _text: self._show())
        self._show()
        self.wrong.setFocus()

    def report(self) -> Report:
        return replace(
            self._report,
            group=str(self.group.currentData()),
            wrong=self.wrong.toPlainText(),
            source=self.source.text(),
        )

    def _show(self) -> None:
        self.message.setPlainText(report_text(self.report()))

    def _copy(self) -> None:
        copy(report_text(self.report()))
        self.told.emit(_("The report has been copied."))

    def _save(self) -> None:
        name = f"{self._report.provider.slug}.txt"
        save_text(
            self, _("Save the report"), name, lambda: report_text(self.report()), self.told.emit
        )

    def _mail(self) -> None:
        if self._address.startswith("https://"):
            copy(report_text(self.report()))
            self.navigator.external_requested.emit(self._address)
        else:
            message = mail_url(self.report(), self._address)
            self.navigator.message_requested.emit(message)

    # -- composition

    def _compose(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(wrapped_label(report_title(self._report), "heading"))
        column.addLayout(self._form())
        column.addWidget(wrapped_label(_("The message:"), "small"))
        self.message.setMinimumHeight(em(None, 6))
        column.addWidget(self.message, 1)
        column.addWidget(wrapped_label(_where_to(self._address), "small"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(4), space(3), space(4), space(3))
        whole.setSpacing(space(2))
        whole.addWidget(ScrollArea(content, report_title(self._report), fills=True), 1)
        whole.addWidget(self.buttons)
        set_initial_size(self, 38, 34)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(space(1.5))
        self.wrong.setTabChangesFocus(True)
        self.wrong.setMaximumHeight(em(None, 5))
        rows = (
            (_("What it is about"), self.group),
            (_("What is wrong, and what is right"), self.wrong),
            (_("Where that can be seen"), self.source),
        )
        for words, widget in rows:
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        self.message.setAccessibleName(_("The message:"))
        return form


def _where_to(address: str) -> str:
    if address:
        words = _(
            "Nothing is sent by this program. Reports go to {address} and are read within two "
            "business days. Write nothing about a patient."
        )
        return words.format(address=address)
    return _(
        "Nothing is sent by this program. This edition names no address for reports: give the "
        "message to whoever gave you the data. Write nothing about a patient."
    )
