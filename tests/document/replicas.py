"""Replicas of a shared document without any file: who writes, who merges what."""

from workshop_app.document.shared import RecordState, SharedDocument, Touched
from workshop_app.document.stamps import StampClock
from workshop_app.domain.changes import (
    Create,
    Happened,
    Mark,
    Operator,
    SetField,
    Write,
    Written,
)
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.values import Json

DOC = DocumentName.CONTRIBUTIONS
PROSE = ("action", "result")
START = 1_680_000_000_000
"""Milliseconds since 1970: a morning in March 2023."""


class Replica:
    """One laptop's copy. `skew` is how many milliseconds its clock is fast."""

    def __init__(self, name: str, skew: int = 0) -> None:
        self.operator = Operator(name, f"Meja {name}", name.lower())
        self.now = START + skew
        self.clock = StampClock(self._tick)
        self.doc = SharedDocument(self.clock)

    def _tick(self) -> int:
        self.now += 1
        return self.now

    def write(self, *writes: Write) -> list[Written]:
        """Carry out writes as one transaction."""
        with self.doc.transact():
            return [self.doc.apply(write, self.operator, f"t{self.now}") for write in writes]

    def create(self, record_id: str, kind: str = "practice", **values: Json) -> None:
        """Make a record."""
        self.write(Create(DOC, kind, record_id, values))

    def set(self, record_id: str, field: str, value: Json, kind: str = "practice") -> None:
        """Write one field; long texts are merged by character."""
        self.write(SetField(DOC, kind, record_id, field, value, field in PROSE))

    def mark(self, record_id: str, *, deleted: bool, kind: str = "practice") -> None:
        """Mark a record as deleted, or not."""
        self.write(Mark(DOC, kind, record_id, deleted))

    def happen(self, event_id: str, **facts: Json) -> None:
        """Add a fact."""
        self.write(Happened(DOC, event_id, facts))

    def take(self, *others: "Replica") -> Touched:
        """Merge the whole documents of others; returns what the last one brought."""
        touched = Touched()
        for other in others:
            touched = self.doc.merge(other.doc.whole())
        return touched

    def copy_of(self, name: str, skew: int = 0) -> "Replica":
        """Return a new laptop that has all that this one has."""
        other = Replica(name, skew)
        other.take(self)
        return other

    def record(self, record_id: str, kind: str = "practice") -> RecordState:
        """Return a record that must be there."""
        state = self.doc.record(kind, record_id, PROSE)
        assert state is not None
        return state

    def shown(self, record_id: str, field: str) -> object:
        """Return what is shown of a field."""
        return self.record(record_id).shown.get(field)


def view(replica: Replica) -> dict[str, object]:
    """Return all that a replica knows, to be compared with others."""
    records = {}
    for kind, record_id in replica.doc.record_keys():
        state = replica.record(record_id, kind)
        values = dict(sorted(state.values.items()))
        records[f"{kind}/{record_id}"] = (
            dict(sorted(state.shown.items())),
            values,
            state.deleted,
            state.disputed,
            dict(sorted(state.conflicts.items())),
        )
    return {
        "records": dict(sorted(records.items())),
        "events": sorted(replica.doc.events().items()),
    }


def meet(*replicas: Replica) -> None:
    """Let everybody take in everybody else's work."""
    for _ in range(2):
        for replica in replicas:
            replica.take(*(other for other in replicas if other is not replica))


def agree(*replicas: Replica) -> None:
    """Let all meet, and assert that they then know the same."""
    meet(*replicas)
    views = [view(replica) for replica in replicas]
    assert all(other == views[0] for other in views[1:])
