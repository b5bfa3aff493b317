"""Puts the provider shown on the shortlist, or takes it off."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import put_icon
from brightstar_desktop.ui.visit_keeper import VisitKeeper


class SaveButton(QPushButton):
    """Says what a press does, and follows the visit wherever else it is changed."""

    def __init__(self, slug: str, keeper: VisitKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slug, self._keeper = slug, keeper
        self.setCheckable(True)
        self.clicked.connect(lambda: keeper.toggle(slug))
        keeper.changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            put_icon(self, "bookmark")

    def _show(self) -> None:
        is_saved = self._keeper.visit.has(self._slug)
        words = _("On the shortlist") if is_saved else _("Add to shortlist")
        told = _("Take it off the shortlist") if is_saved else _("Keep it for this visit")
        self.setChecked(is_saved)
        self.setText(words)
        self.setToolTip(f"{told} (Ctrl+D)")
        self.setAccessibleDescription(told)
        put_icon(self, "bookmark")
