"""The coverage matrix as a table: whatever is painted as dots stands in the model as words."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workshop_app.actions.coverage import WHOLE, Counts, Coverage, CoverageRow, CoverageStrategy
from workshop_app.words.catalogue import Words

Index = QModelIndex | QPersistentModelIndex
CountsRole: Final = Qt.ItemDataRole.UserRole + 1
PlaceRole: Final = Qt.ItemDataRole.UserRole + 2
"""(agency id, strategy id) of a cell."""
_NOWHERE: Final = QModelIndex()
_KINDS: Final = ("practices", "challenges", "commitments")


class MatrixModel(QAbstractTableModel):
    """Agencies by strategies; the last column has all of an agency, each contribution once."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.coverage = Coverage((), (), Counts())
        self.rows: Sequence[CoverageRow] = ()
        self.kind = ""

    def show(self, coverage: Coverage, rows: Sequence[CoverageRow], kind: str) -> None:
        """Show these rows; `kind` is the one kind that is counted, "" for all."""
        same_shape = [s.id for s in coverage.strategies] == [
            s.id for s in self.coverage.strategies
        ] and [row.id for row in rows] == [row.id for row in self.rows]
        if same_shape:
            self.coverage, self.rows, self.kind = coverage, tuple(rows), kind
            if rows:
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1)
                )
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self.coverage, self.rows, self.kind = coverage, tuple(rows), kind
        self.endResetModel()

    # --- what stands where -------------------------------------------------------------------------

    def strategy(self, column: int) -> CoverageStrategy | None:
        """The strategy of a column; None for the sum."""
        some = self.coverage.strategies
        return some[column] if column < len(some) else None

    def counts(self, row: int, column: int) -> Counts:
        """What is counted in a cell."""
        cells = (*self.rows[row].cells, self.rows[row].counts)
        return self.only(cells[column])

    def head_counts(self, column: int) -> Counts:
        """What is counted in a whole column."""
        strategy = self.strategy(column)
        return self.only(strategy.counts if strategy else self.coverage.counts)

    def only(self, counts: Counts) -> Counts:
        """Leave only the chosen kind."""
        if not self.kind:
            return counts
        return Counts(**{self.kind: getattr(counts, self.kind)})

    def agency_name(self, row: int) -> str:
        """What an agency is called."""
        return self.rows[row].short_name or self._words.t("Without agency")

    def strategy_name(self, column: int) -> str:
        """What a column is called."""
        strategy = self.strategy(column)
        if strategy is None:
            return self._words.t("Total")
        if not strategy.id:
            return self._words.t("Strategy not decided")
        english = self._words.language == "en" and strategy.title_en
        return strategy.title_en if english else strategy.title

    def strategy_code(self, column: int) -> str:
        """The short code above the name of a strategy: S1."""
        strategy = self.strategy(column)
        return f"S{strategy.number}" if strategy is not None and strategy.number else ""

    def say(self, counts: Counts) -> str:
        """Say what is counted, in words."""
        words = self._words
        parts = (
            words.n("{count} good practice", "{count} good practices", counts.practices)
            * bool(counts.practices),
            words.n("{count} challenge", "{count} challenges", counts.challenges)
            * bool(counts.challenges),
            words.n("{count} commitment", "{count} commitments", counts.commitments)
            * bool(counts.commitments),
        )
        return ", ".join(part for part in parts if part) or words.t("none yet")

    # --- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.rows else len(self.coverage.strategies) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.say(self.counts(row, column))
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                place = f"{self.agency_name(row)}, {self._head(column)}"
                return f"{place}: {self.say(self.counts(row, column))}"
            case _ if role == CountsRole:
                return self.counts(row, column)
            case _ if role == PlaceRole:
                strategy = self.strategy(column)
                return self.rows[row].id, strategy.id if strategy else WHOLE
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        roles = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if role not in roles:
            return None
        if orientation is Qt.Orientation.Horizontal and section < self.columnCount():
            return f"{self._head(section)}: {self.say(self.head_counts(section))}"
        if orientation is Qt.Orientation.Vertical and section < len(self.rows):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.agency_name(section)
            row = self.rows[section]
            return f"{row.name or self.agency_name(section)}: {self.say(self.only(row.counts))}"
        return None

    def _head(self, column: int) -> str:
        parts = (self.strategy_code(column), self.strategy_name(column))
        return " ".join(part for part in parts if part)


def number_of(counts: Counts, kind: str) -> int:
    """Return the count of one kind."""
    assert kind in _KINDS
    return int(getattr(counts, kind))
