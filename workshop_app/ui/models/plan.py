"""An action plan as rows: a head for each strategy, below it its actions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from workshop_app.actions.plans import PlanTable
from workshop_app.domain.records import PlanAction, Strategy
from workshop_app.ui.models.rows import Column, RowsModel
from workshop_app.words.catalogue import Words, mark


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the list; `is_head` for a strategy. `detail` is what stands below an action."""

    id: str
    is_head: bool
    number: str
    title: str
    detail: str = ""


def lines_of_workshop(
    w: Words,
    strategies: Iterable[Strategy],
    actions: Sequence[PlanAction],
    agencies: Mapping[str, str],
) -> list[PlanLine]:
    """Return the plan of a workshop; actions of no strategy come last."""
    found: list[PlanLine] = []
    known: set[str] = set()
    for strategy in strategies:
        known.add(strategy.id)
        number = "" if strategy.number is None else str(strategy.number)
        title = strategy.title_en if w.language == "en" and strategy.title_en else strategy.title
        found.append(PlanLine(strategy.id, True, number, title))
        found += [_action(w, a, agencies) for a in actions if a.strategy_id == strategy.id]
    rest = [_action(w, a, agencies) for a in actions if a.strategy_id not in known]
    if rest:
        found += [PlanLine("", True, "", w.t("Without a strategy")), *rest]
    return found


def _action(w: Words, action: PlanAction, agencies: Mapping[str, str]) -> PlanLine:
    names = [name for i in action.responsible if (name := agencies.get(i, ""))]
    title = action.title_en if w.language == "en" and action.title_en else action.title
    return PlanLine(
        action.id, False, action.number, title, _detail(action.indicator, action.target, names)
    )


def lines_of_table(table: PlanTable) -> list[PlanLine]:
    """Return what was understood of a table."""
    below: dict[int, list[PlanLine]] = {}
    for place, action in enumerate(table.actions):
        detail = _detail(action.indicator, action.target, action.responsible)
        line = PlanLine(f"a{place}", False, action.number, action.title, detail)
        below.setdefault(action.strategy, []).append(line)
    found: list[PlanLine] = []
    for place, strategy in enumerate(table.strategies):
        number = "" if strategy.number is None else str(strategy.number)
        found += [PlanLine(f"s{place}", True, number, strategy.title), *below.get(place, ())]
    return found


def _detail(indicator: str, target: str, names: Sequence[str]) -> str:
    return " · ".join(part for part in (indicator, target, ", ".join(names)) if part)


def _line(_say: object, row: PlanLine) -> str:
    return ", ".join(part for part in (row.number, row.title, row.detail) if part)


def _title(row: PlanLine) -> str:
    return row.title


class PlanModel(RowsModel[PlanLine]):
    """The lines; the one column says all that its painter draws."""

    COLUMNS: ClassVar[Sequence[Column[PlanLine]]] = (
        Column("plan", mark("Action plan"), _line, _title),
    )
