"""The navigation rail: the views, the menu, and crisis help on every screen."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from brightstar_desktop.i18n import _
from brightstar_desktop.ui.theme.icons import icon
from brightstar_desktop.ui.theme.palette import Role
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import em, space

VIEW_ICONS: Final = {
    "find": "search",
    "map": "map",
    "guide": "book-open",
    "compare": "bookmark",
    "costs": "dollar-sign",
    "updates": "rotate-ccw",
}
LOW_VIEWS: Final = ("updates",)
"""Views that are seldom wanted stand at the foot."""


class Rail(QFrame):
    """A column of buttons for ``actions`` (views and "crisis"), with ``menu`` below."""

    def __init__(
        self, actions: Mapping[str, QAction], menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._views = {name: self._view_button(actions[name]) for name in VIEW_ICONS}
        self._menu_button = self._more_button(menu)
        self._crisis = self._crisis_button(actions["crisis"])
        self._group = QButtonGroup(self)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(space(1.5), space(2), space(1.5), space(2))
        layout.setSpacing(space(1.5))
        for name, button in self._views.items():
            self._group.addButton(button)
            if name in LOW_VIEWS:
                layout.addStretch()
            layout.addWidget(button)
        layout.addWidget(self._menu_button)
        layout.addWidget(self._crisis)
        self._tint()

    def show_count(self, name: str, count: int) -> None:
        """Show a number beside the words of a view, none where it is 0."""
        button = self._views[name]
        words = button.accessibleName().partition(",")[0]
        button.setText(f"{words} ({count})" if count else words)
        button.setAccessibleName(f"{words}, {count}" if count else words)

    def show_view(self, name: str) -> None:
        """Mark the view ``name`` as the one shown."""
        self._views[name].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words alone where the window is too low, or the text too large, for pictures."""
        super().resizeEvent(event)
        self._show_buttons(Qt.ToolButtonStyle.ToolButtonTextUnderIcon, space(1.5))
        if self._needed() > event.size().height():
            self._show_buttons(Qt.ToolButtonStyle.ToolButtonTextOnly, space(0.5))

    def _needed(self) -> int:
        """Return how high all buttons are with the gaps between them, in pixels."""
        buttons = (*self._views.values(), self._menu_button, self._crisis)
        margins = self._column.contentsMargins()
        gaps = self._column.spacing() * len(buttons)
        heights = sum(button.sizeHint().height() for button in buttons)
        return heights + gaps + margins.top() + margins.bottom()

    def _show_buttons(self, style: Qt.ToolButtonStyle, gap: int) -> None:
        self._column.setSpacing(gap)
        for button in (*self._views.values(), self._menu_button):
            button.setToolButtonStyle(style)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_group"):
            self._tint()

    def _view_button(self, action: QAction) -> QToolButton:
        button = _rail_button(action.text())
        button.setCheckable(True)
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
        button.clicked.connect(action.trigger)
        return button

    def _more_button(self, menu: QMenu) -> QToolButton:
        button = _rail_button(_("Settings"))
        button.setToolTip(_("Language, colors, text size, help"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _crisis_button(self, action: QAction) -> QPushButton:
        button = QPushButton(_("Crisis\nhelp 988"))
        set_kind(button, "danger")
        button.setAccessibleName(_("Crisis help: 988"))
        button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
        button.clicked.connect(action.trigger)
        return button

    def _tint(self) -> None:
        for name, button in self._views.items():
            button.setIcon(icon(VIEW_ICONS[name], Role.RAIL_TEXT))
        self._menu_button.setIcon(icon("settings", Role.RAIL_TEXT))


def _rail_button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIconSize(QSize(em(None, 1.3), em(None, 1.3)))
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
