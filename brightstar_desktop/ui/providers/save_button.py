"""Puts the provider shown on the shortlist, or takes it off."""

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.providers.provider_card import saved_words
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.safe_text import set_tooltip

_SHORTCUT: Final = "Ctrl+D"


class SaveButton(QPushButton):
    """Looks pressed in while the provider is kept, wherever that is changed."""

    def __init__(self, slug: str, visit_model: VisitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slug, self._visit_model = slug, visit_model
        self.setCheckable(True)
        self.clicked.connect(lambda: visit_model.toggle(slug))
        visit_model.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        is_saved = self._visit_model.visit.has(self._slug)
        told = _("Take it off the shortlist") if is_saved else _("Keep it for this visit")
        self.setChecked(is_saved)
        self.setText(saved_words() if is_saved else _("Add to shortlist"))
        set_tooltip(self, f"{told} ({_SHORTCUT})")
        self.setAccessibleDescription(told)
        set_kind(self, "kept" if is_saved else "")
        role = Role.ON_ACCENT_SOFT if is_saved else Role.TEXT
        set_icon(self, "bookmark-filled" if is_saved else "bookmark", role)
