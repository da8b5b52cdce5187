"""Re-reads touched records and facts from the shared documents into the ordinary tables.

The same code serves one check-in, a merge and a rebuild, so the tables cannot depend on the order in
which things arrived. All of it runs inside the transaction that appends to the log.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workshop_app.document.layout import DELETED
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.badges import badge_code
from workshop_app.domain.names import match_key
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import DocumentName, FieldSpec, Form, Record, fields_of
from workshop_app.domain.values import from_json, to_json
from workshop_app.store import attendees, fulltext, tables

if TYPE_CHECKING:
    from workshop_app.document.shared import RecordState, SharedDocument, Touched

    Documents = Mapping[DocumentName, SharedDocument]
PROSE = {
    name: tuple(f for f, spec in fields_of(kind).items() if spec.form is Form.PROSE)
    for name, kind in KINDS.items()
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom records that were put into their tables concern; `joined` tells of decisions about doubles."""

    people: set[str]
    agencies: set[str]
    joined: bool


def _upsert(table: str, names: list[str]) -> str:
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT (id) DO UPDATE SET {changed}"
    )


_UPSERTS = {
    name: _upsert(name, [c for c in tables.columns(kind) if c not in tables.FROM_OTHERS])
    for name, kind in KINDS.items()
}
_LISTS = {
    name: tuple(f for f, spec in fields_of(kind).items() if spec.form is Form.REFS)
    for name, kind in KINDS.items()
}


def rebuild(connection: sqlite3.Connection, documents: "Documents") -> None:
    """Drop the projection and make it anew from the documents."""
    tables.drop(connection)
    tables.create(connection)
    for document in documents.values():
        project(connection, document, document.record_keys(), document.events())


def project(
    connection: sqlite3.Connection,
    document: "SharedDocument",
    records: Iterable[tuple[str, str]],
    events: Mapping[str, Any],
) -> None:
    """Bring the tables up to date for these records and facts of `document`."""
    found = put(connection, document, records)
    people = found.people
    if people or found.joined:
        people |= attendees.join(connection)
    if people or found.agencies:
        attendees.index(connection, people, found.agencies)
    attendees.take_in(connection, events, people)


def put(
    connection: sqlite3.Connection, document: "SharedDocument", records: Iterable[tuple[str, str]]
) -> Concerned:
    """Bring the records' own tables up to date; what hangs on them is still to be done."""
    people: set[str] = set()
    agencies: set[str] = set()
    joined = False
    for kind_name, record_id in records:
        kind = KINDS.get(kind_name)
        state = document.record(kind_name, record_id, PROSE[kind_name]) if kind else None
        if kind is None or state is None:
            continue  # of a newer app, or its creation has not arrived: kept in the truth, not shown
        _project_record(connection, kind, state)
        if kind_name == "agency":
            agencies.add(record_id)
        elif kind_name == "person":
            people.add(record_id)
        elif kind_name == "duplicate":
            joined = True
    return Concerned(people, agencies, joined)


def _project_record(
    connection: sqlite3.Connection, kind: type[Record], state: "RecordState"
) -> None:
    connection.execute(_UPSERTS[kind.KIND], _row(kind, state))
    for name in _LISTS[kind.KIND]:
        table = tables.list_table(kind, name)
        connection.execute(f"DELETE FROM {table} WHERE record_id = ?", (state.id,))
        targets = from_json(fields_of(kind)[name], state.shown.get(name))
        connection.executemany(
            f"INSERT INTO {table} VALUES (?,?,?)",
            [(state.id, position, target) for position, target in enumerate(targets)],
        )
    fulltext.index(connection, kind, state)
    if state.values:
        _project_conflicts(connection, state)


def _row(kind: type[Record], state: "RecordState") -> list[Any]:
    at, by = str(state.base.get("_at", "")), str(state.base.get("_by", ""))
    newest = max((v for living in state.values.values() for v in living), key=_stamp, default=None)
    row: list[Any] = [
        state.id,
        at,
        by,
        newest.at if newest else at,
        newest.by if newest else by,
        int(state.deleted),
    ]
    row.extend(column(spec, state.shown.get(name)) for name, spec in fields_of(kind).items())
    if kind.KIND == "person":
        row += [match_key(str(state.shown.get("name", ""))), badge_code(state.id)]
    return row


def _stamp(value: Any) -> str:
    return str(value.stamp)


def column(spec: FieldSpec, value: Any) -> Any:
    """Return a JSON value as its column holds it: lists as JSON text, everything else plain."""
    plain = to_json(from_json(spec, value))
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, list) else plain


def _project_conflicts(connection: sqlite3.Connection, state: "RecordState") -> None:
    connection.execute(
        "DELETE FROM conflict WHERE kind = ? AND record_id = ?", (state.kind, state.id)
    )
    found = dict(state.conflicts)
    if state.disputed:
        found[DELETED] = state.values[DELETED]
    connection.executemany(
        "INSERT INTO conflict VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (
                state.kind, state.id, name, v.stamp, json.dumps(v.value, ensure_ascii=False),
                v.by, v.desk, v.at, int(position == 0),
            )
            for name, values in found.items()
            for position, v in enumerate(values)
        ],
    )  # fmt: skip


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of the projection, sorted, without the row numbers that two files may differ in."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table in tables.projection_tables():
        names = [r[1] for r in connection.execute(f"PRAGMA table_info({table})") if r[1] != "nr"]
        found = connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
        rows[table] = sorted(found, key=repr)
    rows["record_search"] = fulltext.contents(connection)
    rows["person_search"] = sorted(
        connection.execute(
            "SELECT person.id, words FROM person_search JOIN person ON nr = person_search.rowid"
        )
    )
    return rows


def touched_tables(touched: "Mapping[DocumentName, Touched]") -> dict[str, frozenset[str]]:
    """Return table -> ids of what was touched, for a ChangeSet."""
    found: dict[str, set[str]] = {}
    for what in touched.values():
        for kind, record_id in what.records:
            found.setdefault(kind, set()).add(record_id)
        for event_id, facts in what.events.items():
            found.setdefault(ATTENDANCE, set()).add(event_id)
            if isinstance(facts, dict):
                found.setdefault("presence", set()).add(str(facts.get("person_id", "")))
    return {table: frozenset(ids) for table, ids in found.items()}
