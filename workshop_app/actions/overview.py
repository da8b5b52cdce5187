"""What is known about the workshop at a glance: who is here, what was shared, what is missing."""

from typing import TYPE_CHECKING

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT, Scope
from workshop_app.domain.frozen import frozen
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

if TYPE_CHECKING:
    from workshop_app.actions.guarding import Guard

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


@frozen
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


@frozen
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
    def expected(self) -> int:
        """How many people were expected: by agency, and of those without one whoever was on the list."""
        listed = self.registered - self.walk_ins
        return listed + sum(a.awaited - (a.registered - a.walk_ins) for a in self.agencies)

    @property
    def absent_people(self) -> int:
        """Registered people who are not here."""
        return self.registered - self.present

    @property
    def rate(self) -> Rate:
        """The attendance of the invited agencies."""
        return Rate(self.invited_present, self.invited, self.goal)


@frozen
class Missing:
    """One kind of gap between now and print, with the records it concerns.

    `what` is one of: guard-finding, written-apart (any record), no-result, no-strategy, no-agency, no-words,
    not-cleared (practices), changed-since-clearing, cleared-but-internal (practices or challenges),
    no-due-date (commitments), empty-strategy (strategies), no-foreword, no-date, no-place (workshop).
    """

    what: str
    kind: str
    record_ids: tuple[str, ...]


def overview(ws: Workshop, scope: Scope = WHOLE_EVENT) -> Overview:
    """Gather the figures of the whole workshop; who is here and late may be asked of a day or session."""
    connection = ws.file.connection
    people = figures.people(connection, scope)
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


def missing(ws: Workshop, guard: "Guard | None" = None, *, findings: bool = True) -> list[Missing]:
    """Return what stands between now and print; an empty list means nothing known is missing.

    Findings of the identity guard come first: they stop printing; without `findings` they are left out,
    for reading all texts takes time. A `guard` remembers what it found before. Withheld records lack
    nothing.
    """
    from workshop_app.actions.clearing import kept_inside

    inside = kept_inside(ws)
    settings = ws.settings
    practices = [p for p in ws.read.all(Practice) if p.id not in inside]
    found = _guarded(ws, guard) if findings else []
    gaps = {
        "no-words": [p.id for p in practices if not p.action.strip()],
        "no-result": [p.id for p in practices if not (p.result.strip() or p.result_number)],
        "no-strategy": [p.id for p in practices if not p.strategies],
        "no-agency": [p.id for p in practices if not p.agency_id],
    }
    found += [Missing(what, "practice", tuple(ids)) for what, ids in gaps.items() if ids]
    found += _clearing_gaps(practices, [c for c in ws.read.all(Challenge) if c.id not in inside])
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


def _guarded(ws: Workshop, guard: "Guard | None") -> list[Missing]:
    """Return one gap for all records that a finding waits in; each is named once."""
    from workshop_app.actions.guarded import open_findings

    ids = dict.fromkeys(f.place.record_id for f in open_findings(ws, guard=guard))
    return [Missing("guard-finding", "", tuple(ids))] if ids else []


def _clearing_gaps(practices: list[Practice], challenges: list[Challenge]) -> list[Missing]:
    """Return what lacks a clearance. Challenges stay inside unless somebody clears them: that is no gap."""
    from workshop_app.actions.clearing import CLEARED, INTERNAL, changed_since

    found = [
        Missing("not-cleared", "practice", tuple(p.id for p in practices if p.status != CLEARED))
    ]
    for kind, some in (("practice", practices), ("challenge", challenges)):
        changed = tuple(r.id for r in some if changed_since(r))
        found.append(Missing("changed-since-clearing", kind, changed))
        inside = tuple(r.id for r in some if (r.status, r.visibility) == (CLEARED, INTERNAL))
        found.append(Missing("cleared-but-internal", kind, inside))
    return [gap for gap in found if gap.record_ids]


def current_session(ws: Workshop) -> Session | None:
    """Return the session that is on now or comes next on the workshop's clock; None after the last."""
    now = local(ws.clock(), ws.settings.time_zone)
    dated = [s for s in ws.read.all(Session) if s.day and s.starts]
    for session in dated:
        ends = session.ends or session.starts
        if session.day and ends and (session.day, ends) >= (now.date(), now.time()):
            return session
    return None
