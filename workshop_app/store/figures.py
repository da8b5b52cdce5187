"""The figures everybody must agree on: desk, overview, projector, export and report read them here.

All figures of people are sums over the same cells, so that no two breakdowns can disagree. Whoever counts
is an `attendee`: not removed, and of joined records the one that stands.
"""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import time

from workshop_app.domain.attendance import ATTENDANCE, WHOLE_EVENT, Scope
from workshop_app.domain.choices import CATEGORIES, MODES, OFFICE_LEVELS, ROLES, SEXES
from workshop_app.domain.frozen import frozen
from workshop_app.domain.records import WORKSHOP_RECORD
from workshop_app.domain.zones import ZONES
from workshop_app.store.arrivals import here_in


class _Counted:
    """Whatever counts people who are registered and who are present."""

    __slots__ = ()
    registered: int
    present: int

    @property
    def absent(self) -> int:
        """Registered people who are not here."""
        return self.registered - self.present


@frozen
class AgencyFigure(_Counted):
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
    late: int
    walk_ins: int
    first_at: str
    practices: int
    challenges: int
    commitments: int

    @property
    def awaited(self) -> int:
        """How many people were expected: the number the agency gave, or else those registered beforehand."""
        return self.registered - self.walk_ins if self.expected is None else self.expected


@frozen
class GroupFigure(_Counted):
    """People who have one thing in common: `code` is their role, sex, level, ...; "" if not filled in.

    `late` are those present whose first arrival was after the time set; `walk_ins` those who were
    registered at the desk.
    """

    code: str
    registered: int
    present: int
    late: int
    walk_ins: int


@frozen
class CategoryFigure(_Counted):
    """Attendance of one category of agencies; "" are people without an agency."""

    category: str
    agencies: int
    agencies_present: int
    registered: int
    present: int
    late: int
    walk_ins: int


@frozen
class PeopleFigures:
    """Everybody, whole and by whatever is known about them."""

    whole: GroupFigure
    agencies: tuple[AgencyFigure, ...]
    categories: tuple[CategoryFigure, ...]
    roles: tuple[GroupFigure, ...]
    sexes: tuple[GroupFigure, ...]
    levels: tuple[GroupFigure, ...]
    modes: tuple[GroupFigure, ...]


@frozen
class StrategyFigure:
    """Contributions to one strategy; one practice may count for several."""

    id: str
    number: int
    title: str
    title_en: str
    practices: int
    challenges: int
    commitments: int


@frozen
class SessionFigure:
    """Attendance of one session: people, and agencies with at least one of them."""

    id: str
    title: str
    present: int
    agencies: int


@frozen
class DayFigure:
    """People who came on one day of the workshop's calendar (ISO), to whatever session."""

    day: str
    present: int


@frozen
class MatrixFigure:
    """Practices of one agency for one strategy; `agency_id` is "" for practices without an agency."""

    agency_id: str
    strategy_id: str
    practices: int


@frozen
class _Cell:
    """People alike in everything that is counted by."""

    agency_id: str
    role: str
    sex: str
    level: str
    mode: str
    registered: int
    present: int
    late: int
    walk_ins: int
    first_at: str


def people(connection: sqlite3.Connection, scope: Scope = WHOLE_EVENT) -> PeopleFigures:
    """Return all figures about people; who is here, since when and whether late is of the scope.

    The time after which people are late is one of arrival: nobody is late for a session.
    """
    cells = _cells(connection, scope)
    agencies = _agencies(connection, cells)
    return PeopleFigures(
        whole=_group("", cells),
        agencies=agencies,
        categories=_categories(agencies, cells),
        roles=_by(cells, ROLES, lambda cell: cell.role),
        sexes=_by(cells, SEXES, lambda cell: cell.sex),
        levels=_by(cells, OFFICE_LEVELS, lambda cell: cell.level),
        modes=_by(cells, MODES, lambda cell: cell.mode),
    )


def late_rule(connection: sqlite3.Connection, moment: str) -> tuple[str, tuple[str, ...]]:
    """Return `domain.attendance.is_late` of the column `moment` as SQL with its two values."""
    row = connection.execute(
        "SELECT late_after, time_zone FROM workshop WHERE id = ?", (WORKSHOP_RECORD,)
    ).fetchone()
    late_after, zone = row or (None, "")
    offset = ZONES.get(zone, ZONES["WIB"]).utcoffset(None)
    limit = time.fromisoformat(late_after).isoformat("milliseconds") if late_after else "never"
    sql = f"coalesce(strftime('%H:%M:%f', {moment}, ?) > ?, 0)"
    return sql, (f"{offset.total_seconds():+.0f} seconds", limit)


def _cells(connection: sqlite3.Connection, scope: Scope) -> list[_Cell]:
    return _cells_of_event(connection) if scope == WHOLE_EVENT else _cells_in(connection, scope)


def _cells_of_event(connection: sqlite3.Connection) -> list[_Cell]:
    """Read everything from the index `person_alike`, group after group."""
    is_late, values = late_rule(connection, "arrived")
    rows = connection.execute(
        f"SELECT agency_id, role, sex, level, mode, count(*), sum(arrived <> ''), sum({is_late}),"
        " sum(walk_in), coalesce(min(nullif(arrived, '')), '')"
        " FROM person WHERE deleted = 0 AND joined_to = '' GROUP BY 1, 2, 3, 4, 5",
        values,
    )
    agencies = {row[0] for row in connection.execute("SELECT id FROM agency WHERE NOT deleted")}
    return [_Cell(row[0] if row[0] in agencies else "", *row[1:]) for row in rows]


def _cells_in(connection: sqlite3.Connection, scope: Scope) -> list[_Cell]:
    is_late, values = ("0", ()) if scope.session_id else late_rule(connection, "first_at")
    here, bounds = here_in(scope)
    alike = "person.agency_id, role, sex, level, mode"
    # Everybody in the order of the table, then only who is here: twice as quick as one join.
    rows = connection.execute(
        "SELECT coalesce(agency.id, ''), role, sex, level, mode, sum(listed), sum(here), sum(late),"
        " sum(walk_ins), coalesce(min(first_at), '') FROM ("
        f"SELECT {alike}, count(*) AS listed, 0 AS here, 0 AS late, sum(walk_in) AS walk_ins,"
        " NULL AS first_at FROM person"
        " WHERE deleted = 0 AND joined_to = '' GROUP BY 1, 2, 3, 4, 5 UNION ALL "
        f"SELECT {alike}, 0, count(*), sum({is_late}), 0, min(first_at)"
        f" FROM ({here}) AS here CROSS JOIN attendee AS person ON person.id = here.person_id"
        " GROUP BY 1, 2, 3, 4, 5) AS part"
        " LEFT JOIN agency ON agency.id = part.agency_id AND NOT agency.deleted"
        " GROUP BY 1, 2, 3, 4, 5",
        (*values, *bounds),
    )
    return [_Cell(*row) for row in rows]


def _agencies(connection: sqlite3.Connection, cells: list[_Cell]) -> tuple[AgencyFigure, ...]:
    theirs: dict[str, list[_Cell]] = {}
    for cell in cells:
        theirs.setdefault(cell.agency_id, []).append(cell)
    contributions = ", ".join(
        f"(SELECT count(*) FROM {kind} WHERE agency_id = a.id AND NOT deleted)"
        for kind in ("practice", "challenge", "commitment")
    )
    rows = connection.execute(
        "SELECT a.id, a.short_name, a.name, a.name_en, a.category, a.invited, a.expected,"
        f" {contributions} FROM agency a WHERE NOT a.deleted ORDER BY lower(a.short_name), a.id"
    )
    return tuple(_agency(row, theirs.get(row[0], [])) for row in rows)


def _agency(
    row: tuple[str, str, str, str, str, int, int | None, int, int, int], cells: list[_Cell]
) -> AgencyFigure:
    counted = _group("", cells)
    return AgencyFigure(
        *row[:5],
        bool(row[5]),
        row[6],
        counted.registered,
        counted.present,
        counted.late,
        counted.walk_ins,
        min((cell.first_at for cell in cells if cell.first_at), default=""),
        *row[7:],
    )


def _categories(
    agencies: tuple[AgencyFigure, ...], cells: list[_Cell]
) -> tuple[CategoryFigure, ...]:
    """Return figures by category in their official order; agencies of no known one are "other"."""
    counted = [a for a in agencies if a.invited or a.registered]
    of = {a.id: a.category if a.category in CATEGORIES else "other" for a in agencies}
    found = []
    for category in (*CATEGORIES, ""):
        theirs = [a for a in counted if of[a.id] == category]
        group = _group("", (cell for cell in cells if of.get(cell.agency_id, "") == category))
        if theirs or group.registered:
            here = sum(a.present > 0 for a in theirs)
            figures = (group.registered, group.present, group.late, group.walk_ins)
            found.append(CategoryFigure(category, len(theirs), here, *figures))
    return tuple(found)


def _by(
    cells: list[_Cell], order: tuple[str, ...], code_of: Callable[[_Cell], str]
) -> tuple[GroupFigure, ...]:
    """Return groups in the order of their codes, then what a newer app knows, then not filled in."""
    there = {code_of(cell) for cell in cells}
    codes = [c for c in order if c in there] + sorted(there - {*order, ""}) + [""] * ("" in there)
    return tuple(_group(code, (c for c in cells if code_of(c) == code)) for code in codes)


def _group(code: str, cells: Iterable[_Cell]) -> GroupFigure:
    sums = [0, 0, 0, 0]
    for cell in cells:
        sums[0] += cell.registered
        sums[1] += cell.present
        sums[2] += cell.late
        sums[3] += cell.walk_ins
    return GroupFigure(code, *sums)


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


def matrix(connection: sqlite3.Connection) -> list[MatrixFigure]:
    """Return how many practices each agency has for each strategy; pairs without any are left out."""
    rows = connection.execute(
        "SELECT coalesce(a.id, ''), target_id, count(*) FROM practice_strategies"
        " JOIN practice p ON p.id = record_id AND NOT p.deleted"
        " JOIN strategy s ON s.id = target_id AND NOT s.deleted"
        " LEFT JOIN agency a ON a.id = p.agency_id AND NOT a.deleted GROUP BY 1, 2"
    )
    return [MatrixFigure(*row) for row in rows]


_CAME = (
    f" FROM {ATTENDANCE} e JOIN person p ON p.id = e.person_id"
    " JOIN attendee ON attendee.id = coalesce(nullif(p.joined_to, ''), p.id)"
    " LEFT JOIN agency ON agency.id = attendee.agency_id AND NOT agency.deleted"
    " WHERE e.kind = 'in' AND e.effective"
)
"""Check-ins that count, of whoever counts."""


def sessions(connection: sqlite3.Connection) -> list[SessionFigure]:
    """Return all sessions with the people checked in to each, in the order of the programme."""
    rows = connection.execute(
        "SELECT s.id, s.title, coalesce(c.people, 0), coalesce(c.agencies, 0) FROM session s"
        " LEFT JOIN (SELECT e.session_id, count(DISTINCT attendee.id) AS people,"
        f" count(DISTINCT agency.id) AS agencies{_CAME} GROUP BY e.session_id) c ON c.session_id = s.id"
        " WHERE NOT s.deleted ORDER BY s.day IS NULL, s.day, s.starts IS NULL, s.starts, s.id"
    )
    return [SessionFigure(*row) for row in rows]


def days(connection: sqlite3.Connection) -> list[DayFigure]:
    """Return the days on which somebody came, with the people of each, counted once a day."""
    offset = late_rule(connection, "at")[1][0]
    rows = connection.execute(
        f"SELECT date(e.at, ?) AS day, count(DISTINCT attendee.id){_CAME} GROUP BY day ORDER BY day",
        (offset,),
    )
    return [DayFigure(*row) for row in rows]
