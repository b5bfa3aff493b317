"""One option to check, with the number of providers it would list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from brightstar_desktop.i18n import _, ngettext
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import em, space


class ElidedCheckBox(QCheckBox):
    """A check box whose words end in an ellipsis where there is no room for them."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the words and hardly any width."""
        return QSize(em(self, 2), super().minimumSizeHint().height())

    def set_full_text(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - em(self, 1.6)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)


class FacetOption(QWidget):
    """A check box with a count at the right; ``toggled`` tells what a person did, not code."""

    toggled = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.box = ElidedCheckBox(text)
        self._count = QLabel()
        set_kind(self._count, "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        layout.addWidget(self.box, 1)
        layout.addWidget(self._count)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self.toggled)

    def count_text(self) -> str:
        """Return the count as shown."""
        return self._count.text()

    def show_option(self, count: int, *, chosen: bool, words: str = "") -> None:
        """Show the count and whether it is chosen; ``words`` are those it was read from."""
        self.box.setChecked(chosen)
        # Nothing to find there: greyed, yet it can still be taken back once chosen.
        self.box.setEnabled(chosen or count > 0)
        self._count.setText(f"{count:,}")
        providers = ngettext("{count} provider", "{count} providers", count).format(count=count)
        self.box.setAccessibleName(f"{self._text}, {providers}")
        self.box.setToolTip(_read_from(words) if words else self._tip())

    def _tip(self) -> str:
        return self._text if self.box.text() != self._text else ""


def _read_from(words: str) -> str:
    return _("Read from “{words}” in your search.").format(words=words)
