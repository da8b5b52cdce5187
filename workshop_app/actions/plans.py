"""The action plan of a workshop: reading a table of one, and taking it into the workshop as one step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop_app.actions.frameworks import Framework, FrameworkAction, FrameworkStrategy, code_of
from workshop_app.actions.operation import Operation
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import PlanEmpty
from workshop_app.domain.names import fold
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import (
    WORKSHOP_RECORD,
    Agency,
    PlanAction,
    Settings,
    Strategy,
)
from workshop_app.intake import plans as tables
from workshop_app.intake import sources
from workshop_app.intake.plans import PLAN_FIELDS as PLAN_FIELDS
from workshop_app.intake.plans import PlanColumn as PlanColumn
from workshop_app.intake.plans import PlanTable as PlanTable
from workshop_app.intake.plans import RowTrouble as RowTrouble
from workshop_app.intake.tables import Source as Source


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file as it was read, and what is understood of one of its sheets."""

    source: Source
    sheet: str
    table: PlanTable

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return self.source.sheet_names


@dataclass(frozen=True, slots=True)
class PlanResult:
    """What came into a workshop: new ones, ones that were changed by it, ones that were the same already."""

    strategies: int = 0
    actions: int = 0
    changed: int = 0
    same: int = 0
    agencies: int = 0


def read_plan_file(
    path: Path,
    columns: Mapping[str, str] | None = None,
    sheet: str = "",
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> PlanFile:
    """Read a table of a plan; it may run in another thread. `columns`: heading or letters -> field.

    Raises what `importing.open_file` raises, SheetMissing and ColumnMissing.
    """
    return understand_plan(sources.open_file(path, progress, cancelled), columns, sheet)


def understand_plan(
    source: Source, columns: Mapping[str, str] | None = None, sheet: str = ""
) -> PlanFile:
    """Understand a sheet, the likeliest one if none is named. Raises SheetMissing and ColumnMissing."""
    table = sources.sheet_named(source, sheet) if sheet else tables.plan_sheet(source)
    return PlanFile(source, table.name, tables.read_plan(table, columns))


def framework_of(
    read: PlanFile,
    *,
    title: str,
    code: str = "",
    title_en: str = "",
    period: str = "",
) -> Framework:
    """Return what was read as a plan. Raises NoPlanColumn, and PlanEmpty if no row could be used."""
    tables.require_plan(read.table, read.source.name)
    if not read.table.strategies:
        raise PlanEmpty(path=read.source.name)
    return Framework(
        code=code_of(code or f"{title} {period}"),
        title=" ".join(title.split()),
        title_en=" ".join(title_en.split()),
        period=" ".join(period.split()),
        strategies=tuple(
            FrameworkStrategy(s.number, s.title or str(s.number), s.title_en)
            for s in read.table.strategies
        ),
        actions=tuple(
            FrameworkAction(
                a.strategy, a.number, a.title, a.title_en, a.indicator, a.target, a.responsible
            )
            for a in read.table.actions
        ),
        own=True,
    )


def import_plan(ws: Workshop, plan: Framework, *, rename: bool = False) -> PlanResult:
    """Take a plan into a workshop as one step; taking it in again changes nothing.

    A strategy is known by its number, else by its title, and keeps the wording it has here unless
    `rename`. An action is known by its number, else by its title, under its strategy. Agencies are known by
    their names; unknown ones are added, not invited. A workshop without a plan takes this one's name.
    """
    named = label("action plan “{name}”", name=plan.name)
    with ws.operation(named if plan.name else label("action plan")) as op:
        taken = _Taken(ws, op, rename)
        taken.add_all(plan)
        if not ws.settings.framework and plan.title:
            take_name(op, plan)
    return taken.result


def add_plan(ws: Workshop, op: Operation, plan: Framework) -> None:
    """Add a plan to a workshop that is being made."""
    _Taken(ws, op, rename=False).add_all(plan)
    take_name(op, plan)


def take_name(op: Operation, plan: Framework) -> None:
    """Note in the workshop on which plan it stands."""
    op.change(
        Settings,
        WORKSHOP_RECORD,
        framework=plan.code,
        framework_title=f"{plan.title} {plan.period}".strip(),
        framework_title_en=f"{plan.title_en} {plan.period}".strip() if plan.title_en else "",
    )
    if plan.legal_basis:
        op.change(Settings, WORKSHOP_RECORD, legal_basis=plan.legal_basis)


@dataclass(slots=True)
class _Taken:
    """Adds what a plan has and the workshop lacks."""

    ws: Workshop
    op: Operation
    rename: bool
    strategies: int = 0
    actions: int = 0
    changed: int = 0
    same: int = 0
    agencies: int = 0
    _known: dict[str, str] = field(default_factory=dict)

    @property
    def result(self) -> PlanResult:
        """The counts."""
        return PlanResult(self.strategies, self.actions, self.changed, self.same, self.agencies)

    def add_all(self, plan: Framework) -> None:
        """Add strategies, then actions."""
        here = self.ws.read.all(Strategy)
        self._known = _agency_names(self.ws)
        ids = [self._strategy(strategy, here) for strategy in plan.strategies]
        there = self.ws.read.all(PlanAction)
        for action in plan.actions:
            self._action(action, ids[action.strategy], there)

    def _strategy(self, told: FrameworkStrategy, here: list[Strategy]) -> str:
        known = next(
            (s for s in here if told.number is not None and s.number == told.number), None
        ) or next((s for s in here if fold(s.title) == fold(told.title)), None)
        if known is None:
            self.strategies += 1
            return self.op.add(
                Strategy,
                number=told.number,
                title=told.title,
                title_en=told.title_en,
                area=told.area,
            )
        values: dict[str, Any] = {}
        if not known.title_en and told.title_en and fold(known.title) == fold(told.title):
            values["title_en"] = told.title_en
        if self.rename and told.title:
            values |= {"title": told.title, "title_en": told.title_en}
        self._change(Strategy, known, values)
        return known.id

    def _action(self, told: FrameworkAction, strategy_id: str, there: list[PlanAction]) -> None:
        mine = [a for a in there if a.strategy_id == strategy_id]
        known = next((a for a in mine if told.number and a.number == told.number), None) or next(
            (a for a in mine if fold(a.title) == fold(told.title)), None
        )
        values: dict[str, Any] = {
            "number": told.number,
            "title": told.title,
            "title_en": told.title_en,
            "indicator": told.indicator,
            "target": told.target,
            "responsible": tuple(dict.fromkeys(map(self._agency, told.responsible))),
        }
        if known is None:
            self.actions += 1
            self.op.add(PlanAction, strategy_id=strategy_id, **values)
        else:
            # What the table does not tell stays as it is here.
            self._change(PlanAction, known, {k: v for k, v in values.items() if v})

    def _change(
        self,
        kind: type[Strategy | PlanAction],
        known: Strategy | PlanAction,
        values: dict[str, Any],
    ) -> None:
        new = {name: value for name, value in values.items() if getattr(known, name) != value}
        if new:
            self.changed += 1
            self.op.change(kind, known.id, **new)
        else:
            self.same += 1

    def _agency(self, name: str) -> str:
        key = fold(name)
        if key not in self._known:
            self.agencies += 1
            self._known[key] = self.op.add(Agency, short_name=name, invited=False)
        return self._known[key]


def _agency_names(ws: Workshop) -> dict[str, str]:
    """Return folded names of agencies with their ids; short names count before others."""
    agencies = ws.read.all(Agency)
    found: dict[str, str] = {}
    for agency in agencies:
        found.setdefault(fold(agency.short_name), agency.id)
    for agency in agencies:
        former = (name.rpartition(":")[2] for name in agency.former_names)
        for name in (agency.name, agency.name_en, *agency.aliases, *former):
            found.setdefault(fold(name), agency.id)
    return found
