"""Which records may be the same person: equal names, phones or addresses, nothing decided yet."""

import sqlite3
from dataclasses import dataclass

WHY = ("name", "phone", "email")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two records that may be one person (`first_id` is the older), and what speaks for it."""

    first_id: str
    second_id: str
    why: tuple[str, ...]


def suspicions(connection: sqlite3.Connection) -> list[Suspicion]:
    """Return all pairs not decided upon, by name.

    Equal names count within one agency, or where one of the two has none; an equal phone or e-mail
    counts with an equal first name, since colleagues share their office's.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for why, rule in zip(WHY, _RULES, strict=True):
        for row in connection.execute(
            f"SELECT a.id, b.id FROM attendee a JOIN attendee b ON {rule} AND a.id < b.id"
            " WHERE NOT EXISTS (SELECT 1 FROM duplicate d WHERE NOT d.deleted AND"
            " ((d.person_id = a.id AND d.same_as_id = b.id) OR"
            " (d.person_id = b.id AND d.same_as_id = a.id))) ORDER BY a.match_key, a.id, b.id"
        ):
            found.setdefault((row[0], row[1]), []).append(why)
    return [Suspicion(first, second, tuple(why)) for (first, second), why in found.items()]


_FIRST_NAME = (
    "substr(a.match_key, 1, instr(a.match_key || ' ', ' ')) ="
    " substr(b.match_key, 1, instr(b.match_key || ' ', ' '))"
)
_RULES = (
    "a.match_key = b.match_key AND a.match_key <> '' AND"
    " (a.agency_id = b.agency_id OR a.agency_id = '' OR b.agency_id = '')",
    f"a.phone = b.phone AND a.phone <> '' AND {_FIRST_NAME}",
    f"lower(a.email) = lower(b.email) AND a.email <> '' AND {_FIRST_NAME}",
)
