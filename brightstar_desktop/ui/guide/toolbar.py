"""The commands above the page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


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
        row.addWidget(self._words("A−", _("Smaller text"), lambda: self.text_step.emit(-1)))
        row.addWidget(self._words("A+", _("Larger text"), lambda: self.text_step.emit(1)))
        row.addWidget(self._icon("search", _("Find in this chapter"), self.find_asked.emit))
        row.addWidget(self._icon("link", _("Copy a link to this place"), self.copy_link.emit))
        row.addWidget(self._icon("file-text", _("Save this page as PDF"), self.save_pdf.emit))
        row.addWidget(self._icon("printer", _("Print this page"), self.print_out.emit, "Ctrl+P"))
        self._add_shortcut("Alt+Left", self.back.emit)
        self._add_shortcut("Alt+Right", self.forward.emit)

    def enable_history(self, *, back: bool, forward: bool) -> None:
        """Enable Back and Forward where there is a place to go to."""
        self._icons["arrow-left"].setEnabled(back)
        self._icons["arrow-right"].setEnabled(forward)

    def enable_search(self, *, enabled: bool) -> None:
        """Enable the search in the page, which needs a page of text."""
        self._icons["search"].setEnabled(enabled)

    def button(self, name: str) -> QToolButton:
        return self._icons[name]

    def _icon(
        self, name: str, words: str, act: Callable[[], object], keys: str = ""
    ) -> QToolButton:
        button = self._words("", words, act, keys)
        set_icon(button, name)
        self._icons[name] = button
        return button

    def _words(
        self, text: str, words: str, act: Callable[[], object], keys: str = ""
    ) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        if text:
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text) + space(3))
        set_tooltip(button, f"{words} ({keys})" if keys else words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: act())
        return button

    def _add_shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())
