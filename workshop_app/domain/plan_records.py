"""The kinds of record of an action plan: its strategies, and the actions that belong to each."""

from typing import ClassVar

from workshop_app.domain.frozen import frozen
from workshop_app.domain.schema import Record, line, ref, refs, whole_number


@frozen(kw_only=True)
class Strategy(Record):
    """One strategy of the national action plan; its `number` is the key, wordings differ by source."""

    KIND: ClassVar[str] = "strategy"

    number: int | None = whole_number()
    title: str = line(required=True)
    title_en: str = line()
    area: str = line()


@frozen(kw_only=True)
class PlanAction(Record):
    """One action of the plan under its strategy; `number` is as the plan counts: "1.2", "A"."""

    KIND: ClassVar[str] = "plan_action"

    strategy_id: str = ref("strategy")
    number: str = line()
    title: str = line(required=True)
    title_en: str = line()
    indicator: str = line()
    target: str = line()
    responsible: tuple[str, ...] = refs("agency")
