"""Finding people while somebody types: word beginnings in any order, quick at 100,000 people.

Order: those not here yet, then those whose name begins with the first word typed, then by name. Many
hits and few hits want different plans: up to `FEW` the search index names them all and they are sorted;
beyond that, names beginning with the word are read off the index of names, and only if they do not fill
the list do some of the other hits follow. More letters then bring the rest.
"""

import json
import sqlite3
from dataclasses import dataclass

from workshop_app.domain.names import fold

FEW = 1500


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One person as the desk shows them; `first_at` is "" for somebody not here yet."""

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


_COLUMNS = (
    "person.id, person.name, person.unit, person.position, person.agency_id,"
    " coalesce(agency.short_name, ''), person.role, person.walk_in,"
    " coalesce(presence.first_at, ''), coalesce(presence.desks, '')"
)
_JOINS = (
    " LEFT JOIN agency ON agency.id = person.agency_id"
    " LEFT JOIN presence ON presence.person_id = person.id"
)


def people(
    connection: sqlite3.Connection, text: str, *, agency_id: str = "", limit: int
) -> list[DeskRow]:
    """Return up to `limit` people that match all words of `text`, the likely ones first."""
    words = fold(text).split()
    if agency_id:
        return _of_agency(connection, words, agency_id, limit)
    if not words:
        return _by_name(connection, [], limit)
    query = " ".join(f'"{word}"*' for word in words)
    found = connection.execute(
        "SELECT rowid FROM person_search WHERE person_search MATCH ? LIMIT ?", (query, FEW + 1)
    ).fetchall()
    rows = _by_name(connection, words, limit) if len(found) > FEW else []
    if len(rows) < limit:
        first = {row.id for row in rows}
        others = _numbered(connection, [row[0] for row in found], words[0], limit)
        rows += [row for row in others if row.id not in first]
        rows.sort(key=_is_here)
    return rows[:limit]


def these(connection: sqlite3.Connection, ids: list[str]) -> list[DeskRow]:
    """Return the people with these ids as they are now, in no order; deleted ones are left out."""
    return _rows(
        connection,
        f"SELECT {_COLUMNS} FROM person{_JOINS} WHERE person.deleted = 0 AND person.joined_to = ''"
        " AND person.id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )


def _is_here(row: DeskRow) -> bool:
    return row.first_at != ""


def _numbered(
    connection: sqlite3.Connection, numbers: list[int], word: str, limit: int
) -> list[DeskRow]:
    if not numbers:
        return []
    return _rows(
        connection,
        f"SELECT {_COLUMNS} FROM person{_JOINS} WHERE nr IN ({','.join(map(str, numbers))})"
        " AND person.deleted = 0 AND person.joined_to = '' ORDER BY presence.person_id IS NOT NULL,"
        " NOT (person.match_key >= ? AND person.match_key < ?), person.match_key, person.id LIMIT ?",
        (*_range(word), limit),
    )


def _by_name(connection: sqlite3.Connection, words: list[str], limit: int) -> list[DeskRow]:
    """Read people off the index of names whose name begins with the first word and has the others."""
    begins = " AND person.match_key >= ? AND person.match_key < ?" if words else ""
    tests = " AND (' ' || words) LIKE ?" * len(words[1:])
    search = " CROSS JOIN person_search ON person_search.rowid = person.nr" if tests else ""
    return _in_two_passes(
        connection,
        f"person INDEXED BY person_by_name{search}{_JOINS} "
        f" WHERE person.deleted = 0 AND person.joined_to = ''{begins}{tests}",
        (*(_range(words[0]) if words else ()), *(f"% {word}%" for word in words[1:])),
        limit,
    )


def _of_agency(
    connection: sqlite3.Connection, words: list[str], agency_id: str, limit: int
) -> list[DeskRow]:
    tests = " AND (' ' || words) LIKE ?" * len(words)
    search = " CROSS JOIN person_search ON person_search.rowid = person.nr" if tests else ""
    return _in_two_passes(
        connection,
        f"person INDEXED BY person_by_agency_name{search}{_JOINS}"
        f" WHERE person.agency_id = ? AND person.deleted = 0 AND person.joined_to = ''{tests}",
        (agency_id, *(f"% {word}%" for word in words)),
        limit,
    )


def _in_two_passes(
    connection: sqlite3.Connection, source: str, values: tuple[object, ...], limit: int
) -> list[DeskRow]:
    """Those not here yet, then, if there is room, those who are: each ends as soon as it is full."""
    rows: list[DeskRow] = []
    for here in ("IS NULL", "IS NOT NULL"):
        if len(rows) < limit:
            rows += _rows(
                connection,
                f"SELECT {_COLUMNS} FROM {source} AND presence.person_id {here}"
                " ORDER BY person.match_key, person.id LIMIT ?",
                (*values, limit - len(rows)),
            )
    return rows


def _range(word: str) -> tuple[str, str]:
    return word, word + "\U0010ffff"


def _rows(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> list[DeskRow]:
    return [
        DeskRow(*(*row[:7], bool(row[7]), *row[8:])) for row in connection.execute(query, values)
    ]
