"""The two kinds of labels: text as it stands, and our own marks around escaped text.

Qt guesses whether a label's text is HTML and then loads the pictures it names, from this computer
or another. So every label here is of a kind that does not guess; a test of the architecture holds
that no other is made.
"""

import logging
import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

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


class RichLabel(QLabel):
    """Shows ``html`` of bold, italic and coloured words, links and line breaks.

    Other marks mean that something was not escaped: all of it is shown as it stands then.
    """

    def __init__(self, html: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(html)

    def setText(self, html: str) -> None:  # noqa: N802  # Qt's own
        """Show ``html``."""
        self.setTextFormat(format_of(html))
        super().setText(html)


def format_of(html: str) -> Qt.TextFormat:
    """Return how to show ``html``: with its marks where all of them are ours, else plainly."""
    if "<" not in _OUR_MARKS.sub("", html):
        return Qt.TextFormat.RichText
    logger.error("a label holds marks that are not ours: %s", ascii(html)[:500])
    return Qt.TextFormat.PlainText
