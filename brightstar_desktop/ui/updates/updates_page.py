"""The updates page: what is in use, what is newer, what changed, and how to check."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.settings import Settings
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.updates.cards import InUseCard, UpdateCheckCard
from brightstar_desktop.ui.updates.changes_card import ChangesCard
from brightstar_desktop.ui.updates.settings_card import UpdateSettingsCard
from brightstar_desktop.ui.updates.update_service import UpdateService
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea

WIDEST_EMS: Final = 44


class UpdatesPage(VerticalScrollArea):
    """Shows the state of ``service``."""

    def __init__(self, service: UpdateService, settings: Settings, navigator: Navigator) -> None:
        super().__init__(name=_("Updates"))
        self.service = service
        self.in_use = InUseCard(service)
        self.check_card = UpdateCheckCard(service)
        self.changes = ChangesCard(service, navigator)
        self.settings_card = UpdateSettingsCard(settings)
        self._column = QWidget()
        self._compose()
        service.refresh()

    def show_changes(self) -> None:
        self.verticalScrollBar().setValue(self.changes.y() - space(4))

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh: checks by the clock go on while other views are shown."""
        super().showEvent(event)
        if not self.service.is_refreshing:
            self.service.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._column.setMaximumWidth(em(None, WIDEST_EMS))

    def _compose(self) -> None:
        self._column.setMaximumWidth(em(None, WIDEST_EMS))
        column = QVBoxLayout(self._column)
        column.setContentsMargins(space(4), space(5), space(4), space(5))
        column.setSpacing(space(4))
        for card in (self.in_use, self.check_card, self.changes, self.settings_card):
            column.addWidget(card)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 20)
        row.addStretch(1)
        self.setWidget(holder)
