"""Which records may be the same person: equal names, phones or addresses, nothing decided yet."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two records that may be one person (`first_id` is the older), and what speaks for it.

    `why` holds any of: name, phone, email.
    """

    first_id: str
    second_id: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What two records are compared by."""

    id: str
    key: str
    agency_id: str
    phone: str
    email: str

    @property
    def first_name(self) -> str:
        return self.key.partition(" ")[0]


def suspicions(connection: sqlite3.Connection) -> list[Suspicion]:
    """Return all pairs not decided upon, by name.

    Equal names count within one agency, or where one of the two has none; an equal phone or e-mail
    counts with an equal first name, since colleagues share their office's.
    """
    people = [
        _Known(*row)
        for row in connection.execute(
            "SELECT id, match_key, agency_id, phone, lower(email) FROM attendee"
            " ORDER BY match_key, id"
        )
    ]
    found: dict[tuple[str, str], list[str]] = {}
    for why, pairs in (
        ("name", _same_name(people)),
        ("phone", _same_phone(people)),
        ("email", _same_email(people)),
    ):
        for first, second in pairs:
            found.setdefault((min(first.id, second.id), max(first.id, second.id)), []).append(why)
    for pair in connection.execute("SELECT person_id, same_as_id FROM duplicate WHERE NOT deleted"):
        found.pop((min(pair), max(pair)), None)
    return [Suspicion(first, second, tuple(why)) for (first, second), why in found.items()]


_Pairs = Iterator[tuple[_Known, _Known]]


def _same_name(people: Iterable[_Known]) -> _Pairs:
    for same in _alike((p.key, p) for p in people):
        lost = [p for p in same if not p.agency_id]
        placed = [p for p in same if p.agency_id]
        yield from combinations(lost, 2)
        yield from ((a, b) for a in lost for b in placed)
        for colleagues in _alike((p.agency_id, p) for p in placed):
            yield from combinations(colleagues, 2)


def _same_phone(people: Iterable[_Known]) -> _Pairs:
    for same in _alike((p.phone and f"{p.phone} {p.first_name}", p) for p in people):
        yield from combinations(same, 2)


def _same_email(people: Iterable[_Known]) -> _Pairs:
    for same in _alike((p.email and f"{p.email} {p.first_name}", p) for p in people):
        yield from combinations(same, 2)


def _alike(keyed: Iterable[tuple[str, _Known]]) -> Iterator[list[_Known]]:
    """Yield the people under one key, where there are several; an empty key says nothing."""
    groups: dict[str, list[_Known]] = {}
    for key, person in keyed:
        if key:
            groups.setdefault(key, []).append(person)
    return (group for group in groups.values() if len(group) > 1)
