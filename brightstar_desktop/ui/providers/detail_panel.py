"""The panel on the right of the find page: one provider in full."""

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.ports import Clock
from brightstar_desktop.domain.search_result import Hit
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.detail_content import DetailContent
from brightstar_desktop.ui.providers.details_placeholder import DetailsPlaceholder
from brightstar_desktop.ui.providers.finder import ProviderDetails
from brightstar_desktop.ui.theme.palette import current_scheme
from brightstar_desktop.ui.visit_model import VisitModel
from brightstar_desktop.ui.widgets.scroll_area import VerticalScrollArea


class _Shown(NamedTuple):
    details: ProviderDetails
    hit: Hit | None
    today: date


class DetailPanel(QWidget):
    """Shows one provider, or what ``placeholder`` says in its place."""

    def __init__(
        self, clock: Clock, navigator: Navigator, visit_model: VisitModel | None = None
    ) -> None:
        super().__init__()
        self._clock, self.navigator, self._visit_model = clock, navigator, visit_model
        self._shown: _Shown | None = None
        self._scheme = current_scheme()
        self.placeholder = DetailsPlaceholder(navigator)
        self._content: DetailContent | None = None
        self._scroll = VerticalScrollArea(name=_("Details of the provider"))
        # Contents change within one widget, which costs less than changing the widget.
        self._holder = QWidget()
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._scroll.setWidget(self._holder)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.placeholder)
        self._pages.addWidget(self._scroll)
        self._rebuild = QTimer(self)
        self._rebuild.setSingleShot(True)
        self._rebuild.timeout.connect(self._build)

    def show_provider(self, details: ProviderDetails, hit: Hit | None) -> None:
        """Show a provider; ``hit`` adds its distance.

        For the same provider the place in the text is kept. Another edition that says the same
        of it builds nothing.
        """
        before, today = self._shown, self._clock.today()
        self._shown = _Shown(details, hit, today)
        if before and self._shown == _Shown(
            replace(before.details, edition=details.edition), before.hit, before.today
        ):
            return
        self._build()
        if before is None or before.details.provider.slug != details.provider.slug:
            self._scroll.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        self._shown = None
        self._pages.setCurrentWidget(self.placeholder)
        self._drop_content()

    def changeEvent(self, event: QEvent) -> None:
        """Build anew, once, after colours have changed, which are part of its texts."""
        super().changeEvent(event)
        is_new = event.type() == QEvent.Type.PaletteChange and hasattr(self, "_rebuild")
        if is_new and self._scheme != current_scheme():
            self._rebuild.start(0)

    def _build(self) -> None:
        if self._shown is None:
            return
        self._scheme = current_scheme()
        bar = self._scroll.verticalScrollBar()
        position, had_focus = bar.value(), self._holds_focus()
        self.setUpdatesEnabled(False)
        self._drop_content()
        self._content = DetailContent(*self._shown, self.navigator, self._visit_model)
        self._place.addWidget(self._content)
        self._content.show()
        self._pages.setCurrentWidget(self._scroll)
        # Laid out now, so that the scroll bar knows its range and nothing is seen half done.
        QApplication.sendEvent(self._holder, QEvent(QEvent.Type.LayoutRequest))
        self.setUpdatesEnabled(True)
        bar.setValue(position)
        if had_focus:
            self._scroll.setFocus()

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._scroll.isAncestorOf(focused)

    def _drop_content(self) -> None:
        if self._content:
            # One of its buttons may be the one that was clicked: it must live until that is over.
            self._content.hide()
            self._place.removeWidget(self._content)
            self._content.deleteLater()
            self._content = None
