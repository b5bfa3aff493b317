"""A titled part of the detail panel."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from brightstar_desktop.ui.providers.detail_labels import plain_label
from brightstar_desktop.ui.providers.fact_grid import STACK_BELOW_EMS
from brightstar_desktop.ui.theme.style import set_kind
from brightstar_desktop.ui.theme.typography import em, space


class DetailGroup(QWidget):
    """A title under a thin rule; ``content`` and ``title_row`` take what belongs to it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(space(2))
        rule = QFrame()
        set_kind(rule, "rule")
        self.content.addWidget(rule)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(space(2))
        self.title_row.addWidget(plain_label(title, "subheading"), 1)
        self.content.addLayout(self.title_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands beside the title below it where there is little room."""
        super().resizeEvent(event)
        is_narrow = self.width() < em(None, STACK_BELOW_EMS)
        self.title_row.setSpacing(0 if is_narrow else space(2))
        self.title_row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
