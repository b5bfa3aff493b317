"""The line at the foot of the window: which data is shown and how old it is."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.announcing import announce
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.wrapping import WrappingLabel


class StatusLine(QWidget):
    """A quiet sentence on the left (the data) and one on the right (what just happened)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In large text the sentence takes two lines rather than widen the window.
        self._data = WrappingLabel()
        self._event = PlainLabel()
        rule = QFrame()
        set_kind(rule, "rule")
        row = QHBoxLayout()
        row.setContentsMargins(space(4), space(1), space(4), space(1))
        row.setSpacing(space(4))
        for label in (self._data, self._event):
            set_kind(label, "small")
        row.addWidget(self._data, 1)
        row.addWidget(self._event)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(row)

    def show_data(self, sentence: str) -> None:
        """Say which data is shown."""
        self._data.setText(sentence)

    def show_event(self, sentence: str) -> None:
        """Say what just happened."""
        self._event.setText(sentence)

    def tell_now(self, sentence: str) -> None:
        """Say what just happened, whichever view is shown."""
        self._event.setText(sentence)
        self._event.show()
        announce(self._event, sentence)

    def tell_events(self, *, told: bool) -> None:
        """Show what just happened, or keep it back while another view is shown."""
        self._event.setVisible(told)

    def data_text(self) -> str:
        """Return the sentence about the data."""
        return self._data.text()
