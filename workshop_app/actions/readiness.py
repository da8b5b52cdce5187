"""All that stands between now and print, one by one: each gap of `overview.missing` with its record."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.actions.contributions import name_of
from workshop_app.actions.overview import Missing
from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import KINDS, Agency, Challenge, Commitment, Practice
from workshop_app.domain.schema import Record


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """One thing that is missing in one record. `what` is that of `Missing`."""

    what: str
    kind: str
    record_id: str
    name: str
    agency: str
    code: str

    @property
    def id(self) -> str:
        """What tells it from all others: one record may lack several things."""
        return f"{self.what} {self.record_id}"


def readiness(ws: Workshop, gaps: Sequence[Missing]) -> list[ReadinessRow]:
    """Return one row for each record that lacks something, in the order of the gaps."""
    return [
        _row(ws, gap, record)
        for gap in gaps
        for record_id in gap.record_ids
        if (record := _record(ws, gap.kind, record_id)) is not None
    ]


def _record(ws: Workshop, kind: str, record_id: str) -> Record | None:
    """Find a record; gaps that concern records of any kind do not name it."""
    kinds = [KINDS[kind]] if kind else KINDS.values()
    return next((r for each in kinds if (r := ws.read.get(each, record_id)) is not None), None)


def _row(ws: Workshop, gap: Missing, record: Record) -> ReadinessRow:
    known = isinstance(record, Practice | Challenge | Commitment)
    agency = ws.read.get(Agency, str(getattr(record, "agency_id", "")))
    return ReadinessRow(
        what=gap.what,
        kind=record.KIND,
        record_id=record.id,
        name=name_of(record) if known else title(record),  # type: ignore[arg-type]
        agency=agency.short_name if agency else "",
        code=str(getattr(record, "code", "")),
    )
