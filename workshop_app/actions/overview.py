"""What is known about the workshop at a glance: who is here, what was shared, what is missing."""

from dataclasses import dataclass

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Challenge, Commitment, Practice, Session
from workshop_app.domain.zones import local
from workshop_app.store import figures
from workshop_app.store.figures import (
    AgencyFigure,
    CategoryFigure,
    SessionFigure,
    SexFigure,
    StrategyFigure,
)

__all__ = [
    "AgencyFigure",
    "CategoryFigure",
    "Missing",
    "Overview",
    "SessionFigure",
    "SexFigure",
    "StrategyFigure",
    "agency_figures",
    "current_session",
    "missing",
    "overview",
]


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the whole workshop. "Present" agencies have at least one person here."""

    agencies: tuple[AgencyFigure, ...]
    invited: int
    invited_present: int
    registered: int
    present: int
    walk_ins: int
    categories: tuple[CategoryFigure, ...]
    sexes: tuple[SexFigure, ...]
    strategies: tuple[StrategyFigure, ...]
    sessions: tuple[SessionFigure, ...]
    practices: int
    practice_agencies: int
    challenges: int
    commitments: int

    @property
    def absent(self) -> tuple[AgencyFigure, ...]:
        """Invited agencies from which nobody is here."""
        return tuple(a for a in self.agencies if a.invited and not a.present)


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
    agencies = tuple(figures.agencies(connection))
    registered, present = figures.people(connection)
    strategies = tuple(figures.strategies(connection))
    return Overview(
        agencies=agencies,
        invited=sum(a.invited for a in agencies),
        invited_present=sum(a.invited and a.present > 0 for a in agencies),
        registered=registered,
        present=present,
        walk_ins=figures.walk_ins(connection),
        categories=tuple(figures.categories(connection)),
        sexes=tuple(figures.sexes(connection)),
        strategies=strategies,
        sessions=tuple(figures.sessions(connection)),
        practices=ws.read.count(Practice),
        practice_agencies=sum(a.practices > 0 for a in agencies),
        challenges=ws.read.count(Challenge),
        commitments=ws.read.count(Commitment),
    )


def agency_figures(ws: Workshop) -> list[AgencyFigure]:
    """Return the attendance of every agency, by short name."""
    return figures.agencies(ws.file.connection)


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
