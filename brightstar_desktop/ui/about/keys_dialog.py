"""The Help window: what each key does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.dialog import Dialog
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.window_size import begin_at


class KeysDialog(Dialog):
    """Lists ``actions`` with their keys, and the keys of lists."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys and help"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        heading = PlainLabel(_("Everything here can be done with the keyboard"))
        set_kind(heading, "heading")
        heading.setWordWrap(True)
        layout.addWidget(heading)
        layout.addWidget(_scrolling(_rows(actions)), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        begin_at(self, 44, 36)


def _scrolling(rows: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(_("Keys"))
    area.setWidget(rows)
    return area


def _rows(actions: Sequence[QAction]) -> QWidget:
    rows = QWidget()
    form = QFormLayout(rows)
    form.setContentsMargins(0, 0, space(2), 0)
    form.setHorizontalSpacing(space(6))
    form.setVerticalSpacing(space(1.5))
    native = QKeySequence.SequenceFormat.NativeText
    lines = [
        (QKeySequence.listToString(action.shortcuts(), native), action.toolTip())
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    lines += [
        (_("Up, Down"), _("Move through a list")),
        (_("Enter"), _("Open what is selected, or press the button that has the focus")),
        (_("Space"), _("Tick or untick a filter")),
        (_("Delete"), _("Remove the filter that has the focus")),
        (_("Esc"), _("Go back: from the list to the search, from a message to the page")),
    ]
    for keys, words in lines:
        key_label = PlainLabel(keys)
        set_kind(key_label, "subheading")
        does = PlainLabel(words)
        does.setWordWrap(True)
        form.addRow(key_label, does)
    return rows
