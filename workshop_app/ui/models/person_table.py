"""The list of people as a table that reads itself page by page, however long it is."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt

from workshop_app.actions.people import PersonRow
from workshop_app.ui.models.rows import NOWHERE, Column, Index, RowRole, RowsModel, Say
from workshop_app.ui.models.tones import ToneRole
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name

PAGE: Final = 200
"""Rows that are read at once."""

_SEXES: Final = {"female": mark("F"), "male": mark("M")}
Fetch = Callable[[int, int], Sequence[PersonRow]]


def agency_of(say: Say, row: PersonRow) -> str:
    """Say whom somebody comes from."""
    return row.agency or say.words.t("No agency")


def sex_of(say: Say, row: PersonRow) -> str:
    """Say the sex in one letter (L or P in Indonesian); "–" where nobody was asked."""
    return say.words.t(_SEXES[row.sex]) if row.sex in _SEXES else "–"


def role_of(say: Say, row: PersonRow) -> str:
    """Say the role, and that somebody came without being listed."""
    walk_in = say.words.t("walk-in") if row.walk_in else ""
    return " · ".join(part for part in (choice_name(say.words, row.role), walk_in) if part)


def state_of(say: Say, row: PersonRow) -> tuple[str, str]:
    """Say whether somebody is here, in words and as the tone of a chip."""
    if row.written_apart:
        return say.words.t("Two versions"), "bad"
    if row.left_at:
        return say.words.t("Left {time}", time=say.time(row.left_at)), "neutral"
    if row.first_at:
        return say.words.t("Here {time}", time=say.time(row.first_at)), "ok"
    return say.words.t("Not here yet"), "neutral"


def _name(_say: Say, row: PersonRow) -> str:
    return row.name


def _unit(_say: Say, row: PersonRow) -> str:
    return row.unit


def _position(_say: Say, row: PersonRow) -> str:
    return row.position


def _state(say: Say, row: PersonRow) -> str:
    return state_of(say, row)[0]


def _unsorted(_row: PersonRow) -> str:
    return ""  # the query sorts


class PersonTableModel(RowsModel[PersonRow]):
    """People in the order of a query. `begin` starts over; more pages follow while somebody scrolls."""

    COLUMNS: ClassVar[Sequence[Column[PersonRow]]] = (
        Column("name", mark("Name"), _name, _unsorted),
        Column("agency", mark("Agency"), agency_of, _unsorted),
        Column("unit", mark("Work unit"), _unit, _unsorted),
        Column("position", mark("Position"), _position, _unsorted),
        Column("sex", mark("F/M"), sex_of, _unsorted),
        Column("role", mark("Role"), role_of, _unsorted),
        Column("status", mark("Status"), _state, _unsorted),
    )
    STATUS: ClassVar = 6

    total = 0
    resting = False
    """True while nobody sees the list: its workshop may be closed by now."""
    _fetch: Fetch | None = None

    def begin(self, fetch: Fetch, total: int, count: int = PAGE) -> None:
        """Show the first `count` rows, or a little more, of a list of `total`."""
        self._fetch, self.total = fetch, total
        self.show(fetch(0, max(count, PAGE)))

    def load_to(self, place: int) -> None:
        """Read on until the row at `place` is there."""
        while self.rowCount() <= place and self.rowCount() < self.total:
            self._read(max(PAGE, place + 1 - self.rowCount()))

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        return not parent.isValid() and not self.resting and self.rowCount() < self.total

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        if not parent.isValid():
            self._read(PAGE)

    def _read(self, count: int) -> None:
        first = self.rowCount()
        found = self._fetch(first, count) if self._fetch else ()
        rows = [row for row in found if row.id not in self._places]
        if not rows:
            self.total = first
            return
        self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
        self._places.update({row.id: first + n for n, row in enumerate(rows)})
        self._rows += rows
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ToneRole:
            row = super().data(index, RowRole)
            return state_of(self.say, row)[1] if row and index.column() == self.STATUS else None
        return super().data(index, role)
