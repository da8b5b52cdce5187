"""What was found in several workshops, as rows: a head for each file, below it what was found there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from workshop_app.actions.find_all import FileFound
from workshop_app.ui.models.palette import ICONS
from workshop_app.ui.models.rows import Column, RowsModel
from workshop_app.words.catalogue import Words, mark
from workshop_app.words.errors import word
from workshop_app.words.terms import kind_name


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of the list. Without a `kind` it is the head of a file; `trouble`: it could not be searched."""

    path: str
    kind: str
    record_id: str
    title: str
    detail: str
    passage: str = ""
    icon: str = ""
    trouble: bool = False

    @property
    def id(self) -> str:
        """What tells it from all others."""
        return f"{self.path}|{self.kind}|{self.record_id}"

    @property
    def is_head(self) -> bool:
        """True for the head of a file."""
        return not self.kind


def rows_of(w: Words, found: FileFound) -> list[ResultRow]:
    """Return the rows of one file; none if nothing was found in it."""
    path = str(found.path)
    if found.error is not None:
        # The name tells enough where whole paths would not fit.
        named = type(found.error)(**{**found.error.values, "path": found.path.name})
        return [ResultRow(path, "", "", word(w, named).message, "", trouble=True)]
    if not found.passages:
        return []
    count = w.n("{count} hit", "{count} hits", len(found.passages))
    head = ResultRow(path, "", "", found.title, " · ".join(p for p in (_day(w, found), count) if p))
    return [
        head,
        *(
            ResultRow(
                path,
                passage.found.kind,
                passage.found.id,
                passage.found.title or w.t("Without words"),
                " · ".join(
                    p for p in (kind_name(w, passage.found.kind), passage.found.detail) if p
                ),
                passage.text,
                ICONS.get(passage.found.kind, "file-text"),
            )
            for passage in found.passages
        ),
    ]


def _day(w: Words, found: FileFound) -> str:
    try:
        return w.date(date.fromisoformat(found.day))
    except ValueError:
        return ""


def _line(_say: object, row: ResultRow) -> str:
    return ", ".join(part for part in (row.title, row.detail, row.passage) if part)


def _title(row: ResultRow) -> str:
    return row.title


class ResultModel(RowsModel[ResultRow]):
    """The rows; heads cannot be chosen. The one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[ResultRow]]] = (
        Column("found", mark("Found"), _line, _title),
    )

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.rows[index.row()] if index.isValid() else None
        if row is not None and row.is_head:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)
