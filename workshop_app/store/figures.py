"""The figures everybody must agree on: desk, overview, projector, export and report read them here."""

import sqlite3
from dataclasses import dataclass

from workshop_app.domain.records import CATEGORIES


@dataclass(frozen=True, slots=True)
class AgencyFigure:
    """Attendance of one agency. Counts are people; `first_at` is "" while nobody is here."""

    id: str
    short_name: str
    name: str
    name_en: str
    category: str
    invited: bool
    expected: int | None
    registered: int
    present: int
    walk_ins: int
    first_at: str
    practices: int
    challenges: int
    commitments: int


@dataclass(frozen=True, slots=True)
class CategoryFigure:
    """Attendance of one category of agencies."""

    category: str
    agencies: int
    agencies_present: int
    registered: int
    present: int


@dataclass(frozen=True, slots=True)
class StrategyFigure:
    """Contributions to one strategy; one practice may count for several."""

    id: str
    number: int
    title: str
    title_en: str
    practices: int
    challenges: int
    commitments: int


@dataclass(frozen=True, slots=True)
class SessionFigure:
    """Attendance of one session."""

    id: str
    title: str
    present: int


@dataclass(frozen=True, slots=True)
class SexFigure:
    """People by sex as asked ("" where it was not filled in)."""

    sex: str
    registered: int
    present: int


def agencies(connection: sqlite3.Connection) -> list[AgencyFigure]:
    """Return all agencies with their figures, by short name."""
    rows = connection.execute(
        "SELECT a.id, a.short_name, a.name, a.name_en, a.category, a.invited, a.expected,"
        " coalesce(p.registered, 0), coalesce(p.present, 0), coalesce(p.walk_ins, 0),"
        " coalesce(p.first_at, ''),"
        " (SELECT count(*) FROM practice WHERE agency_id = a.id AND NOT deleted),"
        " (SELECT count(*) FROM challenge WHERE agency_id = a.id AND NOT deleted),"
        " (SELECT count(*) FROM commitment WHERE agency_id = a.id AND NOT deleted)"
        " FROM agency a LEFT JOIN (SELECT agency_id, count(*) AS registered,"
        " count(presence.person_id) AS present, sum(walk_in) AS walk_ins, min(first_at) AS first_at"
        " FROM attendee LEFT JOIN presence ON presence.person_id = attendee.id"
        " GROUP BY agency_id) p ON p.agency_id = a.id WHERE NOT a.deleted"
        " ORDER BY lower(a.short_name), a.id"
    )
    return [AgencyFigure(*(*row[:5], bool(row[5]), *row[6:])) for row in rows]


def categories(connection: sqlite3.Connection) -> list[CategoryFigure]:
    """Return figures by category of agency in their official order; "" are people without an agency."""
    found: dict[str, list[int]] = {}
    for agency in agencies(connection):
        if agency.invited or agency.registered:
            category = agency.category if agency.category in CATEGORIES else "other"
            figure = found.setdefault(category, [0, 0, 0, 0])
            figure[0] += 1
            figure[1] += agency.present > 0
            figure[2] += agency.registered
            figure[3] += agency.present
    registered, present = people(connection)
    apart = registered - sum(f[2] for f in found.values())
    if apart:
        found[""] = [0, 0, apart, present - sum(f[3] for f in found.values())]
    order = [category for category in (*CATEGORIES, "") if category in found]
    return [CategoryFigure(category, *found[category]) for category in order]


def people(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return (registered, present) people."""
    row = connection.execute(
        "SELECT count(*), count(presence.person_id) FROM attendee"
        " LEFT JOIN presence ON presence.person_id = attendee.id"
    ).fetchone()
    return int(row[0]), int(row[1])


def walk_ins(connection: sqlite3.Connection) -> int:
    """Return how many people were registered at the desk."""
    row = connection.execute("SELECT count(*) FROM attendee WHERE walk_in").fetchone()
    return int(row[0])


def sexes(connection: sqlite3.Connection) -> list[SexFigure]:
    """Return people by sex as asked, never derived."""
    rows = connection.execute(
        "SELECT sex, count(*), count(presence.person_id) FROM attendee"
        " LEFT JOIN presence ON presence.person_id = attendee.id"
        " GROUP BY sex ORDER BY sex = '', sex"
    )
    return [SexFigure(*row) for row in rows]


def strategies(connection: sqlite3.Connection) -> list[StrategyFigure]:
    """Return all strategies with the number of contributions to each."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {kind}_strategies JOIN {kind} ON {kind}.id = record_id"
        f" WHERE target_id = s.id AND NOT {kind}.deleted)"
        for kind in ("practice", "challenge", "commitment")
    )
    rows = connection.execute(
        f"SELECT s.id, coalesce(s.number, 0), s.title, s.title_en, {counts} FROM strategy s"
        " WHERE NOT s.deleted ORDER BY s.number, s.id"
    )
    return [StrategyFigure(*row) for row in rows]


def sessions(connection: sqlite3.Connection) -> list[SessionFigure]:
    """Return all sessions with the people checked in to each."""
    rows = connection.execute(
        "SELECT s.id, s.title, (SELECT count(DISTINCT coalesce(nullif(p.joined_to, ''), p.id))"
        " FROM attendance a JOIN person p ON p.id = a.person_id"
        " WHERE a.session_id = s.id AND NOT p.deleted)"
        " FROM session s WHERE NOT s.deleted ORDER BY s.day, s.starts, s.id"
    )
    return [SessionFigure(*row) for row in rows]
