"""Who changed what when: a record's history, read by replaying the update log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from workshop_app.document.engine import Engine, read_json
from workshop_app.document.layout import DELETED
from workshop_app.domain.values import Json


class Logged(Protocol):
    """What the history needs of a row of the log."""

    @property
    def source(self) -> str:
        """Where the row came from: "local", or the copy that was merged."""

    @property
    def data(self) -> bytes:
        """The update itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a record.

    `what` is created, changed, deleted, restored, or the kind of an attendance fact (in, out, void).
    `field` and `value` speak of a changed field; `reason` of a void. `source` tells how it came here.
    """

    at: str
    by: str
    desk: str
    what: str
    source: str
    field: str = ""
    value: Json = None
    before: Json = None
    reason: str = ""


def history(rows: Iterable[Logged], kind: str, record_id: str) -> list[Entry]:
    """Return the entries of one record, in the order in which they reached this file.

    Values stand by their own author and time, so merged work is told apart from local work. The time of
    merged entries may lie before that of earlier ones.
    """
    return histories(rows, kind, [record_id])[record_id]


def histories(
    rows: Iterable[Logged], kind: str, record_ids: Iterable[str]
) -> dict[str, list[Entry]]:
    """Return the entries of several records by their ids; the log is read once for all of them."""
    engine = Engine()
    found: dict[str, list[Entry]] = {record_id: [] for record_id in record_ids}
    known: dict[str, dict[str, Json]] = {record_id: {} for record_id in found}
    for row in rows:
        for record_id, added in _by_record(engine.merge(row.data).added, kind, found).items():
            for entry in _entries(added, kind, record_id, row.source):
                told = _after(entry, added, f"{kind}/{record_id}", known[record_id])
                found[record_id].append(told)
    return found


def _by_record(
    added: Mapping[str, Mapping[str, Any]], kind: str, wanted: Iterable[str]
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what was added to each of the wanted records; facts of attendance concern any person."""
    whom = set(wanted)
    parts: dict[str, dict[str, dict[str, Any]]] = {}
    for part in ("base", "value"):
        for key, value in added[part].items():
            name, _, rest = key.partition("/")
            record_id = rest.partition("/")[0]
            if name == kind and record_id in whom:
                empty: dict[str, dict[str, Any]] = {"base": {}, "value": {}, "event": {}}
                parts.setdefault(record_id, empty)[part][key] = value
    if kind == "person" and added["event"]:
        for record_id in whom:
            empty = {"base": {}, "value": {}, "event": {}}
            parts.setdefault(record_id, empty)["event"] = dict(added["event"])
    return parts


def _after(
    entry: Entry, added: Mapping[str, Mapping[str, Any]], record: str, known: dict[str, Json]
) -> Entry:
    """Return an entry with what stood in its field before; `known` is brought up to date."""
    if entry.field:
        before, known[entry.field] = known.get(entry.field), entry.value
        return replace(entry, before=before)
    if entry.what == "created":
        base = read_json(added["base"].get(record))
        known.update(base if isinstance(base, dict) else {})
    return entry


def _entries(
    added: Mapping[str, Mapping[str, Any]], kind: str, record_id: str, source: str
) -> Iterator[Entry]:
    record = f"{kind}/{record_id}"
    if record in added["base"]:
        told = _told(added["base"][record])
        yield Entry(str(told.get("_at", "")), str(told.get("_by", "")), "", "created", source)
    values = [key for key in added["value"] if key.startswith(record + "/")]
    for key in sorted(values, key=lambda k: k.rpartition("/")[2]):
        told = _told(added["value"][key])
        name = key.removeprefix(record + "/").partition("/")[0]
        at, by, desk = (str(told.get(part, "")) for part in ("at", "by", "desk"))
        if name == DELETED:
            yield Entry(at, by, desk, "deleted" if told.get("v") else "restored", source)
        else:
            yield Entry(at, by, desk, "changed", source, name, told.get("v"))
    if kind == "person":
        for text in added["event"].values():
            told = _told(text)
            if told.get("person_id") == record_id:
                at, by, desk, what, reason = (
                    str(told.get(part, "")) for part in ("at", "by", "desk", "kind", "reason")
                )
                yield Entry(at, by, desk, what, source, reason=reason)


def _told(text: Any) -> dict[str, Any]:
    told = read_json(text)
    return told if isinstance(told, dict) else {}
