"""How a label takes the width it is given."""

from PySide6.QtWidgets import QLabel, QSizePolicy


def let_wrap(label: QLabel) -> None:
    """Let ``label`` break its text into lines at any width."""
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
