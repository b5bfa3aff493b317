"""A comparison as a table: a row a question, a column a provider."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from brightstar_desktop.i18n import _
from brightstar_desktop.presentation.comparison import Cell, ComparedRow, Comparison
from brightstar_desktop.ui.theme.palette import Role, color
from brightstar_desktop.ui.theme.type import font

Index = QModelIndex | QPersistentModelIndex


class CompareRole(IntEnum):
    """What a cell carries beside its words."""

    DIFFERS = Qt.ItemDataRole.UserRole
    UNSTATED = Qt.ItemDataRole.UserRole + 1


class ComparisonModel(QAbstractTableModel):
    """Shows one comparison; answers that differ stand out, what is not stated is in italics."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison = Comparison()

    def show_comparison(self, comparison: Comparison) -> None:
        """Replace every row and column; the same comparison stays as it is."""
        if comparison != self._comparison:
            self.beginResetModel()
            self._comparison = comparison
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of questions."""
        return 0 if parent is not None and parent.isValid() else len(self._comparison.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of providers."""
        return 0 if parent is not None and parent.isValid() else len(self._comparison.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an answer, how it looks, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._comparison.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role in (CompareRole.DIFFERS, CompareRole.UNSTATED):
            return row.differs if role == CompareRole.DIFFERS else cell.unstated
        return _look(row, cell, role)

    def _spoken(self, index: Index) -> str:
        row = self._comparison.rows[index.row()]
        told = _("{question}, {name}: {answer}").format(
            question=row.question,
            name=self._comparison.names[index.column()],
            answer=row.cells[index.column()].words,
        )
        return _("{answer} (they differ)").format(answer=told) if row.differs else told

    def headerData(  # noqa: N802  # Qt's own name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a provider's name, or a question."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._comparison.names[section]
        row = self._comparison.rows[section]
        return f"{row.title}: {row.question}"


def _look(row: ComparedRow, cell: Cell, role: int) -> object:
    if role == Qt.ItemDataRole.FontRole:
        return font(bold=row.differs and not cell.unstated, italic=cell.unstated)
    if role == Qt.ItemDataRole.ForegroundRole:
        return color(Role.MUTED if cell.unstated else Role.TEXT)
    return None
