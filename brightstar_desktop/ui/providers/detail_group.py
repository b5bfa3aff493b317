"""What the detail panel is made of: titled groups, grids of facts, texts that can be selected."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.links import GUIDE
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.fact_rows import FactRow
from brightstar_desktop.presentation.sections import GuideLink
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import (
    LinkLabel,
    WrappingLabel,
    WrappingRichLabel,
    link_html,
    set_tooltip,
)

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
STACK_BELOW_EMS: Final = 19
_NAME_SHARE: Final = 0.34


class DetailGroup(QWidget):
    """A title under a thin rule; ``content`` and ``title_row`` take what belongs to it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(space(2))
        rule = QFrame()
        set_kind(rule, "rule")
        self.content.addWidget(rule)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(space(2))
        self.title_row.addWidget(plain_label(title, "subheading"), 1)
        self.content.addLayout(self.title_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside the title below it where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, STACK_BELOW_EMS)
        self.title_row.setSpacing(0 if is_narrow else space(2))
        self.title_row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )


def plain_label(text: str, kind: str = "") -> QLabel:
    """Return a wrapping label of plain text that can be selected.

    A click puts the keyboard's cursor into it; the Tab key passes it by, so that it stops only
    where something can be done.
    """
    label = _selectable(WrappingLabel(text))
    if kind:
        set_kind(label, kind)
    return label


def small_label(text: str) -> QLabel:
    return plain_label(text, "small")


def amount_label(amount: str, rest: str) -> QLabel:
    return rich_label(f"<b>{escape(amount)}</b> {escape(rest)}".strip())


def rich_label(html: str) -> QLabel:
    return _selectable(WrappingRichLabel(html))


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


class FactGrid(QWidget):
    """Rows of a name and a value, aligned with the rows of every other grid as wide."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._rows: list[tuple[QLabel, QWidget]] = []
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1.25))
        self._grid.setColumnStretch(1, 1)

    def add_fact(self, row: FactRow) -> None:
        self.add_row(row.label, self._link(row) if row.url else _value(row))

    def add_row(self, name: str, value: QWidget) -> None:
        label = plain_label(name, "muted")
        label.setBuddy(value)
        self._rows.append((label, value))
        self._place(len(self._rows) - 1)

    @property
    def is_stacked(self) -> bool:
        return self._stacked

    def resizeEvent(self, event: QResizeEvent) -> None:
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


class ChapterLinkLabel(LinkLabel):
    def __init__(self, chapter: GuideLink) -> None:
        words = _("Guide: {title}").format(title=chapter.words)
        link = f"{GUIDE}{chapter.slug}"
        super().__init__(link_html(words, link), link, words)
        set_tooltip(self, _("Opens the guide"))
