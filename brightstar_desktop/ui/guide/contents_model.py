"""Chapters and their sections as a tree."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from brightstar_desktop.domain.guide import Chapter
from brightstar_desktop.domain.guide_sections import Section, sections
from brightstar_desktop.domain.links import ChapterLink
from brightstar_desktop.i18n import _

Index = QModelIndex | QPersistentModelIndex
_TOP = 0
"""The internal id of a chapter's row; a section's is its chapter's row plus one."""
_SHOWN_LEVEL = 2
"""Headings within a section are left out: the contents stay short enough to be taken in."""


class ContentsRole(IntEnum):
    """What a row carries beside its words."""

    LINK = Qt.ItemDataRole.UserRole


class ContentsModel(QAbstractItemModel):
    """Rows are chapters; below each are its sections. LINK is a ChapterLink."""

    def __init__(self, chapters: Sequence[Chapter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chapters = tuple(chapters)
        found = [sections(chapter) for chapter in self._chapters]
        self._sections = [
            tuple(section for section in each if section.level == _SHOWN_LEVEL) for each in found
        ]
        self._rows = [_rows(each) for each in found]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of chapters, or of a chapter's sections."""
        if parent is None or not parent.isValid():
            return len(self._chapters)
        is_chapter = parent.internalId() == _TOP and parent.column() == 0
        return len(self._sections[parent.row()]) if is_chapter else 0

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return that there is one column."""
        return 1

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the index of a chapter, or of a section below ``parent``."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(row, 0, _TOP)
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, child: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """Return the chapter of a section; nothing for a chapter."""
        if child is None or not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, its link, or what a screen reader says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return self.link(index) if role == ContentsRole.LINK else None

    def link(self, index: Index) -> ChapterLink:
        """Return where a row leads."""
        if index.internalId() == _TOP:
            return ChapterLink(self._chapters[index.row()].slug)
        number = index.internalId() - 1
        section = self._sections[number][index.row()]
        return ChapterLink(self._chapters[number].slug, section.anchor)

    def find(self, place: ChapterLink) -> QModelIndex:
        """Return the row of the section that holds a place, or of its chapter where none does."""
        for row, chapter in enumerate(self._chapters):
            if chapter.slug == place.slug:
                top = self.index(row, 0)
                section = self._rows[row].get(place.anchor)
                return top if section is None else self.index(section, 0, top)
        return QModelIndex()

    def _words(self, index: Index) -> str:
        if index.internalId() == _TOP:
            chapter = self._chapters[index.row()]
            return f"{chapter.number}  {chapter.title}"
        return self._sections[index.internalId() - 1][index.row()].title

    def _spoken(self, index: Index) -> str:
        if index.internalId() != _TOP:
            return self._words(index)
        chapter = self._chapters[index.row()]
        words = _("Chapter {number}: {title}. {minutes} minutes to read.")
        return words.format(
            number=chapter.number, title=chapter.title, minutes=chapter.reading_minutes
        )


def _rows(found: Sequence[Section]) -> dict[str, int]:
    """Return, by anchor, the row of the section in which each heading stands."""
    rows: dict[str, int] = {}
    row = -1
    for section in found:
        row += section.level == _SHOWN_LEVEL
        if row >= 0:
            rows[section.anchor] = row
    return rows
