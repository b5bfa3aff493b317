"""How the parts of the find page stand beside one another at each width."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.labels import set_tooltip

_NARROW_EMS: Final = 64
_SINGLE_EMS: Final = 38
_LEFT_EMS: Final = 16
_MIDDLE_EMS: Final = 27
_LEAST_EMS: Final = 12.5
_LEAST_LIST_EMS: Final = 14
_LABELLED_EMS: Final = 20
"""A list narrower than this has no room for the word on the button."""


@dataclass(frozen=True)
class Parts:
    """What stands in the panes; ``notice`` comes above the list when it is not hidden."""

    search: QWidget
    filters_button: QPushButton
    facets: QWidget
    notice: QWidget
    found: QWidget
    details: QWidget


class Panes(QSplitter):
    """Filters, list and details; a narrow window keeps the filters behind a button.

    Then the search bar stands over the list, and the filters take the list's place while the
    button is down. Where not even two panes fit, as with very large text, the details take the
    place of all of it until one goes back; ``went_back`` says so.
    """

    went_back = Signal()

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._parts = parts
        self._left, self._middle, self._right = QWidget(), QWidget(), QWidget()
        self._stack, self.back_button = QStackedWidget(), QPushButton(_("Back to the list"))
        self._button = parts.filters_button
        self._is_narrow: bool | None = None
        self._is_single, self._reads = False, False
        self._count, self._filters = 0, 0
        # Not at once: the parts have not all heard of the new size yet.
        self._rearrange_soon = QTimer(self, singleShot=True, interval=0)
        self._rearrange_soon.timeout.connect(self._rearrange)
        self._build()

    @property
    def is_narrow(self) -> bool:
        """Return whether the filters are behind the button."""
        return bool(self._is_narrow)

    @property
    def is_single(self) -> bool:
        return self._is_single

    def show_details(self) -> None:
        """Bring the details to the front, where there is one pane."""
        self._reads = True
        self._share()
        if self._is_single:
            self.back_button.setFocus()

    def show_list(self) -> None:
        self._reads = False
        self._share()

    def show_numbers(self, providers: int, filters: int) -> None:
        self._count, self._filters = providers, filters
        self._word_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_filters"):
            self._rearrange_soon.start()

    def _build(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show_filters)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(space(2), space(4), space(2), 0)
        left.setSpacing(space(3))
        # In these places from the start, so that the Tab key goes from left to right.
        left.addWidget(self._parts.search)
        left.addWidget(self._parts.facets, 1)
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(space(2), space(1), space(2), 0)
        middle.setSpacing(space(2))
        middle.addLayout(_indented(self._parts.notice))
        middle.addWidget(self._stack, 1)
        self._stack.addWidget(self._parts.found)
        self._build_right()
        for position, pane in enumerate((self._left, self._middle, self._right)):
            self.addWidget(pane)
            self.setStretchFactor(position, position)
        # Until the width is known, so that a small window is not forced to be wide.
        self._left.hide()
        self._set_least_widths()

    def _build_right(self) -> None:
        set_icon(self.back_button, "arrow-left")
        set_kind(self.back_button, "quiet")
        self.back_button.clicked.connect(self._go_back)
        self.back_button.hide()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        head = _indented(self.back_button)
        head.addStretch()
        right.addLayout(head)
        right.addWidget(self._parts.details, 1)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._right)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._go_back)

    def _go_back(self) -> None:
        if self._is_single:
            self.show_list()
            self.went_back.emit()

    def _share(self) -> None:
        self.back_button.setVisible(self._is_single)
        self._middle.setHidden(self._is_single and self._reads)
        self._right.setHidden(self._is_single and not self._reads)

    def _rearrange(self) -> None:
        self._set_least_widths()
        self._arrange()
        self._word_button()

    def _set_least_widths(self) -> None:
        self._left.setMinimumWidth(em(None, _LEAST_EMS))
        self._middle.setMinimumWidth(em(None, _LEAST_LIST_EMS))
        self._right.setMinimumWidth(em(None, _LEAST_EMS))

    def _arrange(self) -> None:
        narrow, single = (self.width() < em(None, ems) for ems in (_NARROW_EMS, _SINGLE_EMS))
        if single != self._is_single:
            self._is_single = single
            self._share()
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        focused = self._parts.search.focusWidget()
        self._place_parts(narrow=narrow)
        self._left.setHidden(narrow)
        self._button.setVisible(narrow)
        self._button.setChecked(False)
        left, middle = em(None, _LEFT_EMS), em(None, _MIDDLE_EMS)
        middle = min(middle, self.width() * 9 // 20) if narrow else middle
        self.setSizes([left, middle, max(self.width() - middle - (0 if narrow else left), 1)])
        if focused and self.isAncestorOf(focused) and not self.window().focusWidget():
            focused.setFocus()

    def _place_parts(self, *, narrow: bool) -> None:
        left, middle = self._left.layout(), self._middle.layout()
        if not isinstance(left, QVBoxLayout) or not isinstance(middle, QVBoxLayout):
            return
        self._parts.search.setContentsMargins(space(2), space(3) if narrow else 0, space(2), 0)
        if narrow:
            middle.insertWidget(0, self._parts.search)
            self._stack.addWidget(self._parts.facets)
            self._parts.search.show()
            return
        left.addWidget(self._parts.search)
        left.addWidget(self._parts.facets, 1)
        self._parts.search.show()
        self._parts.facets.show()

    def _show_filters(self, shown: bool) -> None:  # noqa: FBT001  # a slot
        self._stack.setCurrentWidget(
            self._parts.facets if shown and self._is_narrow else self._parts.found
        )
        self._word_button()

    def _word_button(self) -> None:
        button = self._button
        self._button.setAccessibleName(_("Filters"))
        is_short = self._middle.width() < em(None, _LABELLED_EMS)
        if button.isChecked():
            words = ngettext("Show {count} provider", "Show {count} providers", self._count)
            text = "{count}" if is_short else _("List ({count})")
            button.setText(text.format(count=f"{self._count:,}"))
            set_tooltip(button, words.format(count=f"{self._count:,}"))
        elif self._filters:
            text = "{count}" if is_short else _("Filters ({count})")
            button.setText(text.format(count=self._filters))
            words = ngettext("{count} filter is set", "{count} filters are set", self._filters)
            set_tooltip(button, words.format(count=self._filters))
        else:
            button.setText("" if is_short else _("Filters"))
            set_tooltip(button, _("No filter is set"))
        set_icon(button, "list" if button.isChecked() else "filter")
        button.setAccessibleDescription(button.toolTip())


def _indented(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(space(2), space(1), space(2), 0)
    row.addWidget(widget)
    return row
