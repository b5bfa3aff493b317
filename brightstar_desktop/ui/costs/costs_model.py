"""The bars of the costs page: a row a provider."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from brightstar_desktop.presentation.costs import Costs

Index = QModelIndex | QPersistentModelIndex


class CostRole(IntEnum):
    """What a row carries beside its words."""

    ROW = Qt.ItemDataRole.UserRole
    LONGEST = Qt.ItemDataRole.UserRole + 1


class CostsModel(QAbstractListModel):
    """Shows one set of costs; ROW is the CostRow, LONGEST the largest amount of all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._costs = Costs()

    def show_costs(self, costs: Costs) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._costs = costs
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of providers."""
        return 0 if parent is not None and parent.isValid() else len(self._costs.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its words, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._costs.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.name, row.amount, row.remark, row.about) if part)
        if role == CostRole.LONGEST:
            return self._costs.longest
        return row if role == CostRole.ROW else None
