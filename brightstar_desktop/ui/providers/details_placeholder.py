"""What helps where no provider is chosen: how to choose, what to change, crisis help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.domain.crisis import CORE_CRISIS_LINES
from brightstar_desktop.i18n import _, current_language
from brightstar_desktop.ui.navigator import Navigator
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space
from brightstar_desktop.ui.widgets.flow_layout import FlowLayout
from brightstar_desktop.ui.widgets.labels import PlainLabel, wrap_text
from brightstar_desktop.ui.widgets.messages import EmptyState
from brightstar_desktop.ui.widgets.scroll_area import ScrollArea, VerticalScrollArea

_MARGIN = 4
_LEAST_EMS = 4.5
_LEAST_WIDTH_EMS = 10.0
"""Room for the heading and the first button, in the largest text and the smallest window too."""


class CrisisNotice(QFrame):
    """Says how to reach help now; shown above the results."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        set_kind(self, "crisis")
        self.setAccessibleName(_("Help in a crisis"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1.5))
        heading = PlainLabel(_("You do not have to face this alone."))
        set_kind(heading, "heading")
        lines = self._lines()
        for label in (heading, *lines):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(heading)
        # Before the lines, some of which large text may push out of sight.
        column.addLayout(self._buttons())
        for label in lines:
            column.addWidget(label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(_MARGIN), space(3), space(_MARGIN), space(3))
        self._box = ScrollArea(content, _("Help in a crisis"), least_ems=_LEAST_EMS)
        layout.addWidget(self._box)
        # The buttons take as many lines as the width asks for, so they must not ask for a width.
        content.setMinimumWidth(1)
        self.setMinimumWidth(em(None, _LEAST_WIDTH_EMS))

    def _lines(self) -> list[QLabel]:
        language = current_language()
        texts = [
            f"{line.label.in_language(language)}: {line.how.in_language(language)}"
            for line in CORE_CRISIS_LINES
        ]
        return [PlainLabel(text) for text in texts]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edges = 2 * space(_MARGIN) + self._box.verticalScrollBar().sizeHint().width()
        for button, words in self._words.items():
            wrap_text(button, words, event.size().width() - edges)

    def _buttons(self) -> FlowLayout:
        call = QPushButton(_("Call 988 (opens your phone program)"))
        set_kind(call, "danger")
        call.clicked.connect(lambda: self._navigator.follow("tel:988"))
        everything = QPushButton(_("Show every crisis line"))
        everything.clicked.connect(self._navigator.crisis_requested)
        row = FlowLayout()
        row.addWidget(call)
        row.addWidget(everything)
        self._words = {button: button.text() for button in (call, everything)}
        return row


class DetailsPlaceholder(QStackedWidget):
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
        self._say(
            _("Choose a provider"),
            _("Its facts, prices and sources appear here, with how to reach it."),
        )

    def say_left_out(self, name: str) -> None:
        self._say(
            _("Choose a provider"),
            _("{name} does not match this search. Choose one from the list.").format(name=name),
        )
        self._empty.add_action(_("Show it all the same"), self.again_requested.emit)

    def say_nothing_found(self) -> None:
        self._say(
            _("Try a wider search"),
            _("The list says what to change, and how many providers each change brings back."),
        )

    def say_gone(self, name: str) -> None:
        self._say(
            _("No longer listed"),
            _(
                "The newer edition does not list {name}. It may have closed or moved: call it, or "
                "choose another provider."
            ).format(name=name),
        )

    def show_crisis(self) -> None:
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
        return VerticalScrollArea(content)
