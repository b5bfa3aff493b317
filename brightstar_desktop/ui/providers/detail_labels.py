"""Labels of the detail panel: every text can be selected and wraps."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.widgets.labels import WrappingLabel, WrappingRichLabel

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def plain_label(text: str, kind: str = "") -> QLabel:
    """Return a wrapping label of plain text that can be selected.

    A click puts the keyboard's cursor into it; the Tab key passes it by, so that it stops only
    where something can be done.
    """
    label = _selectable(WrappingLabel(text))
    if kind:
        set_kind(label, kind)
    return label


def small_label(text: str) -> QLabel:
    """Return a wrapping label of small plain text that can be selected."""
    return plain_label(text, "small")


def amount_label(amount: str, rest: str) -> QLabel:
    """Return a label whose ``amount`` stands out before the ``rest``."""
    return rich_label(f"<b>{escape(amount)}</b> {escape(rest)}".strip())


def rich_label(html: str) -> QLabel:
    """Return a label of ``html`` without links that can be selected."""
    return _selectable(WrappingRichLabel(html))


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(_SELECTABLE)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
