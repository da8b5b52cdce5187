"""Who changed what when: a record's history, read by replaying the update log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from workshop_app.document.engine import Engine, read_json
from workshop_app.document.shared import DELETED
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
    engine = Engine()
    found: list[Entry] = []
    known: dict[str, Json] = {}
    for row in rows:
        change = engine.merge(row.data)
        for entry in _entries(change.added, kind, record_id, row.source):
            before = known.get(entry.field) if entry.field else None
            found.append(Entry(**{**_as_dict(entry), "before": before}) if entry.field else entry)
            if entry.field:
                known[entry.field] = entry.value
            elif entry.what == "created":
                base = read_json(change.added["base"].get(f"{kind}/{record_id}"))
                known.update(base if isinstance(base, dict) else {})
    return found


def _as_dict(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}


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
