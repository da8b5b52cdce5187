"""The people that a search at the desk has found."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt

from workshop_app.actions.desk import DeskRow
from workshop_app.domain.names import match_key
from workshop_app.ui.models.rows import Column, Index, RowRole, RowsModel, Say
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name


def second_line(say: Say, row: DeskRow) -> str:
    """Say what somebody is: the position, else the unit; another role than participant; how they come."""
    role = "" if row.role == "participant" else choice_name(say.words, row.role)
    walk_in = say.words.t("walk-in") if row.walk_in else ""
    online = choice_name(say.words, row.mode) if row.mode == "online" else ""
    parts = (row.position or row.unit, role, online, walk_in)
    return " · ".join(part for part in parts if part)


def agency_of(say: Say, row: DeskRow) -> str:
    """Say whom somebody comes from."""
    return row.agency or say.words.t("No agency")


def status_of(say: Say, row: DeskRow) -> str:
    """Say whether somebody is here, and since when, or when they left."""
    if row.left_at:
        return say.words.t("Left {time}", time=say.time(row.left_at))
    if row.first_at:
        return say.words.t("Here {time}", time=say.time(row.first_at))
    return say.words.t("Not here yet")


def action_of(say: Say, row: DeskRow) -> str:
    """Name what can be done with somebody."""
    if row.left_at:
        return say.words.t("Check in again")
    if row.first_at and say.checks_out:
        return say.words.t("Check out")
    return say.words.t("Take back") if row.first_at else say.words.t("Check in")


def _name(_say: Say, row: DeskRow) -> str:
    return row.name


def _by_name(row: DeskRow) -> str:
    return match_key(row.name)


def _by_agency(row: DeskRow) -> str:
    return row.agency.casefold()


def _by_position(row: DeskRow) -> str:
    return row.position.casefold()


def _by_time(row: DeskRow) -> str:
    return row.first_at


class PeopleModel(RowsModel[DeskRow]):
    """One query's worth of people; a keystroke brings the next."""

    COLUMNS: ClassVar[Sequence[Column[DeskRow]]] = (
        Column("name", mark("Name"), _name, _by_name),
        Column("position", mark("Position"), second_line, _by_position),
        Column("agency", mark("Agency"), agency_of, _by_agency),
        Column("status", mark("Status"), status_of, _by_time),
        Column("action", mark("Action"), action_of, _by_time),
    )
    NAME, POSITION, AGENCY, STATUS, ACTION = range(5)

    def __init__(self, say: Say, parent: QObject | None = None) -> None:
        super().__init__(say, parent)
        self.marked: dict[str, None] = {}

    def toggle_mark(self, person_id: str) -> None:
        """Mark somebody to be checked in with others, or take the mark away."""
        if person_id in self.marked:
            del self.marked[person_id]
        else:
            self.marked[person_id] = None
        self._tell_marks([person_id])

    def clear_marks(self) -> None:
        """Take all marks away."""
        before, self.marked = list(self.marked), {}
        self._tell_marks(before)

    def _tell_marks(self, person_ids: Iterable[str]) -> None:
        for person_id in person_ids:
            index = self.index_of(person_id)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(self.ACTION))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and self.marked and index.column() == self.NAME:
            marked = self.rows[index.row()].id in self.marked
            return Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked
        # The position is painted under the name, so it is also read out there.
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == self.NAME:
            row = super().data(index, RowRole)
            position = second_line(self.say, row) if row else ""
            return f"{row.name}, {position}" if position else super().data(index, role)
        return super().data(index, role)
