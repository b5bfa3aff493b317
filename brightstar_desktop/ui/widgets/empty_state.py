"""What a panel shows when it has nothing else to show."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.ui.theme.icons import pixmap
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import changes_look, set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.labels import PlainLabel


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and what can be done about it."""

    def __init__(
        self, icon_name: str, heading: str, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._icon = PlainLabel()
        self._heading = PlainLabel(heading)
        self._sentence = PlainLabel(sentence)
        self._actions = QVBoxLayout()
        self._build()
        self._tint()

    def set_text(self, heading: str, sentence: str) -> None:
        """Change the words."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)

    def add_action(
        self, text: str, act: Callable[[], object], kind: str = "secondary"
    ) -> QPushButton:
        """Add a button below the words and return it."""
        button = QPushButton(text)
        set_kind(button, kind)
        button.clicked.connect(lambda: act())
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button)
        row.addStretch()
        self._actions.addLayout(row)
        return button

    def clear_actions(self) -> None:
        """Remove every button."""
        while row := self._actions.takeAt(0):
            inner = row.layout()
            while inner and (item := inner.takeAt(0)):
                widget = item.widget()
                if widget:
                    widget.hide()
                    widget.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours or the size of the text change."""
        super().changeEvent(event)
        if changes_look(event):
            self._tint()

    def _build(self) -> None:
        set_kind(self._heading, "heading")
        set_kind(self._sentence, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(6), space(6), space(6))
        layout.setSpacing(space(2))
        layout.addStretch(2)
        for label in (self._icon, self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._icon)
            layout.addWidget(label)
        self._actions.setSpacing(space(1.5))
        layout.addLayout(self._actions)
        layout.addStretch(3)

    def _tint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, Role.MUTED, 2.2))
