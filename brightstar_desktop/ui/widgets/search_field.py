"""A line to type in, with a magnifying glass and a way to clear it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from brightstar_desktop.ui.theme.icons import icon
from brightstar_desktop.ui.theme.palette import Role


class SearchField(QLineEdit):
    """A search line named ``name`` for screen readers, with ``placeholder`` as an example."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the glass anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_glass"):
            self._tint()

    def _tint(self) -> None:
        self._glass.setIcon(icon("search", Role.MUTED))
