"""Labels, tooltips, questions and pages that show text as it stands and load nothing.

Qt guesses whether a text is HTML, and then loads the pictures it names, from this computer or
another. So every label here is of a kind that does not guess: text as it stands, or our own marks
around escaped text; a test of the architecture holds that no other is made. Pages get a picture of
one dot, for an empty answer is not enough to stop them.
"""

import logging
import re
from html import escape
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMessageBox,
    QSizePolicy,
    QTextBrowser,
    QToolTip,
    QWidget,
)

from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.style import set_kind

logger = logging.getLogger(__name__)

_OUR_MARKS: Final = re.compile(
    r'</(?:b|i|a|span)>|<(?:b|i|br)>|<a href="[^"<>]*">|<span style="color: ?#[0-9a-fA-F]+">'
)


class PlainLabel(QLabel):
    """Shows ``text`` as it stands, whatever is in it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def wrapped_label(text: str = "", kind: str = "") -> PlainLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    set_kind(label, kind)
    return label


class RichLabel(QLabel):
    """Shows ``html`` of bold, italic and coloured words, links and line breaks.

    Other marks mean that something was not escaped: all of it is shown as it stands then.
    """

    def __init__(self, html: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(html)

    def setText(self, html: str) -> None:  # noqa: N802  # Qt's own
        self.setTextFormat(format_of(html))
        super().setText(html)


def format_of(html: str) -> Qt.TextFormat:
    """Return how to show ``html``: with its marks where all of them are ours, else plainly."""
    if "<" not in _OUR_MARKS.sub("", html):
        return Qt.TextFormat.RichText
    logger.error("a label holds marks that are not ours: %s", ascii(html)[:500])
    return Qt.TextFormat.PlainText


class WrappingLabel(PlainLabel):
    """Breaks its text into lines at any width.

    Layouts ask several times how high it is at a width. Qt would lay its text out each time, which
    took most of the time that a new size of text needs.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(text, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        self._heights.clear()
        super().setText(text)

    def setContentsMargins(  # type: ignore[override]  # noqa: N802  # the one we use of two
        self, left: int, top: int, right: int, bottom: int
    ) -> None:
        self._heights.clear()
        super().setContentsMargins(left, top, right, bottom)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)


class WrappingRichLabel(WrappingLabel):
    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        self.setTextFormat(format_of(text))
        super().setText(text)


def wrap_text(button: QAbstractButton, words: str, width: int) -> None:
    """Give ``button`` its ``words`` in as many lines as let it stand within ``width``."""
    button.setText(words)
    room = width - (button.sizeHint().width() - _width_of(button, words))
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width_of(button, longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    button.setText("\n".join(lines))


def _width_of(button: QAbstractButton, words: str) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()


_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ACTIVATE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def link_html(words: str, target: str, below: str = "") -> str:
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
        if event.key() in _ACTIVATE:
            self.linkActivated.emit(self._target)
            return
        super().keyPressEvent(event)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader, if one is there, say ``words`` on behalf of ``widget``."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class _Tipped(Protocol):
    def setToolTip(self, words: str, /) -> object: ...  # noqa: N802  # Qt's own


def set_tooltip(shown: _Tipped, words: str) -> None:
    """Show ``words`` as they stand while the pointer rests on ``shown``."""
    shown.setToolTip(tooltip_text(words))


def show_tooltip(place: QPoint, words: str, widget: QWidget) -> None:
    """Show ``words`` as they stand at ``place`` on the screen, for ``widget``."""
    QToolTip.showText(place, tooltip_text(words), widget)


def tooltip_text(words: str) -> str:
    """Return ``words`` so that Qt shows them as they stand, for the tips of a model's rows."""
    if "<" not in words and "&lt;" not in words:
        return words
    lines = escape(words, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def without_mnemonic(words: str) -> str:
    """Return ``words`` for a button or menu, where Qt takes an "&" for a key to press."""
    return words.replace("&", "&&")


def message_box(
    icon: QMessageBox.Icon, title: str, words: str, parent: QWidget | None
) -> QMessageBox:
    """Return a box without buttons that shows ``words`` as they stand."""
    box = QMessageBox(icon, title, "", QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box


_PICTURE = QTextDocument.ResourceType.ImageResource.value


class OfflineDocument(QTextDocument):
    """Shows only the pictures that it was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        return _nothing(kind)


class OfflineBrowser(QTextBrowser):
    """Follows no link by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        return _nothing(kind)


def _nothing(kind: int) -> object:
    if kind != _PICTURE:
        return ""
    dot = QImage(1, 1, QImage.Format.Format_ARGB32)
    dot.fill(0)
    return dot
