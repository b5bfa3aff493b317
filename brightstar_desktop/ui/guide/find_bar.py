"""Find in page: a line below the chapter, with how many places there are."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.guide.viewer import Viewer
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.fields import SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_TWO_LINES_BELOW_EMS = 20


class FindBar(QFrame):
    """Finds words in ``viewer``. Enter goes on, Shift+Enter back, Esc closes."""

    def __init__(self, viewer: Viewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._viewer = viewer
        self.field = SearchField(_("Find in this chapter"), _("Find in this chapter"))
        self.count = PlainLabel()
        set_kind(self.count, "small")
        buttons = (
            self._button("chevron-up", _("Previous place"), lambda: self._go(backward=True)),
            self._button("chevron-down", _("Next place"), self._go),
            self._button("x", _("Close the search in this chapter"), self.close_bar),
        )
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._lines.addWidget(self.field, 1)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        for button in buttons:
            row.addWidget(button)
        self._lines.addLayout(row)
        self.field.textChanged.connect(self._on_words)
        self.hide()

    def open_bar(self) -> None:
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._on_words(self.field.text())

    def close_bar(self) -> None:
        """Hide the bar and take the marks away."""
        self.hide()
        self._viewer.mark("")
        self._viewer.setFocus()

    def refresh(self) -> None:
        """Mark the words anew after another page was shown."""
        if self.isVisible():
            self._on_words(self.field.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the field a line of its own where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, _TWO_LINES_BELOW_EMS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if is_narrow else across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._go(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _button(self, icon: str, name: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        set_tooltip(button, name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: act())
        return button

    def _on_words(self, words: str) -> None:
        found = self._viewer.mark(words)
        if not words:
            self.count.setText("")
        elif found:
            text = ngettext("{count} place", "{count} places", found)
            self.count.setText(text.format(count=found))
        else:
            self.count.setText(_("not found"))

    def _go(self, *, backward: bool = False) -> None:
        if self.field.text() and self._viewer.find_next(self.field.text(), backward=backward):
            self.count.setText(f"{self._viewer.marked_place()} / {self._viewer.marked_count()}")
