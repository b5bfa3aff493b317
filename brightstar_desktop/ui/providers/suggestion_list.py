"""The places suggested while one is typed."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QListView, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.palette import Role, css
from brightstar_desktop.ui.theme.typography import em

_WIDTH_EMS: Final = 18
"""Room for a place with its county, which the field below has not."""


class SuggestionList(QListView):
    """A list that drops from a field, with a ground of its own over whatever is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(em(None, _WIDTH_EMS))
        self.setAccessibleName(_("Suggested places"))
        self._color()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new colours when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color()

    def _color(self) -> None:
        sheet = (
            f"QListView {{ background: {css(Role.SURFACE)}; color: {css(Role.TEXT)};"
            f" border: 1 solid {css(Role.CONTROL_BORDER)}; }}"
            "QListView::item { padding: 0.3em 0.5em; }"
            f"QListView::item:selected {{ background: {css(Role.ACCENT_SOFT)};"
            f" color: {css(Role.ON_ACCENT_SOFT)}; }}"
        )
        # A new sheet is itself a change of palette, so the same one must not be set again.
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
