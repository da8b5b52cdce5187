"""Typed reading of records: rows of the projection as the frozen dataclasses of `domain.records`."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from workshop_app.domain.attendance import ATTENDANCE, AttendanceEvent
from workshop_app.domain.schema import RECORD_COLUMNS, Form, Record, fields_of
from workshop_app.domain.values import Json, from_json, to_json

R = TypeVar("R", bound=Record)

ORDERS: Mapping[str, str] = {
    "agency": "lower(short_name), id",
    "strategy": "number, id",
    "session": "day IS NULL, day, starts IS NULL, starts, ends, id",
    "person": "match_key, id",
    "minute": "session_id, position IS NULL, position, id",
    "question": "survey, position IS NULL, position, id",
}


class Reader:
    """Reads records of one open file. Deleted records are left out unless asked for."""

    def __init__(self, connection: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return a record by id, deleted or not; None if there is none."""
        found = self._rows(kind, "id = ?", (record_id,), "id")
        return found[0] if found else None

    def all(self, kind: type[R], /, *, deleted: bool = False, **equal: object) -> list[R]:
        """Return records in their natural order; `equal` compares columns with values."""
        for name in equal:
            if name not in fields_of(kind) and name not in RECORD_COLUMNS:
                raise KeyError(name)
        where = " AND ".join(["1" if deleted else "NOT deleted", *(f"{n} IS ?" for n in equal)])
        order = ORDERS.get(kind.KIND, "created_at, id")
        return self._rows(kind, where, tuple(equal.values()), order)

    def some(self, kind: type[R], ids: list[str]) -> list[R]:
        """Return the records with these ids, in the order of `ids`; missing ones are left out."""
        found = {record.id: record for i in ids if (record := self.get(kind, i))}
        return [found[i] for i in ids if i in found]

    def count(self, kind: type[Record]) -> int:
        """Return how many records of a kind there are, deleted ones not counted."""
        row = self._connection().execute(f"SELECT count(*) FROM {kind.KIND} WHERE NOT deleted")
        return int(row.fetchone()[0])

    def events(self, person_id: str) -> list[AttendanceEvent]:
        """Return the attendance facts about a person and the records joined to it, oldest first."""
        rows = self._connection().execute(
            f"SELECT * FROM {ATTENDANCE} WHERE person_id IN"
            " (SELECT ? UNION ALL SELECT id FROM person WHERE joined_to = ?) ORDER BY at, id",
            (_askable(person_id), _askable(person_id)),
        )
        return [_event(row) for row in rows]

    def codes(self, kind: type[Record], prefix: str) -> list[str]:
        """Return the codes of a kind that begin with `prefix`, of deleted records too."""
        rows = self._connection().execute(
            f"SELECT code FROM {kind.KIND} WHERE substr(code, 1, ?) = ?", (len(prefix), prefix)
        )
        return [str(row[0]) for row in rows]

    def standing(self, person_id: str) -> str:
        """Return the id of the record that stands for a person: another one if the two were joined."""
        found = self._connection().execute(
            "SELECT joined_to FROM person WHERE id = ?", (_askable(person_id),)
        )
        row = found.fetchone()
        return str(row[0]) if row and row[0] else person_id

    def by_badge(self, code: str, *, removed: bool = False) -> list[str]:
        """Return the ids of the people whose badge bears `code` (without hyphens), or of removed ones."""
        rows = self._connection().execute(
            "SELECT id FROM person WHERE badge = ? AND deleted = ?", (_askable(code), int(removed))
        )
        return list(dict.fromkeys(self.standing(str(row[0])) for row in rows))

    def conflicts(self) -> list[tuple[str, str, str]]:
        """Return (kind, record id, field) of everything that was written apart and not yet closed."""
        rows = self._connection().execute(
            "SELECT DISTINCT kind, record_id, field FROM conflict ORDER BY kind, record_id, field"
        )
        return [(str(a), str(b), str(c)) for a, b, c in rows]

    def _rows(self, kind: type[R], where: str, values: tuple[object, ...], order: str) -> list[R]:
        names = [*RECORD_COLUMNS, *fields_of(kind)]
        rows = self._connection().execute(
            f"SELECT {', '.join(names)} FROM {kind.KIND} WHERE {where} ORDER BY {order}",
            [_askable(value) for value in values],
        )
        make = _maker(kind)
        return [make(row) for row in rows]


def _askable(value: object) -> Json:
    """Return a value as SQLite can be asked for it; half a character, as shells hand on, matches nothing."""
    plain = to_json(value)
    return plain.encode(errors="replace").decode() if isinstance(plain, str) else plain


def _maker(kind: type[R]) -> Callable[[tuple[Any, ...]], R]:
    """Return a function from a row to a record; only columns that need it are converted."""
    names = (*RECORD_COLUMNS, *fields_of(kind))
    plain = (Form.LINE, Form.PROSE, Form.CHOICE, Form.REF, Form.NUMBER)
    odd = [
        (position + len(RECORD_COLUMNS), spec, spec.form in (Form.LINES, Form.REFS))
        for position, spec in enumerate(fields_of(kind).values())
        if spec.form not in plain
    ]

    def make(row: tuple[Any, ...]) -> R:
        values = list(row)
        values[5] = bool(values[5])
        for position, spec, is_list in odd:
            raw = values[position]
            values[position] = from_json(spec, json.loads(raw) if is_list and raw else raw)
        return kind(**dict(zip(names, values, strict=True)))

    return make


def _event(row: tuple[Any, ...]) -> AttendanceEvent:
    event_id, person, kind, at, session, by, desk, device, reason, voids, counts = row
    return AttendanceEvent(
        id=event_id, person_id=person, kind=kind, at=at, session_id=session, by=by, desk=desk,
        device=device, reason=reason, voids=tuple(json.loads(voids)), effective=bool(counts),
    )  # fmt: skip
