"""The lists of contributions: filtered in memory, changed row by row."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from workshop_app.actions.contributions import ContributionRow, in_order
from workshop_app.domain.names import fold
from workshop_app.ui.models.rows import Column, RowsModel, Say
from workshop_app.words.catalogue import mark

UNDECIDED: Final = "-"
"""Stands in the filter for "no strategy chosen yet"."""
OVERDUE: Final = "overdue"
"""Stands in the filter of states for what is past its date."""
OPEN: Final = "open"
"""Stands in the filter of states for what is neither done nor cancelled."""

_STATES: Final = {
    "draft": (mark("Draft"), "neutral"),
    "reviewed": (mark("Reviewed"), "info"),
    "cleared": (mark("Cleared"), "ok"),
    "withheld": (mark("Withheld"), "warn"),
    "not-started": (mark("Not started"), "neutral"),
    "in-progress": (mark("In progress"), "info"),
    "done": (mark("Done"), "ok"),
    "cancelled": (mark("Cancelled"), "neutral"),
}
_APART: Final = (mark("Two versions"), "bad")
_OVERDUE: Final = (mark("Overdue"), "bad")


@dataclass(slots=True)
class ContributionList:
    """All contributions of a kind, in order, and which of them the filter lets through; "" lets all."""

    all: list[ContributionRow] = field(default_factory=list)
    text: str = ""
    strategy: str = ""
    session: str = ""
    agency: str = ""
    state: str = ""
    by: str = ""

    @property
    def shown(self) -> list[ContributionRow]:
        """Those that have all words of `text` and all that was chosen."""
        # One pass for each test that is on: among thousands of rows most tests are off.
        found = self.all
        for name, wanted in self._chosen:
            found = [row for row in found if getattr(row, name) == wanted]
        if self.strategy:
            found = [row for row in found if self._fits_strategy(row)]
        if self.state:
            found = [row for row in found if self._fits_state(row)]
        for needle in fold(self.text).split():
            found = [row for row in found if needle in row.text]
        return found

    @property
    def _chosen(self) -> list[tuple[str, str]]:
        plain = (("session_id", self.session), ("agency_id", self.agency), ("by", self.by))
        return [(name, wanted) for name, wanted in plain if wanted]

    def _fits_strategy(self, row: ContributionRow) -> bool:
        if self.strategy == UNDECIDED:
            return not row.strategies
        return self.strategy in row.strategies

    def _fits_state(self, row: ContributionRow) -> bool:
        if self.state == OVERDUE:
            return row.days_over > 0
        if self.state == OPEN:
            return row.status in ("not-started", "in-progress")
        return row.status == self.state

    def take(self, touched: Collection[str], rows: Iterable[ContributionRow]) -> None:
        """Take note of changed rows; those of `touched` that are not in `rows` are gone."""
        kept = [row for row in self.all if row.id not in touched]
        self.all = in_order([*kept, *rows])


def title_of(say: Say, row: ContributionRow) -> str:
    """Return what stands in the first line."""
    return row.title or say.words.t("Without words")


def detail_of(say: Say, row: ContributionRow) -> str:
    """Return the second line: who, which code, and when; of commitments until when."""
    agency = row.agency or say.words.t("Without agency")
    if row.kind == "commitment":
        parts = (agency, _until(say, row), row.code)
    else:
        parts = (agency, row.code, say.time(row.at))
    return " · ".join(part for part in parts if part)


def _until(say: Say, row: ContributionRow) -> str:
    if row.days_over:
        return say.words.n("{count} day late", "{count} days late", row.days_over)
    if row.due is not None:
        return say.words.t("by {date}", date=say.words.date(row.due))
    return row.due_text or say.words.t("no date yet")


def state_of(say: Say, row: ContributionRow) -> tuple[str, str]:
    """Return the state in a word or two, and the tone of its chip."""
    if row.written_apart:
        text, tone = _APART
    elif row.days_over:
        text, tone = _OVERDUE
    else:
        text, tone = _STATES.get(row.status, _STATES["draft"])
    return say.words.t(text), tone


def _line(say: Say, row: ContributionRow) -> str:
    return f"{title_of(say, row)}, {detail_of(say, row)}, {state_of(say, row)[0]}"


def _begun(row: ContributionRow) -> str:
    return row.at


class ContributionModel(RowsModel[ContributionRow]):
    """Contributions; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[ContributionRow]]] = (
        Column("contribution", mark("Contribution"), _line, _begun),
    )
