"""The list of agencies as a table: who is invited, how many come, what they have shared."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from workshop_app.actions.overview import AgencyFigure
from workshop_app.domain.names import fold
from workshop_app.ui.models.rows import RIGHT, Column, Index, RowRole, RowsModel, Say
from workshop_app.ui.models.tones import ToneRole
from workshop_app.words.catalogue import mark
from workshop_app.words.terms import choice_name


@dataclass(slots=True)
class AgencyList:
    """All agencies, which of them the filter lets through, and in which order."""

    all: list[AgencyFigure] = field(default_factory=list)
    text: str = ""
    category: str = ""
    column: str = "short_name"
    descending: bool = False

    @property
    def shown(self) -> list[AgencyFigure]:
        """Those that have all words of `text` and the category, sorted; equal ones by short name."""
        needles = fold(self.text).split()
        found = [a for a in self.all if self._fits(a, needles)]
        found.sort(key=_short_key)
        sort = next(c.sort for c in AgencyTableModel.COLUMNS if c.name == self.column)
        return sorted(found, key=sort, reverse=self.descending)

    def _fits(self, agency: AgencyFigure, needles: list[str]) -> bool:
        words = fold(f"{agency.short_name} {agency.name} {agency.name_en}")
        right = not self.category or agency.category == self.category
        return right and all(needle in words for needle in needles)


def name_of(say: Say, agency: AgencyFigure) -> str:
    """Return the full name in the language of now."""
    english = say.words.language == "en" and agency.name_en
    return agency.name_en if english else agency.name


def state_of(say: Say, agency: AgencyFigure) -> tuple[str, str]:
    """Say how it stands with an agency, in words and as the tone of a chip."""
    if agency.present:
        return say.words.t("Here {time}", time=say.time(agency.first_at)), "ok"
    if agency.invited:
        return say.words.t("Not here yet"), "neutral"
    return say.words.t("Not invited"), "neutral"


def contributions(agency: AgencyFigure) -> int:
    """Count what an agency has shared: practices, challenges, commitments."""
    return agency.practices + agency.challenges + agency.commitments


def _short_key(agency: AgencyFigure) -> str:
    return agency.short_name.casefold()


def _name_key(agency: AgencyFigure) -> str:
    return agency.name.casefold()


def _category_key(agency: AgencyFigure) -> str:
    return agency.category


def _expected_key(agency: AgencyFigure) -> int:
    return -1 if agency.expected is None else agency.expected


def _registered_key(agency: AgencyFigure) -> int:
    return agency.registered


def _present_key(agency: AgencyFigure) -> int:
    return agency.present


def _state_key(agency: AgencyFigure) -> tuple[bool, bool, str]:
    return not agency.present, not agency.invited, agency.first_at


def _short_name(_say: Say, agency: AgencyFigure) -> str:
    return agency.short_name


def _category(say: Say, agency: AgencyFigure) -> str:
    return choice_name(say.words, agency.category)


def _expected(say: Say, agency: AgencyFigure) -> str:
    return "–" if agency.expected is None else say.words.number(agency.expected)


def _registered(say: Say, agency: AgencyFigure) -> str:
    return say.words.number(agency.registered)


def _present(say: Say, agency: AgencyFigure) -> str:
    return say.words.number(agency.present)


def _shared(say: Say, agency: AgencyFigure) -> str:
    return say.words.number(contributions(agency))


def _state(say: Say, agency: AgencyFigure) -> str:
    return state_of(say, agency)[0]


class AgencyTableModel(RowsModel[AgencyFigure]):
    """All agencies with the figures that desk and overview show."""

    COLUMNS: ClassVar[Sequence[Column[AgencyFigure]]] = (
        Column("short_name", mark("Short name"), _short_name, _short_key),
        Column("name", mark("Name"), name_of, _name_key),
        Column("category", mark("Category"), _category, _category_key),
        Column("expected", mark("Expected"), _expected, _expected_key, RIGHT),
        Column("registered", mark("Registered"), _registered, _registered_key, RIGHT),
        Column("present", mark("Here"), _present, _present_key, RIGHT),
        Column("shared", mark("Contributions"), _shared, contributions, RIGHT),
        Column("state", mark("Status"), _state, _state_key),
    )
    STATE: ClassVar = 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ToneRole:
            row = super().data(index, RowRole)
            return state_of(self.say, row)[1] if row and index.column() == self.STATE else None
        return super().data(index, role)
