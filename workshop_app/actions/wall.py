"""The wall on the projector: contributions that may be shown to the whole room, and why others may not.

Shown is what an agency has cleared for the public and what stands as it was cleared, without a finding of
the identity guard that nobody has decided. No person is named: not who presented it, not who cleared it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workshop_app.actions.clearing import CLEARED, PUBLIC, Publishable, changed_since, kept_inside
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.guarding import Guard
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Challenge, Practice, Strategy

FINDINGS, CHANGED, INSIDE, NOTHING = "findings", "changed", "internal", "nothing"
"""Why a cleared contribution is not on the wall: open findings, changed since it was cleared, cleared for
internal use only, all of its words withheld."""

_KINDS: Final[tuple[type[Publishable], ...]] = (Practice, Challenge)


@dataclass(frozen=True, slots=True)
class WallStrategy:
    """A strategy to filter by."""

    id: str
    number: int | None
    title: str
    title_en: str


@dataclass(frozen=True, slots=True)
class WallItem:
    """A contribution as the room may read it. `texts` are its words without the title, the main ones first.

    `figure` is (number, what it counts) of a practice's result; both are "" without one.
    """

    id: str
    kind: str
    agency: str
    title: str
    texts: tuple[str, ...]
    figure: tuple[str, str]
    strategies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """All that may be shown, in the order of clearing; `held` tells why other cleared ones are not, by id."""

    title: str
    title_en: str
    items: tuple[WallItem, ...]
    strategies: tuple[WallStrategy, ...]
    held: Mapping[str, str]

    def of_strategy(self, strategy_id: str) -> tuple[WallItem, ...]:
        """Return what serves a strategy, all without one."""
        return tuple(i for i in self.items if not strategy_id or strategy_id in i.strategies)


def wall(ws: Workshop, guard: Guard | None = None) -> Wall:
    """Return what may be on the wall now; a `guard` that has read ahead answers sooner."""
    read = GuardedReader(ws, guard)
    undecided = read.undecided
    agencies = {agency.id: agency.short_name for agency in read.all(Agency)}
    items: list[tuple[str, WallItem]] = []
    held: dict[str, str] = {}
    for kind in _KINDS:
        plain = {record.id: record for record in ws.read.all(kind)}
        for record in read.all(kind):
            if record.status != CLEARED:
                continue
            item = _item(record, agencies)
            why = _held(plain[record.id], item, undecided)
            if why:
                held[record.id] = why
            else:
                items.append((record.cleared_at, item))
    settings = read.settings
    return Wall(
        settings.title,
        settings.title_en,
        tuple(item for _, item in sorted(items, key=lambda pair: pair[0])),
        tuple(WallStrategy(s.id, s.number, s.title, s.title_en) for s in read.all(Strategy)),
        held,
    )


def _held(record: Publishable, item: WallItem, undecided: frozenset[str]) -> str:
    """Return why a cleared record must not be shown, "" if it may be; `record` is as it was typed."""
    if record.visibility != PUBLIC:
        return INSIDE
    if record.id in undecided:
        return FINDINGS
    if changed_since(record):
        return CHANGED
    return "" if item.title or any(item.texts) else NOTHING


def _item(record: Publishable, agencies: Mapping[str, str]) -> WallItem:
    if isinstance(record, Practice):
        texts: tuple[str, ...] = (record.action, record.result)
        unit = " ".join(part for part in (record.result_unit, record.result_period) if part)
        figure = (record.result_number, unit) if record.result_number else ("", "")
    else:
        texts, figure = (record.description, record.support_needed), ("", "")
    return WallItem(
        record.id,
        record.KIND,
        agencies.get(record.agency_id, ""),
        record.title.strip(),
        tuple(text.strip() for text in texts if text.strip()),
        figure,
        record.strategies,
    )


def waiting(ws: Workshop) -> int:
    """Return how many practices and challenges nobody has cleared yet; withheld ones do not wait."""
    inside = kept_inside(ws)
    return sum(
        record.status != CLEARED and record.id not in inside
        for kind in _KINDS
        for record in ws.read.all(kind)
    )
