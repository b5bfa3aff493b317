"""A titled block of the updates page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.labels import WrappingLabel


class Card(QFrame):
    """A title over ``content``, a column for what belongs to it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(space(5), space(4), space(5), space(4))
        self.content.setSpacing(space(2))
        self.content.addWidget(sentence(title, "heading"))


def sentence(text: str = "", kind: str = "") -> QLabel:
    """Return words that wrap and can be copied."""
    label = WrappingLabel(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_kind(label, kind)
    return label
