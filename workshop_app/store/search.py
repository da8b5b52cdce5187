"""Finding people while somebody types: word beginnings in any order, quick at 100,000 people.

Order: those not here yet, then those whose name begins with the first word typed, then by name. Many
hits and few hits want different plans: up to `FEW` the search index names them all and they are sorted;
beyond that, names beginning with the word are read off the index of names, and only if they do not fill
the list do some of the other hits follow. More letters then bring the rest.
"""

import json
import sqlite3

from workshop_app.domain.attendance import WHOLE_EVENT, Scope
from workshop_app.domain.frozen import frozen
from workshop_app.domain.names import fold

FEW = 1500


@frozen
class DeskRow:
    """One person as the desk shows them, in a scope.

    `first_at` is "" for somebody not here yet, `left_at` unless they have left since.
    """

    id: str
    name: str
    unit: str
    position: str
    agency_id: str
    agency: str
    role: str
    walk_in: bool
    first_at: str
    desks: str
    left_at: str = ""
    mode: str = "on-site"


@frozen
class _Presence:
    """How a query learns who is here in a scope; `values` are its first parameters."""

    columns: str
    joins: str
    is_here: str
    values: tuple[str, ...]


_PERSON = (
    "person.id, person.name, person.unit, person.position, person.agency_id,"
    " coalesce(agency.short_name, ''), person.role, person.walk_in"
)
_AGENCY = " LEFT JOIN agency ON agency.id = person.agency_id"
_AT_THE_EVENT = _Presence(
    columns=f"{_PERSON}, coalesce(presence.first_at, ''), coalesce(presence.desks, ''),"
    " coalesce(presence.left_at, ''), person.mode",
    joins=f"{_AGENCY} LEFT JOIN presence ON presence.person_id = person.id",
    is_here="presence.person_id IS NOT NULL",
    values=(),
)


def _presence(scope: Scope) -> _Presence:
    """The whole event has a table of its own; sessions and days are looked up for each person shown."""
    if scope == WHOLE_EVENT:
        return _AT_THE_EVENT
    if scope.session_id:
        of_in, of_out = "session_id = ?1", "session_id IN (?1, '')"
        values: tuple[str, ...] = (scope.session_id,)
    else:
        of_in = "at >= ?1 AND at < ?2"
        of_out, values = f"session_id = '' AND {of_in}", (scope.begins, scope.ends)
    came = f"FROM stay WHERE person_id = person.id AND kind = 'in' AND {of_in}"
    went = (
        f"SELECT max(at) FROM stay WHERE person_id = person.id AND kind = 'out' AND {of_out}"
        f" AND at > (SELECT max(at) {came})"
    )
    return _Presence(
        columns=f"{_PERSON}, coalesce((SELECT min(at) {came}), ''),"
        f" coalesce((SELECT group_concat(DISTINCT desk) {came}), ''), coalesce(({went}), ''),"
        " person.mode",
        joins=_AGENCY,
        is_here=f"EXISTS (SELECT 1 {came})",
        values=values,
    )


def people(
    connection: sqlite3.Connection,
    text: str,
    *,
    agency_id: str = "",
    scope: Scope = WHOLE_EVENT,
    limit: int,
) -> list[DeskRow]:
    """Return up to `limit` people that match all words of `text`, the likely ones first."""
    words, presence = fold(text).split(), _presence(scope)
    if agency_id:
        return _of_agency(connection, presence, words, agency_id, limit)
    if not words:
        return _by_name(connection, presence, [], limit)
    query = " ".join(f'"{word}"*' for word in words)
    found = connection.execute(
        "SELECT rowid FROM person_search WHERE person_search MATCH ? LIMIT ?", (query, FEW + 1)
    ).fetchall()
    rows = _by_name(connection, presence, words, limit) if len(found) > FEW else []
    if len(rows) < limit:
        first = {row.id for row in rows}
        others = _numbered(connection, presence, [row[0] for row in found], words[0], limit)
        rows += [row for row in others if row.id not in first]
        rows.sort(key=_is_here)
    return rows[:limit]


def these(
    connection: sqlite3.Connection, ids: list[str], scope: Scope = WHOLE_EVENT
) -> list[DeskRow]:
    """Return the people with these ids as they are now, in no order; deleted ones are left out."""
    presence = _presence(scope)
    return _rows(
        connection,
        f"SELECT {presence.columns} FROM person{presence.joins}"
        " WHERE person.deleted = 0 AND person.joined_to = ''"
        " AND person.id IN (SELECT value FROM json_each(?))",
        (*presence.values, json.dumps(ids)),
    )


def _is_here(row: DeskRow) -> bool:
    return row.first_at != ""


def _numbered(
    connection: sqlite3.Connection, presence: _Presence, numbers: list[int], word: str, limit: int
) -> list[DeskRow]:
    if not numbers:
        return []
    return _rows(
        connection,
        f"SELECT {presence.columns} FROM person{presence.joins}"
        f" WHERE nr IN ({','.join(map(str, numbers))})"
        f" AND person.deleted = 0 AND person.joined_to = '' ORDER BY {presence.is_here},"
        " NOT (person.match_key >= ? AND person.match_key < ?), person.match_key, person.id LIMIT ?",
        (*presence.values, *_range(word), limit),
    )


def _by_name(
    connection: sqlite3.Connection, presence: _Presence, words: list[str], limit: int
) -> list[DeskRow]:
    """Read people off the index of names whose name begins with the first word and has the others."""
    begins = " AND person.match_key >= ? AND person.match_key < ?" if words else ""
    tests = " AND (' ' || words) LIKE ?" * len(words[1:])
    search = " CROSS JOIN person_search ON person_search.rowid = person.nr" if tests else ""
    return _in_two_passes(
        connection,
        presence,
        f"person INDEXED BY person_by_name{search}{presence.joins} "
        f" WHERE person.deleted = 0 AND person.joined_to = ''{begins}{tests}",
        (*(_range(words[0]) if words else ()), *(f"% {word}%" for word in words[1:])),
        limit,
    )


def _of_agency(
    connection: sqlite3.Connection,
    presence: _Presence,
    words: list[str],
    agency_id: str,
    limit: int,
) -> list[DeskRow]:
    tests = " AND (' ' || words) LIKE ?" * len(words)
    search = " CROSS JOIN person_search ON person_search.rowid = person.nr" if tests else ""
    return _in_two_passes(
        connection,
        presence,
        f"person INDEXED BY person_by_agency_name{search}{presence.joins}"
        f" WHERE person.agency_id = ? AND person.deleted = 0 AND person.joined_to = ''{tests}",
        (agency_id, *(f"% {word}%" for word in words)),
        limit,
    )


def _in_two_passes(
    connection: sqlite3.Connection,
    presence: _Presence,
    source: str,
    values: tuple[object, ...],
    limit: int,
) -> list[DeskRow]:
    """Those not here yet, then, if there is room, those who are: each ends as soon as it is full."""
    rows: list[DeskRow] = []
    for here in (f"NOT ({presence.is_here})", presence.is_here):
        if len(rows) < limit:
            rows += _rows(
                connection,
                f"SELECT {presence.columns} FROM {source} AND {here}"
                " ORDER BY person.match_key, person.id LIMIT ?",
                (*presence.values, *values, limit - len(rows)),
            )
    return rows


def _range(word: str) -> tuple[str, str]:
    return word, word + "\U0010ffff"


def _rows(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> list[DeskRow]:
    return [
        DeskRow(*(*row[:7], bool(row[7]), *row[8:])) for row in connection.execute(query, values)
    ]
