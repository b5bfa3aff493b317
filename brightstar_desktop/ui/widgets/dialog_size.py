"""How large a dialog begins: as its text asks, and never beyond the screen."""

from typing import Final

from PySide6.QtWidgets import QDialog

from brightstar_desktop.ui.theme.type import em

_FRAME_EMS: Final = 2.5
"""What the title and edges of a desktop's frame take, about."""


def begin_at(dialog: QDialog, width_ems: float, height_ems: float) -> None:
    """Give ``dialog`` a size in line heights, or what the screen has of it."""
    parent = dialog.parentWidget()
    screen = (parent or dialog).screen().availableSize()
    edge = em(None, _FRAME_EMS)
    width = min(em(None, width_ems), screen.width() - edge)
    dialog.resize(width, min(em(None, height_ems), screen.height() - edge))
