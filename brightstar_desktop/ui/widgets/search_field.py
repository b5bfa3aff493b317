"""A line to search by, with a magnifying glass and a way to clear it."""

from PySide6.QtWidgets import QWidget

from brightstar_desktop.ui.widgets.line_field import LineField


class SearchField(LineField):
    """A search line named ``name`` for screen readers, with ``placeholder`` as an example."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("search", parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
