"""One sentence across a panel, with what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import pixmap, put_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import changes_look, set_kind
from brightstar_desktop.ui.theme.type import space
from brightstar_desktop.ui.widgets.labels import PlainLabel
from brightstar_desktop.ui.widgets.tips import set_tip

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
        self._kind = kind
        set_kind(self, kind)
        self._icon = PlainLabel()
        self._label = PlainLabel(text)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(3), space(2), space(3), space(2))
        self._row.setSpacing(space(2))
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._label, 1)
        self._close = self._add_close() if closable else None
        self._tint()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._label.setText(text)

    def add_action(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a button at the end and return it."""
        button = QPushButton(text)
        set_kind(button, "link")
        button.clicked.connect(lambda: act())
        self._row.insertWidget(2, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew when the colours or the size of the text change."""
        super().changeEvent(event)
        if changes_look(event) and hasattr(self, "_close"):
            self._tint()

    def _add_close(self) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(_("Close this message"))
        set_tip(button, _("Close this message"))
        button.clicked.connect(self.hide)
        button.clicked.connect(self.closed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _tint(self) -> None:
        role = _TEXT_ROLE.get(self._kind, Role.TEXT)
        name = "alert-triangle" if self._kind == "warning" else "info"
        self._icon.setPixmap(pixmap(name, role, 0.95))
        if self._close:
            put_icon(self._close, "x", role)
