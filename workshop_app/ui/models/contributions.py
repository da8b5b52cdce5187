"""The lists of contributions: filtered in memory, arranged in groups, changed row by row."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from PySide6.QtCore import Qt

from workshop_app.actions.contributions import ContributionRow, in_order
from workshop_app.domain.names import fold
from workshop_app.domain.searching import LONG, excerpt, stem
from workshop_app.ui.models.rows import Column, Index, RowsModel, Say
from workshop_app.words.catalogue import mark

UNDECIDED: Final = "-"
"""Stands in the filter for "no strategy chosen yet"."""
OVERDUE: Final = "overdue"
"""Stands in the filter of states for what is past its date."""
OPEN: Final = "open"
"""Stands in the filter of states for what is neither done nor cancelled."""
GROUPS: Final[Mapping[str, str]] = {
    "": mark("No groups"),
    "strategy": mark("By strategy"),
    "agency": mark("By agency"),
}
"""How a list can be arranged, and how that reads."""

STATES: Final = {
    "draft": (mark("Draft"), "neutral"),
    "reviewed": (mark("Reviewed"), "info"),
    "cleared": (mark("Cleared"), "ok"),
    "withheld": (mark("Withheld"), "warn"),
    "not-started": (mark("Not started"), "neutral"),
    "in-progress": (mark("In progress"), "info"),
    "done": (mark("Done"), "ok"),
    "cancelled": (mark("Cancelled"), "neutral"),
}
"""Each state of a contribution in a word or two, and the tone of its chip."""
_APART: Final = (mark("Two versions"), "bad")
_OVERDUE: Final = (mark("Overdue"), "bad")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group: `title` is empty where something is not decided yet."""

    id: str
    title: str
    count: int


Shown = ContributionRow | GroupRow


@dataclass(slots=True)
class ContributionList:
    """All contributions of a kind, in order, and which of them the filter lets through; "" lets all.

    `group` is a key of `GROUPS`, `strategies` names the strategies in their order.
    """

    all: list[ContributionRow] = field(default_factory=list)
    text: str = ""
    strategy: str = ""
    session: str = ""
    agency: str = ""
    state: str = ""
    by: str = ""
    group: str = ""
    strategies: Mapping[str, str] = field(default_factory=dict)
    needles: tuple[str, ...] = ()
    """The folded words that `shown` has looked for: as they were typed, or else without affixes."""

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
        self.needles = tuple(fold(self.text).split())
        hits = _having(found, self.needles)
        if not hits and self.needles:
            self.needles = tuple(stem(needle) for needle in self.needles)
            hits = _having(found, self.needles)
        return hits

    @property
    def arranged(self) -> list[Shown]:
        """What is shown, each group below its head."""
        shown = self.shown
        if not self.group:
            return list(shown)
        groups: dict[str, list[ContributionRow]] = {}
        for row in shown:
            groups.setdefault(self._group_of(row), []).append(row)
        arranged: list[Shown] = []
        for key in sorted(groups, key=self._place_of):
            arranged.append(GroupRow(f"group {key}", self._title_of(key), len(groups[key])))
            arranged += groups[key]
        return arranged

    def _group_of(self, row: ContributionRow) -> str:
        if self.group == "agency":
            return row.agency
        return next((i for i in row.strategies if i in self.strategies), "")

    def _place_of(self, key: str) -> tuple[bool, int, str]:
        """Strategies come in their own order, agencies by name, what is not decided last."""
        order = list(self.strategies)
        place = order.index(key) if key in self.strategies and self.group == "strategy" else 0
        return not key, place, fold(key)

    def _title_of(self, key: str) -> str:
        return self.strategies.get(key, "") if self.group == "strategy" else key

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
        new = {row.id: row for row in rows}
        before = {row.id: row for row in self.all if row.id in touched}
        if before.keys() == new.keys() and all(_same_place(before[i], new[i]) for i in new):
            # While somebody types, thousands of other rows stay where they are.
            self.all = [new.get(row.id, row) for row in self.all]
            return
        kept = [row for row in self.all if row.id not in touched]
        self.all = in_order([*kept, *new.values()])


def _same_place(one: ContributionRow, other: ContributionRow) -> bool:
    return (one.at, one.due, one.status) == (other.at, other.due, other.status)


def _having(rows: list[ContributionRow], needles: Iterable[str]) -> list[ContributionRow]:
    for needle in needles:
        wanted = needle if len(needle) >= LONG else f" {needle}"
        rows = [row for row in rows if wanted in row.text]
    return rows


def title_of(say: Say, row: Shown) -> str:
    """Return what stands in the first line."""
    if isinstance(row, GroupRow):
        return row.title or say.words.t("Not decided yet")
    return row.title or say.words.t("Without words")


def detail_of(say: Say, row: ContributionRow) -> str:
    """Return the second line: who, which code, and when; of commitments until when."""
    agency = row.agency or say.words.t("Without agency")
    if row.kind == "commitment":
        parts = (agency, _until(say, row), row.code)
    else:
        parts = (agency, row.code, say.time(row.at))
    return " · ".join(part for part in parts if part)


def found_in(row: ContributionRow, needles: Sequence[str], letters: int) -> str:
    """Return words around a hit that the two lines of a row do not show; "" if they show all hits."""
    head = f" {fold(f'{row.title} {row.agency} {row.code}')}"
    hidden = [n for n in needles if (n if len(n) >= LONG else f" {n}") not in head]
    return excerpt(row.body, hidden, letters) if hidden else ""


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
        text, tone = STATES.get(row.status, STATES["draft"])
    return say.words.t(text), tone


def _line(say: Say, row: Shown) -> str:
    if isinstance(row, GroupRow):
        return f"{title_of(say, row)}, {say.words.number(row.count)}"
    return f"{title_of(say, row)}, {detail_of(say, row)}, {state_of(say, row)[0]}"


def _begun(row: Shown) -> str:
    return "" if isinstance(row, GroupRow) else row.at


class ContributionModel(RowsModel[Shown]):
    """Contributions and the heads of their groups; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[Shown]]] = (
        Column("contribution", mark("Contribution"), _line, _begun),
    )

    @property
    def record_ids(self) -> list[str]:
        """The ids of the contributions, without the heads."""
        return [row.id for row in self.rows if isinstance(row, ContributionRow)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The head of a group is for reading: arrows pass over it."""
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
