"""The parts of the guide that can go on paper with the providers."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from brightstar_desktop.domain.guide import Document
from brightstar_desktop.domain.guide_sections import sections
from brightstar_desktop.i18n import _
from brightstar_desktop.ui.widgets.tick_tree import TickTree
from brightstar_desktop.ui.widgets.tips import set_tip

_SECTION_LEVEL = 2


class PartRole(IntEnum):
    """What a line of the tree stands for."""

    PLACE = Qt.ItemDataRole.UserRole + 1


class PartsTree(TickTree):
    """Chapters with their sections to tick; ``changed`` says that another tick was made."""

    changed = Signal()

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = QStandardItemModel(self)
        for document in documents:
            self.parts.appendRow(_chapter(document))
        self.setModel(self.parts)
        self.setAccessibleName(_("Parts of the guide to print as well"))
        self.parts.itemChanged.connect(lambda _item: self.changed.emit())

    def ticked(self) -> tuple[str, ...]:
        """Return the parts ticked, as "slug#anchor", in the guide's order."""
        return tuple(
            str(item.data(PartRole.PLACE))
            for item in self.items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def items(self) -> list[QStandardItem]:
        """Return the lines of all sections."""
        chapters = [self.parts.item(row) for row in range(self.parts.rowCount())]
        return [chapter.child(row) for chapter in chapters for row in range(chapter.rowCount())]


def _chapter(document: Document) -> QStandardItem:
    chapter = QStandardItem(document.short or document.title)
    for section in sections(document):
        if section.level == _SECTION_LEVEL and section.anchor:
            item = QStandardItem(section.title)
            set_tip(item, section.title)
            item.setCheckable(True)
            item.setData(f"{document.slug}#{section.anchor}", PartRole.PLACE)
            chapter.appendRow(item)
    return chapter
