"""What can be done with a provider: call, visit its website, see a map, copy, keep for later."""

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.domain.provider import Phone, Provider
from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.provider_text import map_url, phone_words
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.disclosure import CopyButton
from brightstar_desktop.ui.providers.provider_card import saved_words
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import set_tooltip

_SHORTCUT: Final = "Ctrl+D"


class ContactActions(QWidget):
    """Buttons in lines. What leaves the app says which program it opens."""

    def __init__(
        self,
        provider: Provider,
        summary: str,
        navigator: Navigator,
        nearest: int = 0,
        visit_model: VisitModel | None = None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        self._flow = FlowLayout(self)
        for phone in provider.phones:
            self._add_phone(phone, first=phone is provider.phones[0])
        if provider.website:
            self._add_external(
                "globe", _("Website"), _("Website (opens your browser)"), provider.website
            )
        self._add_map(provider, nearest)
        self._flow.addWidget(CopyButton(_("Copy summary"), summary))
        if visit_model:
            self._flow.addWidget(SaveButton(provider.slug, visit_model))

    def _add_phone(self, phone: Phone, *, first: bool) -> None:
        number = phone_words(phone.number)
        name = _("Call {number} (opens your phone program)").format(number=number)
        button = self._add_external("phone", number, name, f"tel:{phone.number}")
        if first:
            set_kind(button, "primary")
            set_icon(button, "phone", Role.ON_ACCENT)
        self._flow.addWidget(CopyButton(_("Copy number"), number))

    def _add_map(self, provider: Provider, nearest: int) -> None:
        if nearest >= len(provider.locations):
            return
        url = map_url(provider.locations[nearest])
        if url:
            self._add_external("map-pin", _("Map"), _("Map (opens your browser)"), url)

    def _add_external(self, icon_name: str, text: str, name: str, url: str) -> QPushButton:
        button = QPushButton(text)
        set_icon(button, icon_name)
        button.setAccessibleName(name)
        set_tooltip(button, name)
        button.clicked.connect(lambda: self._navigator.follow(url))
        self._flow.addWidget(button)
        return button


class SaveButton(QPushButton):
    """Looks pressed in while the provider is kept, wherever that is changed."""

    def __init__(self, slug: str, visit_model: VisitModel) -> None:
        super().__init__()
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
