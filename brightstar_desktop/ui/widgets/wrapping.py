"""Words that take the width they are given: labels, and buttons, which Qt does not let wrap."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from brightstar_desktop.ui.widgets.labels import PlainLabel, format_of


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
        """Show ``text``."""
        self._heights.clear()
        super().setText(text)

    def setContentsMargins(  # type: ignore[override]  # noqa: N802  # the one we use of two
        self, left: int, top: int, right: int, bottom: int
    ) -> None:
        """Leave room around the text."""
        self._heights.clear()
        super().setContentsMargins(left, top, right, bottom)

    def heightForWidth(self, width: int) -> int:
        """Return how high the text is in ``width``; worked out once."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Forget the heights of another font."""
        self._heights.clear()
        super().changeEvent(event)


class WrappingRichLabel(WrappingLabel):
    """Shows HTML of our own marks, as ``RichLabel`` does."""

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show ``text`` with its marks."""
        self.setTextFormat(format_of(text))
        super().setText(text)


def wrap_words(button: QAbstractButton, words: str, width: int) -> None:
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
