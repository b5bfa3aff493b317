"""The navigation rail: the views, the menu, and crisis help on every screen."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
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
from brightstar_desktop.ui.theme.icons import set_icon
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import Size, font, space
from brightstar_desktop.ui.views import View
from brightstar_desktop.ui.widgets.labels import set_tooltip

_ICON_EMS: Final = 1.3
_MOST_ON_BADGE: Final = 99
_MOST_IN_WORDS: Final = 9
"""A larger number is shown as "99+" or "9+"; screen readers hear it whole."""


class Rail(QFrame):
    """A column of buttons for ``views`` and crisis help, by their ``actions``, and for ``menu``."""

    def __init__(self, views: Sequence[View], actions: Mapping[str, QAction], menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._views = {view.name: self._view_button(view, actions[view.name]) for view in views}
        self._menu_button = self._more_button(menu)
        self._crisis = self._crisis_button(actions["crisis"])
        self._group = QButtonGroup(self)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(space(1.5), space(2), space(1.5), space(2))
        layout.setSpacing(space(1.5))
        for view, button in zip(views, self._views.values(), strict=True):
            self._group.addButton(button)
            if view.is_low:
                layout.addStretch()
            layout.addWidget(button)
        layout.addWidget(self._menu_button)
        layout.addWidget(self._crisis)

    def show_count(self, name: str, count: int) -> None:
        """Show a number on the button of a view, none where it is 0."""
        button = self._views[name]
        if isinstance(button, CountedButton):
            button.show_count(count)

    def show_view(self, name: str) -> None:
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

    def _view_button(self, view: View, action: QAction) -> QToolButton:
        button = CountedButton(action.text()) if view.is_counted else QToolButton()
        _look_like_the_rail(button, action.text())
        button.setCheckable(True)
        set_tooltip(button, f"{action.toolTip()} ({action.shortcut().toString()})")
        set_icon(button, view.icon, Role.RAIL_TEXT, _ICON_EMS, gap_ems=0)
        button.clicked.connect(action.trigger)
        return button

    def _more_button(self, menu: QMenu) -> QToolButton:
        button = QToolButton()
        _look_like_the_rail(button, _("Settings"))
        set_tooltip(button, _("Language, colors, text size, help"))
        set_icon(button, "settings", Role.RAIL_TEXT, _ICON_EMS, gap_ems=0)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _crisis_button(self, action: QAction) -> QPushButton:
        button = QPushButton(_("Crisis\nhelp 988"))
        set_kind(button, "danger", Size.SMALL)
        button.setAccessibleName(_("Crisis help: 988"))
        set_tooltip(button, f"{action.toolTip()} ({action.shortcut().toString()})")
        button.clicked.connect(action.trigger)
        return button


class CountedButton(QToolButton):
    """A button that may carry a number, and is as large without it.

    The number is a badge on the icon; where there is no icon it follows the words, which have room
    for it from the start.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._count = words, 0

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self._words}, {count}" if count else self._words)
        self.setText(self._text(count))
        self.update()

    def setToolButtonStyle(self, style: Qt.ToolButtonStyle) -> None:  # noqa: N802  # Qt's name
        super().setToolButtonStyle(style)
        self.setText(self._text(self._count))

    def sizeHint(self) -> QSize:
        """Return the size of the button with the widest number."""
        counts = range(_MOST_IN_WORDS + 2)
        widest = max(self._width_of(self._text(count)) for count in counts)
        missing = widest - self._width_of(self.text())
        return super().sizeHint() + QSize(max(0, missing), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._count and self._has_icon()):
            return
        face = font(Size.SMALL, bold=True)
        metrics = QFontMetrics(face)
        words = _at_most(_MOST_ON_BADGE, self._count)
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(words) + space(1.5))
        left = (self.width() + self.iconSize().width()) // 2 - space(1)
        badge = QRect(min(left, self.width() - width), space(0.5), width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(Role.RAIL_TEXT))
        painter.drawRoundedRect(QRectF(badge), height / 2, height / 2)
        painter.setPen(color(Role.RAIL))
        painter.setFont(face)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _text(self, count: int) -> str:
        if not count or self._has_icon():
            return self._words
        return f"{self._words} ({_at_most(_MOST_IN_WORDS, count)})"

    def _has_icon(self) -> bool:
        return self.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonTextOnly

    def _width_of(self, text: str) -> int:
        """Return the width that Qt lays out: the advance alone may be rounded otherwise."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


def _at_most(most: int, count: int) -> str:
    return str(count) if count <= most else f"{most}+"


def _look_like_the_rail(button: QToolButton, text: str) -> None:
    set_kind(button, "rail", Size.SMALL)
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
