"""Facts in two columns, name and value; one above the other where there is little room."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.fact_rows import FactRow
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_labels import amount_label, plain_label, small_label
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import LinkLabel, link_html
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

STACK_BELOW_EMS: Final = 19
_NAME_SHARE: Final = 0.34


class FactGrid(QWidget):
    """Rows of a name and a value, aligned with the rows of every other grid as wide."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._rows: list[tuple[QLabel, QWidget]] = []
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1.25))
        self._grid.setColumnStretch(1, 1)

    def add_fact(self, row: FactRow) -> None:
        """Add one fact with its notes."""
        self.add_row(row.label, self._link(row) if row.url else _value(row))

    def add_row(self, name: str, value: QWidget) -> None:
        """Add ``value`` under ``name``."""
        label = plain_label(name, "muted")
        label.setBuddy(value)
        self._rows.append((label, value))
        self._place(len(self._rows) - 1)

    @property
    def is_stacked(self) -> bool:
        """Return whether values stand below their names."""
        return self._stacked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement that the width allows."""
        super().resizeEvent(event)
        stacked = self.width() < em(None, STACK_BELOW_EMS)
        if stacked != self._stacked:
            self._stacked = stacked
            self._grid.setVerticalSpacing(space(0.25 if stacked else 1.25))
            for index in range(len(self._rows)):
                self._place(index)
        self._grid.setColumnMinimumWidth(0, 0 if stacked else round(self.width() * _NAME_SHARE))

    def _link(self, row: FactRow) -> LinkLabel:
        name = _("{value} (opens your browser)").format(value=row.value)
        link = LinkLabel(link_html(row.value, row.url), row.url, name)
        set_tooltip(link, _("Opens your browser"))
        link.linkActivated.connect(self._navigator.follow)
        return link

    def _place(self, index: int) -> None:
        name, value = self._rows[index]
        top = Qt.AlignmentFlag.AlignTop
        # A name stands nearer to its own value than to the one above.
        name.setContentsMargins(0, space(1.5) if self._stacked else 0, 0, 0)
        if self._stacked:
            self._grid.addWidget(name, index * 2, 0, 1, 2)
            self._grid.addWidget(value, index * 2 + 1, 0, 1, 2)
        else:
            self._grid.addWidget(name, index * 2, 0, top)
            self._grid.addWidget(value, index * 2, 1, top)


def _value(row: FactRow) -> QWidget:
    if not row.notes and not row.strong:
        return plain_label(row.value, "unstated" if row.unstated else "")
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(0.5))
    layout.addWidget(amount_label(row.strong, row.value) if row.strong else plain_label(row.value))
    for note in row.notes:
        layout.addWidget(small_label(note))
    return box
