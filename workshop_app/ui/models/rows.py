"""A table model over a list of dataclasses: columns as data, rows found again by id after every change."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import from_text
from workshop_app.words.catalogue import Words

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()

IdRole: Final = Qt.ItemDataRole.UserRole + 1
SortRole: Final = Qt.ItemDataRole.UserRole + 2
RowRole: Final = Qt.ItemDataRole.UserRole + 3
"""The dataclass itself, for painters."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@frozen
class Say:
    """What a cell needs to put a value into words: the language and the workshop's time zone.

    `checks_out`: people are checked out when they leave.
    """

    words: Words
    zone: str
    checks_out: bool = False

    def time(self, moment: str) -> str:
        """Word the time of a moment as stored ("" stays empty): 08.12."""
        return self.words.clock(from_text(moment), self.zone) if moment else ""


@frozen
class Column(Generic[R]):
    """One column: its marked title, what a cell says, and what it sorts by."""

    name: str
    title: str
    text: Callable[[Say, R], str]
    sort: Callable[[R], Any]
    alignment: Qt.AlignmentFlag = LEFT


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows with an `id`. Subclasses give `COLUMNS`; a new column is one line there.

    `show` puts other rows in place, `renew` only brings rows that are shown up to date, where they stand.
    """

    COLUMNS: ClassVar[Sequence[Column[Any]]] = ()

    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._rows: list[R] = []
        self._places: dict[str, int] = {}

    # --- rows --------------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they stand."""
        return self._rows

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return list(self._places)

    def id_of(self, row: R) -> str:
        """Return the id of a row; no two rows share one."""
        return str(row.id)  # type: ignore[attr-defined]

    def show(self, rows: Iterable[R]) -> None:
        """Show these rows; the same ids in the same order only change in their cells."""
        new = list(rows)
        places = {self.id_of(row): place for place, row in enumerate(new)}
        if list(places) == list(self._places):
            self.renew(new)
            return
        self.beginResetModel()
        self._rows, self._places = new, places
        self.endResetModel()

    def renew(self, rows: Iterable[R]) -> None:
        """Bring rows up to date in place; those that are not shown are left aside."""
        last = len(self.COLUMNS) - 1
        for row in rows:
            place = self._places.get(self.id_of(row))
            if place is not None and self._rows[place] is not row and self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def row_of(self, row_id: str) -> R | None:
        """Return the row with an id, if it is shown."""
        place = self._places.get(row_id)
        return None if place is None else self._rows[place]

    def index_of(self, row_id: str) -> QModelIndex:
        """Return the first cell of a row; an invalid index if it is not shown."""
        place = self._places.get(row_id)
        return QModelIndex() if place is None else self.index(place, 0)

    # --- what Qt asks ------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.say.words.t(self.COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.COLUMNS[section].alignment
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = self._rows[index.row()], self.COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(self.say, row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.alignment
            case _ if role == IdRole:
                return self.id_of(row)
            case _ if role == SortRole:
                return column.sort(row)
            case _ if role == RowRole:
                return row
        return None
