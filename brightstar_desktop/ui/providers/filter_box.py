"""A check box of the filters, which says fewer words where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from brightstar_desktop.ui.theme.typography import em
from brightstar_desktop.ui.widgets.check_box import CheckBox


class FilterBox(CheckBox):
    """Says ``short`` where there is no room for its words, and ends them in an ellipsis at worst.

    ``is_soft`` draws a mark that was made by typed words.
    """

    def __init__(self, text: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """Return the words as they are at the present width."""
        room, metrics = self.words_area().width(), self.fontMetrics()
        for words in (self.text(), self._short):
            if words and metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the words and hardly any width."""
        return QSize(em(None, 2), em(None, 1.2))
