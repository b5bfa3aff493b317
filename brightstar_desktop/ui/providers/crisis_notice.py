"""Help first, when the words speak of suicide or self-harm."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel


class CrisisNotice(QFrame):
    """Says how to reach help now; shown above the results."""

    crisis_requested = Signal()
    external_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "crisis")
        self.setAccessibleName(_("Help in a crisis"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(3), space(4), space(3))
        layout.setSpacing(space(1.5))
        heading = PlainLabel(_("You do not have to face this alone."))
        set_kind(heading, "heading")
        for label in (heading, *self._lines()):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label)
        layout.addLayout(self._buttons())

    def _lines(self) -> list[QLabel]:
        language = current_language()
        texts = [
            f"{line.label.in_language(language)}: {line.how.in_language(language)}"
            for line in CORE_CRISIS_LINES
        ]
        return [PlainLabel(text) for text in texts]

    def _buttons(self) -> FlowLayout:
        call = QPushButton(_("Call 988 (opens your phone program)"))
        set_kind(call, "danger")
        call.clicked.connect(lambda: self.external_requested.emit("tel:988"))
        everything = QPushButton(_("Show every crisis line"))
        everything.clicked.connect(self.crisis_requested)
        row = FlowLayout()
        row.addWidget(call)
        row.addWidget(everything)
        return row
