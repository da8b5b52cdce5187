"""The list of good practices: filtered by words and strategy in memory, changed row by row."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from workshop_app.actions.practices import PracticeRow
from workshop_app.domain.names import fold
from workshop_app.ui.models.rows import Column, RowsModel, Say
from workshop_app.words.catalogue import mark

UNDECIDED: Final = "-"
"""Stands in the filter for "no strategy chosen yet"."""

_STATES: Final = {
    "draft": (mark("Draft"), "neutral"),
    "reviewed": (mark("Reviewed"), "info"),
    "cleared": (mark("Cleared"), "ok"),
    "withheld": (mark("Withheld"), "warn"),
}
_APART: Final = (mark("Two versions"), "bad")


@dataclass(slots=True)
class PracticeList:
    """All practices, the newest first, and which of them the filter lets through."""

    all: list[PracticeRow] = field(default_factory=list)
    text: str = ""
    strategy: str = ""

    @property
    def shown(self) -> list[PracticeRow]:
        """Those that have all words of `text`, and the strategy if one is chosen."""
        needles = fold(self.text).split()
        return [r for r in self.all if self._fits(r) and all(n in r.text for n in needles)]

    def _fits(self, row: PracticeRow) -> bool:
        if self.strategy == UNDECIDED:
            return not row.strategies
        return not self.strategy or self.strategy in row.strategies

    def take(self, touched: Collection[str], rows: Iterable[PracticeRow]) -> None:
        """Take note of changed practices; those of `touched` that are not in `rows` are gone."""
        kept = [row for row in self.all if row.id not in touched]
        self.all = sorted([*kept, *rows], key=lambda row: (row.at, row.id), reverse=True)


def title_of(say: Say, row: PracticeRow) -> str:
    """Return what stands in the first line."""
    return row.title or say.words.t("Without words")


def detail_of(say: Say, row: PracticeRow) -> str:
    """Return the second line: who, which code, when."""
    agency = row.agency or say.words.t("Without agency")
    return " · ".join(part for part in (agency, row.code, say.time(row.at)) if part)


def state_of(say: Say, row: PracticeRow) -> tuple[str, str]:
    """Return the state in one word, and the tone of its chip."""
    text, tone = _APART if row.written_apart else _STATES.get(row.status, _STATES["draft"])
    return say.words.t(text), tone


def _line(say: Say, row: PracticeRow) -> str:
    return f"{title_of(say, row)}, {detail_of(say, row)}, {state_of(say, row)[0]}"


def _begun(row: PracticeRow) -> str:
    return row.at


class PracticeModel(RowsModel[PracticeRow]):
    """Good practices; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[PracticeRow]]] = (
        Column("practice", mark("Good practice"), _line, _begun),
    )
