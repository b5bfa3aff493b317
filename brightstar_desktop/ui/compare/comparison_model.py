"""A comparison as a table: a row a question, a column a provider, as high as its words ask."""

from enum import IntEnum
from itertools import groupby
from operator import attrgetter
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.comparison import Cell, ComparedRow, Comparison
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.typography import em, font

Index = QModelIndex | QPersistentModelIndex
Line = str | ComparedRow
"""A heading, or a question."""
_UNBOUNDED: Final = 100_000


class CompareRole(IntEnum):
    DIFFERS = Qt.ItemDataRole.UserRole
    UNSTATED = Qt.ItemDataRole.UserRole + 1


class ComparisonModel(QAbstractTableModel):
    """Shows one comparison; answers that differ stand out, what is not stated is in italics."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison = Comparison()
        self._lines: tuple[Line, ...] = ()
        self._question_width = 0

    def show_comparison(self, comparison: Comparison) -> None:
        """Replace every row and column; the same comparison stays as it is."""
        if comparison != self._comparison:
            self.beginResetModel()
            self._comparison, self._lines = comparison, _lines(comparison)
            self.endResetModel()

    def bound_questions(self, width: int) -> None:
        """Break questions into lines at ``width`` pixels."""
        changed = width != self._question_width
        self._question_width = width
        if changed and self._lines:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._lines) - 1)

    def headings(self) -> list[int]:
        return [row for row, line in enumerate(self._lines) if isinstance(line, str)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._comparison.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._lines[index.row()]
        if isinstance(row, str):
            return color(Role.SURFACE_HOVER) if role == Qt.ItemDataRole.BackgroundRole else None
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, index.column())
        if role in (CompareRole.DIFFERS, CompareRole.UNSTATED):
            return row.differs if role == CompareRole.DIFFERS else cell.unstated
        return _look(row, cell, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keys pass over headings."""
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _spoken(self, row: ComparedRow, column: int) -> str:
        told = _("{question}, {name}: {answer}").format(
            question=row.question,
            name=self._comparison.names[column],
            answer=row.cells[column].words,
        )
        return _("{answer} (they differ)").format(answer=told) if row.differs else told

    def headerData(  # noqa: N802  # Qt's own name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_name = orientation == Qt.Orientation.Horizontal
        line: Line = self._comparison.names[section] if is_name else self._lines[section]
        if role == Qt.ItemDataRole.FontRole:
            return font(bold=isinstance(line, str))
        if role == Qt.ItemDataRole.SizeHintRole and not is_name:
            words = line if isinstance(line, str) else line.question
            return wrapped_size(words, font(bold=isinstance(line, str)), self._question_width)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(line, str):
            return line
        alone = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{line.title}: {line.question}" if alone else line.question


def _lines(comparison: Comparison) -> tuple[Line, ...]:
    groups = groupby(comparison.rows, key=attrgetter("title"))
    return tuple(line for title, rows in groups for line in (title, *rows))


def _look(row: ComparedRow, cell: Cell, role: int) -> object:
    if role == Qt.ItemDataRole.FontRole:
        return font(bold=row.differs and not cell.unstated, italic=cell.unstated)
    if role == Qt.ItemDataRole.ForegroundRole:
        return color(Role.MUTED if cell.unstated else Role.TEXT)
    return None


class AnswerDelegate(QStyledItemDelegate):
    """Qt's own measure forgets what the style sheet sets aside on each side of the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        used = index.data(Qt.ItemDataRole.FontRole)
        return wrapped_size(words, used if isinstance(used, QFont) else None, option.rect.width())


def wrapped_size(words: str, used: QFont | None, width: int) -> QSize:
    """Return the size of ``words`` with their padding, broken into lines at ``width`` (0: not)."""
    metrics = QFontMetrics(used or font())
    aside, above = em(None, 1.2), em(None, 0.5)
    room = QRect(0, 0, max(width - aside, em(None, 3)) if width else _UNBOUNDED, _UNBOUNDED)
    lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    return QSize(lines.width() + aside, max(lines.height(), metrics.height()) + above)
