"""The rows of a list that is being taken in, with what becomes of each."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from workshop_app.actions.import_plan import PlannedRow
from workshop_app.ui.models.import_words import STATES, remark_of, state_name
from workshop_app.ui.models.rows import RIGHT, Column, Index, RowRole, RowsModel, Say
from workshop_app.ui.models.tones import ToneRole
from workshop_app.words.catalogue import mark


def _number(_say: Say, row: PlannedRow) -> str:
    return str(row.number)


def _state(say: Say, row: PlannedRow) -> str:
    return state_name(say.words, row.state)


def _name(say: Say, row: PlannedRow) -> str:
    return row.name or say.words.t("No name")


def _agency(_say: Say, row: PlannedRow) -> str:
    return row.agency or row.agency_text


def _remark(say: Say, row: PlannedRow) -> str:
    return remark_of(say.words, row, say.zone)


def _by_number(row: PlannedRow) -> int:
    return row.number


class ImportRowsModel(RowsModel[PlannedRow]):
    """One row for each person on the list."""

    COLUMNS: ClassVar[Sequence[Column[PlannedRow]]] = (
        Column("number", mark("Row"), _number, _by_number, RIGHT),
        Column("state", mark("What becomes of it"), _state, _by_number),
        Column("name", mark("Name"), _name, _by_number),
        Column("agency", mark("Agency"), _agency, _by_number),
        Column("remark", mark("Remark"), _remark, _by_number),
    )
    STATE: ClassVar = 1

    def id_of(self, row: PlannedRow) -> str:
        return str(row.number)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ToneRole:
            row = super().data(index, RowRole)
            return STATES[row.state][1] if row and index.column() == self.STATE else None
        return super().data(index, role)
