"""All facts of attendance, and everybody's arrival, each read at once: for lists that leave the program."""

import sqlite3
from dataclasses import dataclass

from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.store.figures import late_rule


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about somebody who counts; `person_id` is the record that stands for them."""

    at: str
    kind: str
    person_id: str
    session_id: str
    by: str
    desk: str
    reason: str
    effective: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Whether and when somebody first arrived ("" for not yet), at which desks, and whether late."""

    first_at: str
    desks: str
    late: bool


def facts(connection: sqlite3.Connection) -> list[Fact]:
    """Return every fact, those that no longer count too, oldest first."""
    rows = connection.execute(
        "SELECT at, e.kind, attendee.id, session_id, coalesce(by, ''), coalesce(desk, ''),"
        f" coalesce(reason, ''), effective FROM {ATTENDANCE} e JOIN person p ON p.id = e.person_id"
        " JOIN attendee ON attendee.id = coalesce(nullif(p.joined_to, ''), p.id) ORDER BY at, e.id"
    )
    return [Fact(*(*row[:7], bool(row[7]))) for row in rows]


def counting_check_ins(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all check-ins that no void takes back."""
    rows = connection.execute(f"SELECT id FROM {ATTENDANCE} WHERE kind = 'in' AND effective")
    return frozenset(str(row[0]) for row in rows)


def arrivals(connection: sqlite3.Connection) -> dict[str, Arrival]:
    """Return everybody who counts, by id."""
    is_late, values = late_rule(connection, "first_at")
    rows = connection.execute(
        f"SELECT attendee.id, coalesce(first_at, ''), coalesce(desks, ''), {is_late} FROM attendee"
        " LEFT JOIN presence ON presence.person_id = attendee.id",
        values,
    )
    return {row[0]: Arrival(row[1], row[2], bool(row[3])) for row in rows}
