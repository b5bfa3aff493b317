"""Pages of HTML that load nothing: no picture, no style, neither from here nor from elsewhere.

Qt loads a picture by its name from a file, also of another computer, wherever a page is not given
one: an empty answer is not enough to stop it, so that it gets a picture of one dot.
"""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

_PICTURE = QTextDocument.ResourceType.ImageResource.value


class ClosedDocument(QTextDocument):
    """Shows only the pictures that it was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        """Load nothing."""
        return _nothing(kind)


class ClosedBrowser(QTextBrowser):
    """Follows no link by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)

    def loadResource(self, kind: int, _url: QUrl | str) -> object:
        """Load nothing."""
        return _nothing(kind)


def _nothing(kind: int) -> object:
    if kind != _PICTURE:
        return ""
    dot = QImage(1, 1, QImage.Format.Format_ARGB32)
    dot.fill(0)
    return dot
