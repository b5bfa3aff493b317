"""Where the window speaks up: banners above the views, and the line at its foot."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.labels import PlainLabel, WrappingLabel, announce
from brightstar_desktop.ui.widgets.messages import Banner


class BannerArea(QWidget):
    """Stacks banners; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._return: Banner | None = None
        self._offer: Banner | None = None
        self._countdown: Banner | None = None
        self._cautions: list[Banner] = []

    def banners(self) -> list[Banner]:
        return [banner for banner in self.findChildren(Banner) if not banner.isHidden()]

    def warn(self, sentence: str) -> None:
        """Show a caution until it is closed; once is enough while it is in sight."""
        if sentence in (caution.text() for caution in self._cautions):
            return
        banner = Banner(sentence, "warning", closable=True)
        banner.closed.connect(lambda: self._forget(banner))
        self._cautions.append(banner)
        self._layout.addWidget(banner)

    def tell(
        self, sentence: str, action: str = "", act: Callable[[], object] = lambda: None
    ) -> None:
        """Tell something that is no trouble, until it is closed or other data is shown."""
        banner = Banner(sentence, closable=True)
        if action:
            banner.add_action(action, act)
        self._cautions.append(banner)
        self._layout.addWidget(banner)

    def offer(self, sentence: str, action: str, act: Callable[[], object]) -> None:
        """Tell something, and offer what can be done about it, in place of what was offered."""
        self.drop_offer()
        self._offer = Banner(sentence, closable=True)

        def act_and_close() -> None:
            self.drop_offer()
            act()

        self._offer.add_action(action, act_and_close)
        self._layout.addWidget(self._offer)

    def drop_offer(self) -> None:
        if self._offer:
            self._remove(self._offer)
            self._offer = None

    def offer_return(self, go_back: Callable[[], object]) -> None:
        self.drop_return()
        self._return = Banner(_("This list comes from the guide."), closable=True)
        self._return.add_action(_("Back to the guide"), go_back)
        self._layout.addWidget(self._return)

    def drop_return(self) -> None:
        if self._return:
            self._remove(self._return)
            self._return = None

    def count_down(self, sentence: str, action: str, act: Callable[[], object]) -> None:
        if self._countdown is None:
            self._countdown = Banner(sentence, "warning")
            self._countdown.add_action(action, act)
            self._layout.insertWidget(0, self._countdown)
        self._countdown.set_text(sentence)

    def drop_countdown(self) -> None:
        if self._countdown:
            self._remove(self._countdown)
            self._countdown = None

    def clear_cautions(self) -> None:
        for banner in self._cautions:
            self._remove(banner)
        self._cautions = []

    def _forget(self, caution: Banner) -> None:
        """Let a caution that was closed be shown again when it is due again."""
        if caution in self._cautions:
            self._cautions.remove(caution)
            self._remove(caution)

    def clear(self) -> None:
        self.clear_cautions()
        self.drop_return()
        self.drop_offer()

    def _remove(self, banner: Banner) -> None:
        self._layout.removeWidget(banner)
        banner.hide()
        banner.deleteLater()


class StatusLine(QWidget):
    """A quiet sentence on the left (the data) and one on the right (what just happened)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In large text the sentence takes two lines rather than widen the window.
        self._data = WrappingLabel()
        self._event = PlainLabel()
        rule = QFrame()
        set_kind(rule, "rule")
        row = QHBoxLayout()
        row.setContentsMargins(space(4), space(1), space(4), space(1))
        row.setSpacing(space(4))
        for label in (self._data, self._event):
            set_kind(label, "small")
        row.addWidget(self._data, 1)
        row.addWidget(self._event)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(row)

    def show_data(self, sentence: str) -> None:
        self._data.setText(sentence)

    def show_event(self, sentence: str) -> None:
        self._event.setText(sentence)

    def announce_event(self, sentence: str) -> None:
        self._event.setText(sentence)
        self._event.show()
        announce(self._event, sentence)

    def set_events_visible(self, *, visible: bool) -> None:
        self._event.setVisible(visible)

    def data_text(self) -> str:
        return self._data.text()
