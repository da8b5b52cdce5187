"""What is known about the workshop at a glance: who is here, what was shared, what is missing."""

from dataclasses import dataclass

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice, Session
from workshop_app.domain.zones import local
from workshop_app.store import figures
from workshop_app.store.figures import (
    AgencyFigure,
    CategoryFigure,
    DayFigure,
    GroupFigure,
    SessionFigure,
    StrategyFigure,
)

__all__ = [
    "AgencyFigure",
    "CategoryFigure",
    "DayFigure",
    "GroupFigure",
    "Missing",
    "Overview",
    "Rate",
    "SessionFigure",
    "StrategyFigure",
    "current_session",
    "missing",
    "overview",
]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the invited agencies are here, against the goal that the organizer may have set (%)."""

    present: int
    invited: int
    goal: int | None = None

    @property
    def percent(self) -> int | None:
        """Full percent of the invited agencies, rounded down so that no goal looks reached before it is."""
        return 100 * self.present // self.invited if self.invited else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without a goal, or while nobody is invited."""
        if self.goal is None or not self.invited:
            return None
        return 100 * self.present >= self.goal * self.invited


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the whole workshop. "Present" agencies have at least one person here."""

    agencies: tuple[AgencyFigure, ...]
    invited: int
    invited_present: int
    registered: int
    present: int
    late: int
    walk_ins: int
    categories: tuple[CategoryFigure, ...]
    roles: tuple[GroupFigure, ...]
    sexes: tuple[GroupFigure, ...]
    levels: tuple[GroupFigure, ...]
    modes: tuple[GroupFigure, ...]
    strategies: tuple[StrategyFigure, ...]
    sessions: tuple[SessionFigure, ...]
    days: tuple[DayFigure, ...]
    goal: int | None
    practices: int
    practice_agencies: int
    challenges: int
    commitments: int

    @property
    def absent(self) -> tuple[AgencyFigure, ...]:
        """Invited agencies from which nobody is here."""
        return tuple(a for a in self.agencies if a.invited and not a.present)

    @property
    def rate(self) -> Rate:
        """The attendance of the invited agencies."""
        return Rate(self.invited_present, self.invited, self.goal)


@dataclass(frozen=True, slots=True)
class Missing:
    """One kind of gap between now and print, with the records it concerns.

    `what` is one of: no-result, no-strategy, no-agency, no-words (practices), no-due-date (commitments),
    empty-strategy (strategies), no-foreword, no-date, no-place (workshop), written-apart (any record).
    """

    what: str
    kind: str
    record_ids: tuple[str, ...]


def overview(ws: Workshop) -> Overview:
    """Gather the figures of the whole workshop."""
    connection = ws.file.connection
    people = figures.people(connection)
    return Overview(
        agencies=people.agencies,
        invited=sum(a.invited for a in people.agencies),
        invited_present=sum(a.invited and a.present > 0 for a in people.agencies),
        registered=people.whole.registered,
        present=people.whole.present,
        late=people.whole.late,
        walk_ins=people.whole.walk_ins,
        categories=people.categories,
        roles=people.roles,
        sexes=people.sexes,
        levels=people.levels,
        modes=people.modes,
        strategies=tuple(figures.strategies(connection)),
        sessions=tuple(figures.sessions(connection)),
        days=tuple(figures.days(connection)),
        goal=ws.settings.attendance_goal,
        practices=ws.read.count(Practice),
        practice_agencies=sum(a.practices > 0 for a in people.agencies),
        challenges=ws.read.count(Challenge),
        commitments=ws.read.count(Commitment),
    )


def missing(ws: Workshop) -> list[Missing]:
    """Return what stands between now and print; an empty list means nothing known is missing."""
    settings, practices = ws.settings, ws.read.all(Practice)
    gaps = {
        "no-words": [p.id for p in practices if not p.action.strip()],
        "no-result": [p.id for p in practices if not (p.result.strip() or p.result_number)],
        "no-strategy": [p.id for p in practices if not p.strategies],
        "no-agency": [p.id for p in practices if not p.agency_id],
    }
    found = [Missing(what, "practice", tuple(ids)) for what, ids in gaps.items() if ids]
    undated = tuple(c.id for c in ws.read.all(Commitment) if c.due is None)
    empty = tuple(s.id for s in figures.strategies(ws.file.connection) if not s.practices)
    apart = tuple(dict.fromkeys(record_id for _, record_id, _ in ws.read.conflicts()))
    more = [
        Missing("no-due-date", "commitment", undated),
        Missing("empty-strategy", "strategy", empty),
        Missing("written-apart", "", apart),
    ]
    found += [gap for gap in more if gap.record_ids]
    for what, value in (
        ("no-date", settings.starts_on),
        ("no-place", settings.place),
        ("no-foreword", settings.foreword.strip()),
    ):
        if not value:
            found.append(Missing(what, "workshop", (settings.id,)))
    return found


def current_session(ws: Workshop) -> Session | None:
    """Return the session that is on now or comes next on the workshop's clock; None after the last."""
    now = local(ws.clock(), ws.settings.time_zone)
    dated = [s for s in ws.read.all(Session) if s.day and s.starts]
    for session in dated:
        ends = session.ends or session.starts
        if session.day and ends and (session.day, ends) >= (now.date(), now.time()):
            return session
    return None
