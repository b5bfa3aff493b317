"""A sentence with what can be done about it: across a panel, or in place of one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import space
from brightstar_desktop.ui.widgets.labels import PlainLabel, set_tooltip, wrapped_label

_TEXT_ROLE = {"banner": Role.ON_ACCENT_SOFT, "warning": Role.WARNING_TEXT}


class Banner(QFrame):
    """Kind "banner" tells, kind "warning" cautions. It can be closed where ``closable``."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        kind: str = "banner",
        *,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_kind(self, kind)
        icon = PlainLabel()
        set_icon(icon, "alert-triangle" if kind == "warning" else "info", _TEXT_ROLE[kind], 0.95)
        self._label = wrapped_label(text)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(3), space(2), space(3), space(2))
        self._row.setSpacing(space(2))
        self._row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        if closable:
            self._add_close(_TEXT_ROLE[kind])

    def text(self) -> str:
        return self._label.text()

    def set_text(self, text: str) -> None:
        self._label.setText(text)

    def add_action(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        set_kind(button, "link")
        button.clicked.connect(lambda: act())
        self._row.insertWidget(2, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _add_close(self, role: Role) -> None:
        button = QToolButton()
        set_icon(button, "x", role)
        button.setAccessibleName(_("Close this message"))
        set_tooltip(button, _("Close this message"))
        button.clicked.connect(self.hide)
        button.clicked.connect(self.closed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and what can be done about it."""

    def __init__(
        self, icon_name: str, heading: str, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = PlainLabel()
        set_icon(self._icon, icon_name, Role.MUTED, 2.2)
        self._heading = PlainLabel(heading)
        self._sentence = PlainLabel(sentence)
        self._actions = QVBoxLayout()
        self._build()

    def set_text(self, heading: str, sentence: str) -> None:
        self._heading.setText(heading)
        self._sentence.setText(sentence)

    def add_action(
        self, text: str, act: Callable[[], object], kind: str = "secondary"
    ) -> QPushButton:
        button = QPushButton(text)
        set_kind(button, kind)
        button.clicked.connect(lambda: act())
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button)
        row.addStretch()
        self._actions.addLayout(row)
        return button

    def clear_actions(self) -> None:
        while row := self._actions.takeAt(0):
            inner = row.layout()
            while inner and (item := inner.takeAt(0)):
                widget = item.widget()
                if widget:
                    widget.hide()
                    widget.deleteLater()

    def _build(self) -> None:
        set_kind(self._heading, "heading")
        set_kind(self._sentence, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(6), space(6), space(6))
        layout.setSpacing(space(2))
        layout.addStretch(2)
        for label in (self._icon, self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(label is not self._icon)
            layout.addWidget(label)
        self._actions.setSpacing(space(1.5))
        layout.addLayout(self._actions)
        layout.addStretch(3)
