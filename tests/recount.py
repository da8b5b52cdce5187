"""The figures counted a second time, by the plain records and facts themselves."""

from collections import Counter

from workshop_app.actions.attendance import breakdowns
from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT, AttendanceEvent, Scope, is_late
from workshop_app.domain.choices import CATEGORIES
from workshop_app.domain.records import Agency, Commitment, Person, Practice, Session, Strategy
from workshop_app.domain.zones import from_text, local


def who_counts(ws: Workshop) -> list[Person]:
    """Everybody who is not removed, and of joined records the one that stands."""
    return [p for p in ws.read.all(Person) if ws.read.standing(p.id) == p.id]


def check_ins(ws: Workshop, person: Person) -> list[AttendanceEvent]:
    return [e for e in ws.read.events(person.id) if e.effective and e.kind == "in"]


def first_arrivals(ws: Workshop, scope: Scope = WHOLE_EVENT) -> dict[str, str]:
    """Person id -> first arrival, of whoever counts and is here in a scope."""
    found = {
        p.id: min((e.at for e in check_ins(ws, p) if _lies_in(e, scope)), default="")
        for p in who_counts(ws)
    }
    return {person_id: at for person_id, at in found.items() if at}


def _lies_in(event: AttendanceEvent, scope: Scope) -> bool:
    if scope.session_id:
        return event.session_id == scope.session_id
    return not scope.begins or scope.begins <= event.at < scope.ends


def late_ones(ws: Workshop, arrivals: dict[str, str]) -> set[str]:
    """The ids of those who arrived after the time set."""
    settings = ws.settings
    return {i for i, at in arrivals.items() if is_late(at, settings.late_after, settings.time_zone)}


def assert_agrees(ws: Workshop) -> Overview:
    """Compare every figure with a recount; returns the figures."""
    found = overview(ws)
    people, arrivals = who_counts(ws), first_arrivals(ws)
    late = late_ones(ws, arrivals)
    assert (found.registered, found.present) == (len(people), len(arrivals))
    assert found.late == len(late)
    assert found.walk_ins == sum(p.walk_in for p in people)
    assert_agencies_agree(ws, found, people, arrivals, late)
    assert_breakdowns_agree(ws, found, people, arrivals, late)
    _assert_sessions_agree(ws, found, people)
    practices = ws.read.all(Practice)
    assert found.practices == len(practices)
    assert {s.id for s in found.strategies} == {s.id for s in ws.read.all(Strategy)}
    for strategy in found.strategies:
        assert strategy.practices == sum(strategy.id in p.strategies for p in practices)
    return found


def assert_agencies_agree(
    ws: Workshop, found: Overview, people: list[Person], arrivals: dict[str, str], late: set[str]
) -> None:
    agencies = {a.id: a for a in ws.read.all(Agency)}
    assert {a.id for a in found.agencies} == set(agencies)
    for figure in found.agencies:
        theirs = [p for p in people if p.agency_id == figure.id]
        here = sorted(arrivals[p.id] for p in theirs if p.id in arrivals)
        assert figure.registered == len(theirs)
        assert (figure.present, figure.absent) == (len(here), len(theirs) - len(here))
        assert figure.first_at == (here[0] if here else "")
        assert figure.late == sum(p.id in late for p in theirs)
        assert figure.walk_ins == sum(p.walk_in for p in theirs)
        told = agencies[figure.id].expected
        assert figure.awaited == (len(theirs) - figure.walk_ins if told is None else told)
        assert figure.practices == len(ws.read.all(Practice, agency_id=figure.id))
        assert figure.commitments == len(ws.read.all(Commitment, agency_id=figure.id))
    assert found.invited == sum(a.invited for a in agencies.values())
    assert found.invited_present == found.invited - len(found.absent)


def assert_breakdowns_agree(
    ws: Workshop, found: Overview, people: list[Person], arrivals: dict[str, str], late: set[str]
) -> None:
    agencies = {a.id: a for a in ws.read.all(Agency)}

    def code(person: Person, what: str) -> str:
        if what != "category":
            return str(getattr(person, what))
        agency = agencies.get(person.agency_id)
        if agency is None:
            return ""
        return agency.category if agency.category in CATEGORIES else "other"

    for what, groups in breakdowns(found).items():
        counted = {g.code: (g.registered, g.present, g.late, g.walk_ins) for g in groups}
        assert len(counted) == len(groups)
        expected = Counter(code(p, what) for p in people)
        assert {c: n[0] for c, n in counted.items() if n[0]} == expected
        for group, numbers in counted.items():
            theirs = [p for p in people if code(p, what) == group]
            assert numbers[1:] == (
                sum(p.id in arrivals for p in theirs),
                sum(p.id in late for p in theirs),
                sum(p.walk_in for p in theirs),
            )
        totals = tuple(sum(n[k] for n in counted.values()) for k in range(4))
        assert totals == (found.registered, found.present, found.late, found.walk_ins)


def _assert_sessions_agree(ws: Workshop, found: Overview, people: list[Person]) -> None:
    agencies = {a.id for a in ws.read.all(Agency)}
    came = {p.id: check_ins(ws, p) for p in people}
    assert {s.id for s in found.sessions} == {s.id for s in ws.read.all(Session)}
    for session in found.sessions:
        there = [p for p in people if any(e.session_id == session.id for e in came[p.id])]
        assert session.present == len(there)
        assert session.agencies == len({p.agency_id for p in there} & agencies)
    zone = ws.settings.time_zone
    days = Counter(
        day
        for events in came.values()
        for day in {local(from_text(e.at), zone).date().isoformat() for e in events}
    )
    assert {d.day: d.present for d in found.days} == days
