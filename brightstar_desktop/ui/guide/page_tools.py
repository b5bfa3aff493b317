"""What is done with the page shown: the toolbar above it, and the search in it below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.guide.viewer import Viewer
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.controls import SearchField
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip

_TWO_LINES_BELOW_EMS = 20
"""A narrower find bar has its field in a line of its own."""


class Toolbar(QWidget):
    """Each button emits the signal of its command; ``page`` is where Alt+Left and Right work."""

    back = Signal()
    forward = Signal()
    find_asked = Signal()
    copy_link = Signal()
    print_out = Signal()
    save_pdf = Signal()
    text_step = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._icons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), 0)
        row.addWidget(self._icon("arrow-left", _("Back"), self.back.emit, "Alt+Left"))
        row.addWidget(self._icon("arrow-right", _("Forward"), self.forward.emit, "Alt+Right"))
        row.addStretch()
        row.addWidget(_button(_("Smaller text"), lambda: self.text_step.emit(-1), text="A−"))
        row.addWidget(_button(_("Larger text"), lambda: self.text_step.emit(1), text="A+"))
        row.addWidget(self._icon("search", _("Find in this chapter"), self.find_asked.emit))
        row.addWidget(self._icon("link", _("Copy a link to this place"), self.copy_link.emit))
        row.addWidget(self._icon("file-text", _("Save this page as PDF"), self.save_pdf.emit))
        row.addWidget(self._icon("printer", _("Print this page"), self.print_out.emit, "Ctrl+P"))
        self._add_shortcut("Alt+Left", self.back.emit)
        self._add_shortcut("Alt+Right", self.forward.emit)

    def enable_history(self, *, back: bool, forward: bool) -> None:
        self._icons["arrow-left"].setEnabled(back)
        self._icons["arrow-right"].setEnabled(forward)

    def enable_search(self, *, enabled: bool) -> None:
        self._icons["search"].setEnabled(enabled)

    def button(self, name: str) -> QToolButton:
        return self._icons[name]

    def _icon(
        self, name: str, words: str, act: Callable[[], object], keys: str = ""
    ) -> QToolButton:
        self._icons[name] = _button(words, act, icon=name, keys=keys)
        return self._icons[name]

    def _add_shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())


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
            _button(_("Previous place"), lambda: self._go(backward=True), icon="chevron-up"),
            _button(_("Next place"), self._go, icon="chevron-down"),
            _button(_("Close the search in this chapter"), self.close_bar, icon="x"),
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
        self.hide()
        self._viewer.mark("")
        self._viewer.setFocus()

    def refresh(self) -> None:
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


def _button(
    words: str, act: Callable[[], object], *, icon: str = "", text: str = "", keys: str = ""
) -> QToolButton:
    """Return a button that shows ``text`` or an icon, and says ``words`` in its tip."""
    button = QToolButton()
    if icon:
        set_icon(button, icon)
    if text:
        button.setText(text)
        button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text) + space(3))
    set_tooltip(button, f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda: act())
    return button
