"""The shared document of a workshop: how records, fields, texts and facts lie in it, and how they merge.

Keys (all values are JSON texts):
- `base["kind/id"]`: a record's first values, never rewritten;
- `value["kind/id/field/stamp"]`: {v, by, desk, at}: one living value of a field. Writing removes the values
  its author had seen and adds one; concurrent values therefore both live until somebody writes again;
- text `"kind/id/field"`: a long text, merged by character; every save also leaves the whole text as a
  value, so two concurrent versions show up as two values;
- `value["kind/id/_deleted/stamp"]`: the digest of the values the deleter saw, or "" for a restored record;
- `event["id"]`: attendance facts, append only;
- `meta`: `schema` and `min_app`.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workshop_app.document.engine import MAPS, Change, Engine, read_json
from workshop_app.document.layout import DELETED, ERASED, SCHEMA
from workshop_app.document.stamps import StampClock
from workshop_app.domain.changes import Create, Happened, Mark, Operator, SetField, Write, Written
from workshop_app.domain.frozen import frozen
from workshop_app.domain.values import Json


@frozen
class Value:
    """One living value of a field: what, and who wrote it when and where."""

    stamp: str
    value: Json
    by: str
    desk: str
    at: str


@frozen
class RecordState:
    """A record as this replica sees it.

    `shown` holds one value per field ever written; `values` the living ones of fields written after the
    creation, the shown one first. `disputed` means deleted by one person and edited by another.
    """

    kind: str
    id: str
    base: Mapping[str, Any]
    shown: Mapping[str, Any]
    values: Mapping[str, tuple[Value, ...]]
    deleted: bool
    disputed: bool

    @property
    def conflicts(self) -> dict[str, tuple[Value, ...]]:
        """The fields written apart: several living values, not all of them what is shown."""
        return {
            name: values
            for name, values in self.values.items()
            if name != DELETED
            and len(values) > 1
            and any(v.value != self.shown[name] for v in values)
        }


@dataclass(slots=True)
class Touched:
    """The records and events that a transaction changed, and its bytes.

    It is true if there is anything to keep, even where this app knows nothing of what was changed.
    """

    update: bytes = b""
    records: set[tuple[str, str]] = field(default_factory=set)
    created: set[tuple[str, str]] = field(default_factory=set)
    edits: int = 0
    events: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.update)


class SharedDocument:
    """One of the two documents of a workshop, in memory."""

    def __init__(self, clock: StampClock, updates: Iterable[bytes] = ()) -> None:
        self._clock = clock
        self._engine = Engine(updates)
        self._living: dict[str, dict[str, Any]] = defaultdict(dict)
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._index(self._engine.items("value"))

    # --- reading ---------------------------------------------------------------------------------

    @property
    def min_app(self) -> int:
        """The oldest schema version whose app may write here."""
        return int(self._engine.get("meta", "min_app") or 0)

    def state(self) -> bytes:
        """Return the state vector."""
        return self._engine.state()

    def whole(self) -> bytes:
        """Return the whole document as one update."""
        return self._engine.whole()

    def covers(self, state: bytes) -> bool:
        """Tell whether everything a state vector speaks of is here."""
        return self._engine.covers(state)

    def state_is(self, state: bytes) -> bool:
        """Tell whether exactly what a state vector speaks of is here, however it orders its entries."""
        return self._engine.covers(state) and self._engine.covered_by(state)

    def same_as(self, other: "SharedDocument") -> bool:
        """Tell whether both hold the same records, values and facts, and know of the same work."""
        alike = all(self._engine.items(n) == other._engine.items(n) for n in MAPS)
        return alike and self.state_is(other.state())

    def record_keys(self) -> list[tuple[str, str]]:
        """Return (kind, id) of every record, deleted ones included."""
        keys = (key.partition("/") for key in self._engine.items("base"))
        return [(kind, record_id) for kind, _, record_id in keys]

    def events(self) -> dict[str, Any]:
        """Return all attendance facts by id."""
        return {key: read_json(text) for key, text in self._engine.items("event").items()}

    def values(self, kind: str, record_id: str, name: str) -> tuple[Value, ...]:
        """Return the living values of a field, the one to be shown first."""
        living = self._living.get(f"{kind}/{record_id}/{name}", {})
        return tuple(_value(stamp, living[stamp]) for stamp in sorted(living, reverse=True))

    def text(self, kind: str, record_id: str, name: str) -> str:
        """Return a long text as merged."""
        return self._engine.text(f"{kind}/{record_id}/{name}")

    def record(self, kind: str, record_id: str, prose: Iterable[str] = ()) -> RecordState | None:
        """Return a record, or None if it was never created; `prose` names its long texts."""
        base = self._engine.get("base", f"{kind}/{record_id}")
        if not isinstance(base, dict):
            return None
        names = self._fields.get(f"{kind}/{record_id}", ())
        values = {name: living for name in names if (living := self.values(kind, record_id, name))}
        shown = dict(base)
        shown.update((name, living[0].value) for name, living in values.items() if name != DELETED)
        shown.update((name, self.text(kind, record_id, name)) for name in prose if name in values)
        deleted, disputed = self._deletion(values)
        return RecordState(kind, record_id, base, shown, values, deleted, disputed)

    @staticmethod
    def _deletion(values: Mapping[str, tuple[Value, ...]]) -> tuple[bool, bool]:
        """Return (deleted, disputed): a record is gone only if its deleter had seen all that is there."""
        marks = {str(mark.value) for mark in values.get(DELETED, ())}
        if not marks or marks == {""}:
            return False, False
        # Of an erased record nothing was left to be seen or edited.
        seen = bool(values.get(ERASED)) or _digest(values) in marks
        deleted = "" not in marks and seen
        return deleted, not deleted

    def strangers(self, kind: str, record_id: str, name: str = "") -> list[Value]:
        """Return the living values (of one field, or of all) that were not written since this opening."""
        names = (name,) if name else tuple(self._fields.get(f"{kind}/{record_id}", ()))
        living = (value for n in names for value in self.values(kind, record_id, n))
        return [value for value in living if not self._clock.made(value.stamp)]

    # --- writing ---------------------------------------------------------------------------------

    @contextmanager
    def transact(self) -> Iterator[Touched]:
        """Gather writes into one update. After an exception the document is void: reload it."""
        touched = Touched()
        with self._engine.transact() as change:
            yield touched
        self._take_note(change, touched)

    def merge(self, update: bytes) -> Touched:
        """Take in the whole state of another copy."""
        touched = Touched()
        self._take_note(self._engine.merge(update), touched)
        return touched

    def start(self) -> None:
        """Write what a new, empty document holds."""
        self._engine.put("meta", "schema", SCHEMA)

    def apply(self, write: Write, author: Operator, at: str) -> Written:
        """Carry out one write inside `transact`."""
        match write:
            case Create(kind=kind, id=record_id, values=values):
                self._engine.put(
                    "base", f"{kind}/{record_id}", {**values, "_by": author.name, "_at": at}
                )
                return Written(write)
            case SetField(kind=kind, id=record_id, field=name, value=value, prose=prose):
                before = self._shown(kind, record_id, name, prose=prose)
                if prose:
                    self._engine.edit_text(f"{kind}/{record_id}/{name}", str(value or ""))
                stamp = self._write(f"{kind}/{record_id}/{name}", value, author, at)
                return Written(write, stamp, before)
            case Mark(kind=kind, id=record_id, deleted=deleted):
                digest = self._digest_of(kind, record_id) if deleted else ""
                stamp = self._write(f"{kind}/{record_id}/{DELETED}", digest, author, at)
                return Written(write, stamp, not deleted)
            case Happened(id=event_id, facts=facts):
                self._engine.put("event", event_id, dict(facts))
                return Written(write)

    def erase(self, kind: str, record_id: str, stub: Mapping[str, Json]) -> None:
        """Take a record's content out for good inside `transact`, leaving `stub`; facts lose their reasons.

        The mark that stays makes every copy that merges this one take out what it holds (see `is_erased`).
        """
        record = f"{kind}/{record_id}"
        state = self.record(kind, record_id)
        removed = self.is_erased(kind, record_id) or (state is not None and state.deleted)
        kept = (ERASED, DELETED) if removed else (ERASED,)
        wanted = {**stub, "_by": "", "_at": ""}
        # Erasing twice writes nothing, or two copies would never stop telling each other.
        if self._engine.get("base", record) != wanted:
            self._engine.put("base", record, wanted)
        for name in tuple(self._fields.get(record, ())):
            if name not in kept:
                self._drop_values(f"{record}/{name}")
        if not self.values(kind, record_id, ERASED):
            self._write(f"{record}/{ERASED}", True, Operator("", "", ""), "")
        for event_id, facts in self.events().items():
            told = isinstance(facts, dict) and facts.get("person_id") == record_id
            if told and facts.get("reason"):
                self._engine.put("event", event_id, {**facts, "reason": ""})

    def redact(self, kind: str, record_id: str, values: Mapping[str, Json]) -> None:
        """Let fields of a record hold `values` and nothing of before, inside `transact`.

        Unlike a change it leaves no trace of what stood there, not even of what the record began with.
        """
        record = f"{kind}/{record_id}"
        base = self._engine.get("base", record)
        if isinstance(base, dict) and {**base, **values} != base:
            self._engine.put("base", record, {**base, **values})
        for name in values:
            self._drop_values(f"{record}/{name}")

    def _drop_values(self, path: str) -> None:
        seen = list(self._living.get(path, ()))
        for stamp in seen:
            self._engine.drop("value", f"{path}/{stamp}")
        self._forget(path, seen)

    def is_erased(self, kind: str, record_id: str) -> bool:
        """Tell whether a record's content was taken out for good, here or in a copy that was merged."""
        return bool(self.values(kind, record_id, ERASED))

    def _write(self, key: str, value: Json, author: Operator, at: str) -> str:
        self._drop_values(key)
        stamp = self._clock.next()
        entry = {"v": value, "by": author.name, "desk": author.desk, "at": at}
        self._engine.put("value", f"{key}/{stamp}", entry)
        # Noted at once, so that a second write to the same field in one operation sees the first.
        self._note_value(f"{key}/{stamp}", entry)
        return stamp

    def _shown(self, kind: str, record_id: str, name: str, *, prose: bool) -> Json:
        if prose:
            return self.text(kind, record_id, name)
        living = self.values(kind, record_id, name)
        if living:
            return living[0].value
        base: Json = (self._engine.get("base", f"{kind}/{record_id}") or {}).get(name)
        return base

    def _digest_of(self, kind: str, record_id: str) -> str:
        names = self._fields.get(f"{kind}/{record_id}", ())
        return _digest({name: self.values(kind, record_id, name) for name in names})

    # --- the index of living values ----------------------------------------------------------------

    def _index(self, texts: Mapping[str, Any]) -> None:
        for key, text in texts.items():
            self._note_value(key, text)

    def _note_value(self, key: str, entry: Any) -> None:
        path, _, stamp = key.rpartition("/")
        record, _, name = path.rpartition("/")
        self._living[path][stamp] = entry
        self._fields[record].add(name)
        self._clock.saw(stamp)

    def _forget(self, path: str, stamps: Iterable[str]) -> None:
        for stamp in stamps:
            self._living[path].pop(stamp, None)

    def _take_note(self, change: Change, touched: Touched) -> None:
        touched.update = change.update
        for key in change.removed["value"]:
            path, _, stamp = key.rpartition("/")
            self._forget(path, (stamp,))
            touched.records.add(_record_of(path))
        for key, text in change.added["value"].items():
            self._note_value(key, text)
            touched.records.add(_record_of(key.rpartition("/")[0]))
        for key in change.added["base"]:
            kind, _, record_id = key.partition("/")
            touched.records.add((kind, record_id))
            if key not in change.removed["base"]:  # only an erasure writes a base again
                touched.created.add((kind, record_id))
        touched.edits = len(change.added["value"])
        touched.events = {key: read_json(text) for key, text in change.added["event"].items()}


def _record_of(path: str) -> tuple[str, str]:
    kind, _, rest = path.partition("/")
    return kind, rest.partition("/")[0]


def _value(stamp: str, entry: Any) -> Value:
    # Entries are parsed when asked for: most of them never are.
    told = read_json(entry) if isinstance(entry, str) else entry
    told = told if isinstance(told, dict) else {}
    return Value(
        stamp,
        told.get("v"),
        str(told.get("by", "")),
        str(told.get("desk", "")),
        str(told.get("at", "")),
    )


def _digest(values: Mapping[str, tuple[Value, ...]]) -> str:
    stamps = sorted(v.stamp for name, living in values.items() if name != DELETED for v in living)
    return hashlib.blake2b("|".join(stamps).encode(), digest_size=12).hexdigest()
