"""The ways to reach help now."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.theme.icons import icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space


class CrisisPanel(QFrame):
    """Shows ``lines``, most urgent first; each number can be copied without leaving the app.

    With ``limit`` only the first lines are shown, and a button that emits ``all_requested``.
    """

    all_requested = Signal()

    def __init__(
        self, lines: Sequence[CrisisLine], limit: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_kind(self, "crisis")
        self.setAccessibleName(_("Help in a crisis"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(3), space(4), space(3))
        layout.setSpacing(space(2))
        layout.addWidget(self._heading())
        shown = lines if limit is None else lines[:limit]
        for line in shown:
            layout.addWidget(_CrisisRow(line))
        if len(shown) < len(lines):
            layout.addWidget(self._more_button(), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()

    def _heading(self) -> QLabel:
        heading = QLabel(_("You do not have to face this alone. Help is free, day and night."))
        set_kind(heading, "heading")
        heading.setWordWrap(True)
        return heading

    def _more_button(self) -> QPushButton:
        button = QPushButton(_("Show every crisis line"))
        set_kind(button, "link")
        button.clicked.connect(self.all_requested)
        return button


class _CrisisRow(QWidget):
    def __init__(self, line: CrisisLine) -> None:
        super().__init__()
        self._line = line
        self._copy = self._copy_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._number(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_copy"):
            self._tint()

    def _number(self) -> QLabel:
        number = QLabel(self._line.number)
        set_kind(number, "heading")
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("000-000-0000 "))
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return number

    def _words(self) -> QVBoxLayout:
        language = current_language()
        column = QVBoxLayout()
        column.setSpacing(space(0.5))
        texts = [(self._line.label, "subheading"), (self._line.how, "")]
        if self._line.note:
            texts.append((self._line.note, "small"))
        for text, kind in texts:
            label = QLabel(text.in_language(language))
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_kind(label, kind)
            column.addWidget(label)
        column.addStretch()
        return column

    def _copy_button(self) -> QToolButton:
        button = QToolButton()
        words = _("Copy {number}").format(number=self._line.number)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(self._copy_number)
        return button

    def _copy_number(self) -> None:
        QGuiApplication.clipboard().setText(self._line.number)
        self._copy.setToolTip(_("Copied"))

    def _tint(self) -> None:
        self._copy.setIcon(icon("copy"))
