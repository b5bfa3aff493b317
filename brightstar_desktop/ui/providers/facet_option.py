"""One option to check, with the number of providers it would list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.check_box import CheckBox
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip


class FilterBox(CheckBox):
    """Says ``short`` where there is no room for its words, and ends them in an ellipsis at worst.

    ``is_soft`` draws a mark that was made by typed words.
    """

    def __init__(self, text: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        room, metrics = self.words_area().width(), self.fontMetrics()
        for words in (self.text(), self._short):
            if words and metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the words and hardly any width."""
        return QSize(em(None, 2), em(None, 1.2))


class FacetOptionRow(QWidget):
    """A check box with a count at the right; ``toggled`` tells what a person did, not code."""

    toggled = Signal(bool)

    def __init__(self, text: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = FilterBox(text, short)
        self._count = PlainLabel()
        set_kind(self._count, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        layout.addWidget(self.box, 1)
        layout.addWidget(self._count)
        self.box.clicked.connect(self.toggled)

    def count_text(self) -> str:
        return self._count.text()

    def show_option(self, count: int, *, chosen: bool, words: str = "") -> None:
        """Show the count and whether it is chosen; ``words`` are those it was read from."""
        self.box.setChecked(chosen)
        self.box.is_soft = bool(words)
        # Nothing to find there: greyed, yet it can still be taken back once chosen.
        self.box.setEnabled(chosen or count > 0)
        self._count.setText(f"{count:,}")
        providers = ngettext("{count} provider", "{count} providers", count).format(count=count)
        self.box.setAccessibleName(f"{self.box.text()}, {providers}")
        self.box.setAccessibleDescription(_read_from(words))
        set_tooltip(self.box, _read_from(words) or self._full_text())
        self.box.update()

    def _full_text(self) -> str:
        return self.box.text() if self.box.shown_text() != self.box.text() else ""


class NotStatedRow(FacetOptionRow):
    """Keeps providers that state nothing; in italics, as everything unstated is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        face = QFont()
        face.setItalic(True)
        self.box.setFont(face)


def _read_from(words: str) -> str:
    return _("Read from “{words}” in your search.").format(words=words) if words else ""
