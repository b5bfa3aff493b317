"""A row of buttons at the foot of a dialog, the last of them the one that is meant."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from brightstar_desktop.ui.theme.style import set_kind


class ButtonRow(QWidget):
    """Each act is its words and what it does; ``buttons`` hold them in order."""

    def __init__(
        self, acts: Sequence[tuple[str, Callable[[], object]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        for words, act in acts:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())
            row.addWidget(button)
            self.buttons.append(button)
        set_kind(self.buttons[-1], "primary")
