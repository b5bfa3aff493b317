"""A button that shows or hides something below it, and one that copies."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.widgets.labels import set_tooltip

_ARROW_EMS: Final = 0.7
_SAY_COPIED_MS: Final = 2000


class DisclosureButton(QPushButton):
    """Shows ``target`` while it is pressed in; ``name`` says for screen readers what that is."""

    def __init__(self, text: str, name: str, target: QWidget) -> None:
        super().__init__(text)
        self._target = target
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        set_kind(self, "quiet")
        target.hide()
        self.toggled.connect(self._show_target)
        self._word()

    def _show_target(self, shown: bool) -> None:  # noqa: FBT001  # a slot
        self._target.setVisible(shown)
        self._word()

    def _word(self) -> None:
        opened = self.isChecked()
        name = "chevron-up" if opened else "chevron-down"
        set_icon(self, name, Role.MUTED, _ARROW_EMS, gap_ems=0)
        set_tooltip(self, _("Hide") if opened else _("Show"))
        self.setAccessibleDescription(_("Shown") if opened else _("Hidden"))


class CopyButton(QPushButton):
    """Copies ``content`` to the clipboard and says so for a moment; nothing leaves the app."""

    def __init__(self, text: str, content: str) -> None:
        super().__init__(text)
        self._text, self._content = text, content
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAY_COPIED_MS)
        self._timer.timeout.connect(lambda: self._show("copy", self._text))
        self.clicked.connect(self._copy)
        self._show("copy", text)

    def _copy(self) -> None:
        copy(self._content)
        self._show("check", _("Copied"))
        self._timer.start()

    def _show(self, icon_name: str, text: str) -> None:
        self.setText(text)
        set_icon(self, icon_name)
        self.setAccessibleName(text)
