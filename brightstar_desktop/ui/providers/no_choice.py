"""What the details say while no provider is chosen: how to choose one, what to change, or help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.providers.crisis_notice import CrisisNotice
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.messages import EmptyState


class NoChoice(QStackedWidget):
    """Says one thing at a time; ``again_requested`` asks for the provider that was left out."""

    again_requested = Signal()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._empty = EmptyState("heart-handshake", "")
        self._crisis: QScrollArea | None = None
        self.addWidget(self._empty)
        self.invite()

    def invite(self) -> None:
        """Say how to choose."""
        self._say(
            _("Choose a provider"),
            _("Its facts, prices and sources appear here, with how to reach it."),
        )

    def say_left_out(self, name: str) -> None:
        """Say that the provider shown so far does not match what is asked now."""
        self._say(
            _("Choose a provider"),
            _("{name} does not match this search. Choose one from the list.").format(name=name),
        )
        self._empty.add_action(_("Show it all the same"), self.again_requested.emit)

    def say_nothing_found(self) -> None:
        """Say what can be changed where no provider is found."""
        self._say(
            _("Try a wider search"),
            _("The list says what to change, and how many providers each change brings back."),
        )

    def say_gone(self, name: str) -> None:
        """Say that the provider shown so far is not in the edition that is open now."""
        self._say(
            _("No longer listed"),
            _(
                "The newer edition does not list {name}. It may have closed or moved: call it, or "
                "choose another provider."
            ).format(name=name),
        )

    def show_crisis(self) -> None:
        """Show how to reach help now."""
        if self._crisis is None:
            self._crisis = self._crisis_page()
            self.addWidget(self._crisis)
        self.setCurrentWidget(self._crisis)

    def _say(self, heading: str, sentence: str) -> None:
        self._empty.set_text(heading, sentence)
        self._empty.clear_actions()
        self.setCurrentWidget(self._empty)

    def _crisis_page(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(5), space(5), space(5), space(6))
        column.addWidget(CrisisNotice(self._navigator))
        column.addStretch()
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area
