"""Labels of the detail panel: every text can be selected and wraps."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.type import Size, font

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_WITH_LINKS = (
    _SELECTABLE
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
    | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
)


def plain_label(text: str, kind: str = "") -> QLabel:
    """Return a wrapping label of plain text that can be selected.

    A click puts the keyboard's cursor into it; the Tab key passes it by, so that it stops only
    where something can be done.
    """
    label = _wrapping(text, Qt.TextFormat.PlainText, kind)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def small_label(text: str, kind: str = "small") -> QLabel:
    """Return a wrapping label of small plain text that can be selected."""
    label = plain_label(text, kind)
    label.setFont(font(Size.SMALL))
    return label


def amount_label(amount: str, rest: str) -> QLabel:
    """Return a label whose ``amount`` stands out before the ``rest``."""
    html = f"<b>{escape(amount)}</b> {escape(rest)}".strip()
    label = _wrapping(html, Qt.TextFormat.RichText, "")
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def linked_label(html: str, name: str, kind: str = "") -> QLabel:
    """Return a wrapping label with links, called ``name``; Tab reaches each link."""
    label = _wrapping(html, Qt.TextFormat.RichText, kind)
    label.setTextInteractionFlags(_WITH_LINKS)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAccessibleName(name)
    return label


def _wrapping(text: str, text_format: Qt.TextFormat, kind: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(text_format)
    label.setText(text)
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    if kind:
        set_kind(label, kind)
    return label
