"""The list of people, page by page: filtered, sorted and counted by queries, however many there are."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workshop_app.domain.choices import ROLES, SEXES
from workshop_app.domain.names import fold

NO_AGENCY: Final = "-"
"""Stands in a filter for "without an agency"."""
HERE, AWAY = "here", "away"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the list; `first_at` and `left_at` are "" for somebody not here yet, or not gone."""

    id: str
    name: str
    agency_id: str
    agency: str
    unit: str
    position: str
    sex: str
    role: str
    walk_in: bool
    first_at: str
    left_at: str
    written_apart: bool


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Who is listed. Empty parts let everybody through; `presence` is HERE or AWAY."""

    text: str = ""
    agency_id: str = ""
    role: str = ""
    presence: str = ""
    walk_in: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What the list is sorted by: one of `ORDERS`; equal ones by name."""

    column: str = "name"
    descending: bool = False


def _by_list(column: str, codes: Sequence[str]) -> str:
    cases = " ".join(f"WHEN '{code}' THEN {place}" for place, code in enumerate(codes))
    return f"CASE {column} {cases} ELSE {len(codes)} END"


ORDERS: Final[Mapping[str, str]] = {
    "name": "person.match_key",
    "agency": "lower(coalesce(agency.short_name, '\U0010ffff'))",
    "unit": "lower(person.unit)",
    "position": "lower(person.position)",
    "sex": _by_list("person.sex", SEXES),
    "role": _by_list("person.role", ROLES),
    "status": "coalesce(presence.first_at, '\U0010ffff')",
}

_COLUMNS = (
    "person.id, person.name, person.agency_id, coalesce(agency.short_name, ''), person.unit,"
    " person.position, person.sex, person.role, person.walk_in, coalesce(presence.first_at, ''),"
    " coalesce(presence.left_at, ''),"
    " EXISTS (SELECT 1 FROM conflict WHERE kind = 'person' AND record_id = person.id)"
)
_FROM = (
    " FROM person LEFT JOIN agency ON agency.id = person.agency_id AND NOT agency.deleted"
    " LEFT JOIN presence ON presence.person_id = person.id"
)


def page(
    connection: sqlite3.Connection, who: PeopleFilter, order: Order, first: int, count: int
) -> list[PersonRow]:
    """Return `count` people of the list from the `first` on, counted from 0."""
    where, values = _where(who)
    rows = connection.execute(
        f"SELECT {_COLUMNS}{_FROM}{where} ORDER BY {_ordering(order)} LIMIT ? OFFSET ?",
        (*values, count, first),
    )
    return [_row(row) for row in rows]


def count(connection: sqlite3.Connection, who: PeopleFilter) -> int:
    """Return how many people the list has."""
    where, values = _where(who)
    # What no test asks about need not be joined: the index of names counts alone.
    plain = not who.presence and who.agency_id != NO_AGENCY
    source = " FROM person" if plain else _FROM
    found = connection.execute(f"SELECT count(*){source}{where}", values).fetchone()
    return int(found[0])


def these(connection: sqlite3.Connection, who: PeopleFilter, ids: Sequence[str]) -> list[PersonRow]:
    """Return those of `ids` that the list has, in no order."""
    where, values = _where(who)
    rows = connection.execute(
        f"SELECT {_COLUMNS}{_FROM}{where} AND person.id IN (SELECT value FROM json_each(?))",
        (*values, json.dumps(list(ids))),
    )
    return [_row(row) for row in rows]


def place_of(
    connection: sqlite3.Connection, who: PeopleFilter, order: Order, person_id: str
) -> int | None:
    """Return the place of a person in the list, counted from 0; None if it does not have them."""
    where, values = _where(who)
    found = connection.execute(
        f"SELECT place FROM (SELECT person.id AS id, row_number() OVER (ORDER BY {_ordering(order)})"
        f" - 1 AS place{_FROM}{where}) WHERE id = ?",
        (*values, person_id),
    ).fetchone()
    return int(found[0]) if found else None


def _ordering(order: Order) -> str:
    direction = " DESC" if order.descending else ""
    by = ORDERS[order.column]
    rest = "" if order.column == "name" else "person.match_key, "
    return f"{by}{direction}, {rest}person.id{direction if not rest else ''}"


def _where(who: PeopleFilter) -> tuple[str, tuple[str, ...]]:
    tests, values = ["person.deleted = 0", "person.joined_to = ''"], list[str]()
    words = fold(who.text).split()
    if words:
        tests.append("person.nr IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)")
        values.append(" ".join(f'"{word}"*' for word in words))
    if who.agency_id == NO_AGENCY:
        tests.append("agency.id IS NULL")
    elif who.agency_id:
        tests.append("person.agency_id = ?")
        values.append(who.agency_id)
    if who.role:
        tests.append("person.role = ?")
        values.append(who.role)
    if who.presence:
        there = "IS NOT NULL" if who.presence == HERE else "IS NULL"
        tests.append(f"presence.person_id {there}")
    if who.walk_in:
        tests.append("person.walk_in = 1")
    return " WHERE " + " AND ".join(tests), tuple(values)


def _row(row: tuple[object, ...]) -> PersonRow:
    person_id, name, agency_id, agency, unit, position, sex, role = (str(v or "") for v in row[:8])
    return PersonRow(
        id=person_id,
        name=name,
        agency_id=agency_id,
        agency=agency,
        unit=unit,
        position=position,
        sex=sex,
        role=role,
        walk_in=bool(row[8]),
        first_at=str(row[9]),
        left_at=str(row[10]),
        written_apart=bool(row[11]),
    )
