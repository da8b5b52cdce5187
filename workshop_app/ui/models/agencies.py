"""The agencies at the left of the desk, with how many of each are here; the first row stands for all."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from workshop_app.actions.overview import AgencyFigure
from workshop_app.domain.frozen import frozen
from workshop_app.ui.models.rows import RIGHT, Column, RowsModel, Say
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name


@frozen
class AgencyRow:
    """One agency of the list; the row of all agencies has the id ""."""

    id: str
    short_name: str
    detail: str
    registered: int
    present: int

    @property
    def complete(self) -> bool:
        """True if everybody who is registered is here."""
        return 0 < self.registered <= self.present


def agency_rows(
    say: Say, agencies: Iterable[AgencyFigure], registered: int, present: int
) -> list[AgencyRow]:
    """Return the row of all agencies, then each of them."""
    t = say.words.t
    whole = AgencyRow("", t("All agencies"), t("everybody"), registered, present)
    return [whole, *(agency_row(say, agency) for agency in agencies)]


def agency_row(say: Say, agency: AgencyFigure) -> AgencyRow:
    """Return the row of one agency."""
    name = agency.name_en if say.words.language == "en" and agency.name_en else agency.name
    if not name or name == agency.short_name:
        name = choice_name(say.words, agency.category)
    return AgencyRow(agency.id, agency.short_name, name, agency.registered, agency.present)


def progress_of(say: Say, row: AgencyRow) -> str:
    """Say how many are here, in short: 2/3; nothing is registered: "–"."""
    w = say.words
    return f"{w.number(row.present)}/{w.number(row.registered)}" if row.registered else "–"


def progress_in_words(say: Say, row: AgencyRow) -> str:
    """Say how many are here, as a sentence's part."""
    if not row.registered:
        return say.words.t("nobody registered")
    return say.words.t(
        "{present} of {registered} here",
        present=say.words.number(row.present),
        registered=say.words.number(row.registered),
    )


def _line(say: Say, row: AgencyRow) -> str:
    return ", ".join(
        part for part in (row.short_name, row.detail, progress_in_words(say, row)) if part
    )


def _by_name(row: AgencyRow) -> str:
    return row.short_name.casefold()


def _by_share(row: AgencyRow) -> float:
    return row.present / row.registered if row.registered else 0.0


class AgencyModel(RowsModel[AgencyRow]):
    """All agencies; the first column says everything, for it is the one a list view shows."""

    COLUMNS: ClassVar[Sequence[Column[AgencyRow]]] = (
        Column("agency", mark("Agency"), _line, _by_name),
        Column("progress", mark("Here"), progress_of, _by_share, RIGHT),
    )
