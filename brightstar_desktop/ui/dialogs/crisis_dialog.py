"""Every way to reach help now, one action away on every screen."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.guide import CrisisLine
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.dialogs import Dialog, close_button, set_initial_size
from brightstar_desktop.ui.widgets.labels import PlainLabel, RichLabel, set_tooltip, wrapped_label
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea


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
        heading = _("You do not have to face this alone. Help is free, day and night.")
        layout.addWidget(wrapped_label(heading, "heading"))
        shown = lines if limit is None else lines[:limit]
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(shown):
            for column, widget in enumerate((_number(line), _words(line), _CopyButton(line))):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grid)
        if len(shown) < len(lines):
            layout.addWidget(self._more_button(), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()

    def _more_button(self) -> QPushButton:
        button = QPushButton(_("Show every crisis line"))
        set_kind(button, "link")
        button.clicked.connect(self.all_requested)
        return button


def _number(line: CrisisLine) -> QLabel:
    number = PlainLabel(line.number)
    set_kind(number, "heading")
    number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return number


def _words(line: CrisisLine) -> QLabel:
    language = current_language()
    parts = [f"<b>{escape(line.label.in_language(language))}</b>"]
    parts.append(escape(line.how.in_language(language)))
    if line.note:
        parts.append(f"<i>{escape(line.note.in_language(language))}</i>")
    words = RichLabel("<br>".join(parts))
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


class _CopyButton(QToolButton):
    def __init__(self, line: CrisisLine) -> None:
        super().__init__()
        self._number = line.number
        words = _("Copy {number}").format(number=line.number)
        set_tooltip(self, words)
        self.setAccessibleName(words)
        self.clicked.connect(self._copy)
        set_icon(self, "copy")

    def _copy(self) -> None:
        copy(self._number)
        set_tooltip(self, _("Copied"))


class CrisisDialog(Dialog):
    """Every way to reach help, and what ketamine care is not for."""

    def __init__(self, lines: Sequence[CrisisLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help in a crisis"))
        self.setMinimumWidth(em(None, 26))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(VerticalScrollArea(CrisisPanel(lines)), 1)
        layout.addWidget(wrapped_label(_caution(), "muted"))
        layout.addWidget(close_button(self))
        set_initial_size(self, 32, 34)


def _caution() -> str:
    return _(
        "A ketamine clinic is not an emergency service. No study has shown that ketamine "
        "prevents suicide."
    )
