"""A text with one link that wraps like any other text."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.widgets.wrapping import WrappingRichLabel

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ACTIVATE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def link_html(words: str, target: str, below: str = "") -> str:
    """Return a link to ``target``, with a quiet line ``below`` it."""
    link = f'<a href="{escape(target)}">{escape(words)}</a>'
    quiet = f'<br><span style="color: {css(Role.MUTED)}">{escape(below)}</span>'
    return link + quiet if below else link


class LinkLabel(WrappingRichLabel):
    """Shows ``html``; ``name`` is what screen readers call the link to ``target``.

    One press of Tab reaches the link, and Enter or Space follows it, as with a button; it emits
    ``linkActivated`` with the target.
    """

    def __init__(self, html: str, target: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(html, parent)
        self._target = target
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        """Read the text anew in other colours: a link takes its own when it is read."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self.text()
            self.clear()
            self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the link, which Qt would do only at a second press of Tab."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            super().focusNextPrevChild(True)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802  # Qt's own
        """Leave at once: there is no second link to go to first."""
        return QWidget.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link by Enter or Space."""
        if event.key() in _ACTIVATE:
            self.linkActivated.emit(self._target)
            return
        super().keyPressEvent(event)
