"""A box for a whole number, changed by typing or by the arrow keys."""

from PySide6.QtWidgets import QSpinBox, QWidget

from brightstar_desktop.ui.theme.type import em, space


class NumberBox(QSpinBox):
    """Has no buttons to aim at; the style sheet hides them.

    ``QAbstractSpinBox.NoButtons`` is no way to do it: under a style sheet Qt then leaves the field
    one dot wide.
    """

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setMinimumWidth(em(None, 5))
        self.lineEdit().setTextMargins(space(2), 0, 0, 0)
