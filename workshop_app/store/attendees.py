"""Who counts and who is here: joined records, search words, attendance facts and presence.

Part of the projection: nothing here is known that the documents do not say.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from workshop_app.domain.attendance import ATTENDANCE, effective
from workshop_app.domain.names import fold


def join(connection: sqlite3.Connection) -> set[str]:
    """Work out for all people which record stands for them; return the ids whose answer has changed.

    Of records joined in whatever way, on whatever laptop, the one that was never the joined one stands,
    or else the oldest: every copy comes to the same answer.
    """
    pairs = connection.execute(
        "SELECT person_id, same_as_id FROM duplicate JOIN person a ON a.id = person_id"
        " JOIN person b ON b.id = same_as_id WHERE verdict = 'same' AND duplicate.deleted = 0"
        " AND a.deleted = 0 AND b.deleted = 0 AND person_id <> same_as_id"
    ).fetchall()
    before = dict(
        connection.execute("SELECT id, joined_to FROM person WHERE joined_to <> ''").fetchall()
    )
    after = _stands_for(pairs)
    changed = {i for i in before.keys() | after.keys() if before.get(i) != after.get(i)}
    connection.executemany(
        "UPDATE person SET joined_to = ? WHERE id = ?", [(after.get(i, ""), i) for i in changed]
    )
    return (
        changed
        | {before[i] for i in changed & before.keys()}
        | {after[i] for i in changed & after.keys()}
    )


def _stands_for(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return joined id -> standing id for all pairs (joined, kept)."""
    group: dict[str, set[str]] = {}
    given_up: set[str] = set()
    for joined, kept in pairs:
        given_up.add(joined)
        union = group.get(joined, {joined}) | group.get(kept, {kept})
        group.update(dict.fromkeys(union, union))
    standing = {i: min(union - given_up or union) for i, union in group.items()}
    return {i: root for i, root in standing.items() if i != root}


def of_agencies(connection: sqlite3.Connection, agencies: Iterable[str]) -> set[str]:
    """Return the people of some agencies: they are found by their agency's names too."""
    return {
        str(person_id)
        for agency_id in agencies
        for (person_id,) in connection.execute(
            "SELECT id FROM person WHERE agency_id = ?", (agency_id,)
        )
    }


def index(connection: sqlite3.Connection, people: set[str], agencies: set[str]) -> None:
    """Refresh the search words of people, and of everybody whose agency's names have changed."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS indexing (id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM indexing")
    connection.executemany("INSERT OR IGNORE INTO indexing VALUES (?)", [(i,) for i in people])
    connection.executemany(
        "INSERT OR IGNORE INTO indexing SELECT id FROM person WHERE agency_id = ?",
        [(i,) for i in agencies],
    )
    rows = connection.execute(
        "SELECT nr, person.name, unit, short_name, agency.name, agency.name_en, aliases,"
        " person.deleted OR person.joined_to <> '', person.id"
        " FROM indexing CROSS JOIN person ON person.id = indexing.id"
        " LEFT JOIN agency ON agency.id = person.agency_id"
    ).fetchall()
    connection.executemany("DELETE FROM person_search WHERE rowid = ?", [(r[0],) for r in rows])
    also: dict[str, str] = {}
    for root, name in connection.execute(
        "SELECT joined_to, name FROM person WHERE joined_to <> '' AND deleted = 0 ORDER BY id"
    ):
        also[root] = f"{also.get(root, '')} {name}"
    connection.executemany(
        "INSERT INTO person_search (rowid, words) VALUES (?, ?)",
        [
            (r[0], fold(" ".join([*(str(t or "") for t in r[1:7]), also.get(r[8], "")])))
            for r in rows
            if not r[7]
        ],
    )


def take_in(
    connection: sqlite3.Connection, events: Mapping[str, Any], people: Iterable[str]
) -> None:
    """Add attendance facts, and bring the presence of everybody they concern, and of `people`, up to date."""
    concerned = _add_facts(connection, events) if events else set[str]()
    if concerned or people:
        _renew_presence(connection, concerned | set(people))


def _add_facts(connection: sqlite3.Connection, events: Mapping[str, Any]) -> set[str]:
    told = {i: facts for i, facts in events.items() if isinstance(facts, dict)}
    connection.executemany(
        f"INSERT OR REPLACE INTO {ATTENDANCE} VALUES (?,?,?,?,?,?,?,?,?,?,1)",
        [_event_row(event_id, facts) for event_id, facts in told.items()],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO attendance_void VALUES (?, ?)",
        [(i, str(t)) for i, facts in told.items() for t in facts.get("voids") or ()],
    )
    people = {str(facts.get("person_id", "")) for facts in told.values()}
    _settle(connection, set(told), people)
    return people


def _renew_presence(connection: sqlite3.Connection, people: set[str]) -> None:
    """The facts about joined records count for the one that stands."""
    standing = set(people)
    for person_id in people:
        found = connection.execute("SELECT joined_to FROM person WHERE id = ?", (person_id,))
        for (root,) in found:
            if root:
                standing.discard(person_id)
                standing.add(root)
    everybody = [(p,) for p in people | standing]
    connection.executemany("DELETE FROM presence WHERE person_id = ?", everybody)
    connection.executemany("DELETE FROM stay WHERE person_id = ?", everybody)
    connection.executemany(
        f"INSERT INTO stay SELECT ?, kind, at, id, session_id, desk FROM {ATTENDANCE}"
        " WHERE kind IN ('in', 'out') AND effective AND person_id IN"
        " (SELECT ? UNION ALL SELECT id FROM person WHERE joined_to = ?)",
        [(p, p, p) for p in standing],
    )
    connection.executemany(_PRESENCE, [(p, p) for p in standing])
    connection.executemany(_ARRIVED, [(p, p, p) for (p,) in everybody])


_PRESENCE = (
    "INSERT INTO presence SELECT person_id, min(at), count(*), group_concat(DISTINCT desk),"
    " coalesce((SELECT max(at) FROM stay WHERE person_id = ? AND kind = 'out' AND session_id = ''"
    " AND at > last_in), '') FROM (SELECT person_id, at, desk, max(at) OVER () AS last_in FROM stay"
    " WHERE person_id = ? AND kind = 'in' ORDER BY at, event_id) GROUP BY person_id"
)


_FIRST = "coalesce((SELECT first_at FROM presence WHERE person_id = ?), '')"
_ARRIVED = f"UPDATE person SET arrived = {_FIRST} WHERE id = ? AND arrived <> {_FIRST}"


def _settle(connection: sqlite3.Connection, arrived: set[str], people: set[str]) -> None:
    """Work out which facts count, for everything a void among or upon the arrived ones may reach."""
    reach, frontier = set[str](), set(arrived)
    voids: dict[str, list[str]] = {}
    while frontier:
        reach |= frontier
        marks = list(frontier)
        found: list[tuple[str, str]] = []
        for first in range(0, len(marks), 400):
            part = marks[first : first + 400]
            holes = ",".join("?" * len(part))
            found += connection.execute(
                f"SELECT void_id, target_id FROM attendance_void WHERE target_id IN ({holes})"
                f" UNION SELECT void_id, target_id FROM attendance_void WHERE void_id IN ({holes})",
                part + part,
            ).fetchall()
        for void_id, target_id in found:
            voids.setdefault(void_id, [])
            if target_id not in voids[void_id]:
                voids[void_id].append(target_id)
        frontier = {i for pair in found for i in pair} - reach
    if not voids:
        return
    concerned = set(voids) | {t for targets in voids.values() for t in targets}
    counts = effective(voids, concerned)
    connection.executemany(
        f"UPDATE {ATTENDANCE} SET effective = ? WHERE id = ?",
        [(int(value), event_id) for event_id, value in counts.items()],
    )
    people.update(
        str(row[0])
        for event_id in concerned
        for row in connection.execute(
            f"SELECT person_id FROM {ATTENDANCE} WHERE id = ?", (event_id,)
        )
    )


def _event_row(event_id: str, facts: Mapping[str, Any]) -> tuple[Any, ...]:
    names = ("person_id", "kind", "at", "session_id", "by", "desk", "device", "reason")
    voids = [str(t) for t in facts.get("voids") or ()]
    return (event_id, *(str(facts.get(n, "")) for n in names), json.dumps(voids))
