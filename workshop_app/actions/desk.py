"""The registration desk: finding people, checking them in and out, taking a check-in back, walk-ins.

Whatever takes a `session_id` is about that session, or with "" about the arrival at the event. On an
event of several days the arrival is asked for anew each day (`desk_scope`). What happened earlier is
entered afterwards with a `When`: the fact then has the time at which it happened.
"""

from datetime import datetime
from typing import Final

from workshop_app.actions.overview import Overview, overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import WHOLE_EVENT, AttendanceEvent, Scope, is_late
from workshop_app.domain.changes import label
from workshop_app.domain.errors import BeforeCheckIn, NotPresent, PresentAlready, StillToCome
from workshop_app.domain.frozen import frozen
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import Agency, Person, Session
from workshop_app.domain.zones import day_bounds, local, to_text
from workshop_app.store import search
from workshop_app.store.search import DeskRow as DeskRow

ROWS = 200
"""Rows that a search returns at the most; nobody scrolls further at a desk."""


@frozen
class When:
    """When something happened: now, or at an earlier time. Then `note` says in the fact that it was late."""

    at: datetime | None = None
    note: str = ""


NOW: Final = When()


@frozen
class CheckedIn:
    """The answer to a check-in.

    `already` is the earlier fact if the person was here before; `back` tells that they had left;
    `cancelled` is the void that took an earlier check-in back; `late` follows the workshop's settings.
    """

    person: Person
    event: AttendanceEvent
    already: AttendanceEvent | None = None
    back: bool = False
    late: bool = False
    cancelled: AttendanceEvent | None = None


@frozen
class CheckedOut:
    """The answer to a check-out; `already` tells that the person had left before, at `at`."""

    person: Person
    at: str
    already: bool = False


# --- what is asked about ------------------------------------------------------------------------------


def desk_scope(ws: Workshop, session_id: str = "", when: When = NOW) -> Scope:
    """Return what presence means at the desk: a session, the arrival of a day, or the whole event.

    Only an event of several days asks every day; before and after it the whole event is meant.
    """
    if session_id:
        return Scope(session_id=session_id)
    settings = ws.settings
    day = local(when.at or ws.clock(), settings.time_zone).date()
    first, last = settings.starts_on, settings.ends_on
    if first and last and first < last and first <= day <= last:
        return Scope("", *day_bounds(day, settings.time_zone))
    return WHOLE_EVENT


def desk_overview(ws: Workshop, scope: Scope = WHOLE_EVENT) -> Overview:
    """Return the overview with all its figures of people as they are in a scope."""
    return overview(ws, scope)


def search_people(
    ws: Workshop, text: str, *, agency_id: str = "", scope: Scope = WHOLE_EVENT, limit: int = ROWS
) -> list[DeskRow]:
    """Return people whose name, unit or agency has words beginning like those typed, in any order.

    Accents and degrees do not matter. An empty text returns everybody, or everybody of one agency, by
    name; those not yet here come first.
    """
    return search.people(ws.file.connection, text, agency_id=agency_id, scope=scope, limit=limit)


def desk_rows(ws: Workshop, person_ids: list[str], *, scope: Scope = WHOLE_EVENT) -> list[DeskRow]:
    """Return certain people as the desk shows them now, in no order; removed ones are left out."""
    return search.these(ws.file.connection, person_ids, scope)


def present_events(
    ws: Workshop, person_id: str, session_id: str = "", when: When = NOW
) -> list[AttendanceEvent]:
    """Return the check-ins of a person that count, oldest first."""
    return _facts(ws, person_id, session_id, "in", when)


# --- coming and going ---------------------------------------------------------------------------------


def check_in(ws: Workshop, person_id: str, *, session_id: str = "", when: When = NOW) -> CheckedIn:
    """Check a person in, at the event or for one session; a second time changes nothing.

    Somebody who has left is checked in again. Raises RecordMissing for an unknown person or session,
    StillToCome.
    """
    person = ws.require(Person, ws.read.standing(person_id))
    if session_id:
        ws.require(Session, session_id)
    here = present_events(ws, person.id, session_id, when)
    left = _left_at(ws, person.id, session_id, here, when)
    if here and not left:
        return CheckedIn(person, here[0], already=here[0], late=_late(ws, here[0]))
    event = _event(ws, person.id, session_id, "in", when)
    cancelled = [] if here else _facts(ws, person.id, session_id, "void", when)
    with ws.operation(label("check-in of {name}", name=person.name)) as op:
        op.happened(event)
    return CheckedIn(
        person,
        event,
        back=bool(left),
        late=not here and _late(ws, event),
        cancelled=next((e for e in reversed(cancelled) if e.reason != "undo"), None),
    )


def check_in_all(
    ws: Workshop, person_ids: list[str], *, session_id: str = "", when: When = NOW
) -> int:
    """Check several people in as one step; returns how many were not here yet."""
    people = [ws.require(Person, ws.read.standing(person_id)) for person_id in person_ids]
    people = list({p.id: p for p in people}.values())
    if session_id:
        ws.require(Session, session_id)
    new = [p for p in people if not present_events(ws, p.id, session_id, when)]
    what = label("check-in of {count} people", count=str(len(new)))
    if len(new) == 1:
        what = label("check-in of {name}", name=new[0].name)
    with ws.operation(what) as op:
        for person in new:
            op.happened(_event(ws, person.id, session_id, "in", when))
    return len(new)


def check_out(
    ws: Workshop, person_id: str, *, session_id: str = "", when: When = NOW
) -> CheckedOut:
    """Note that a person leaves; a second time changes nothing.

    Raises NotPresent, RecordMissing, StillToCome, BeforeCheckIn.
    """
    person = ws.require(Person, ws.read.standing(person_id))
    here = present_events(ws, person.id, session_id, when)
    if not here:
        raise NotPresent(name=person.name)
    left = _left_at(ws, person.id, session_id, here, when)
    if left:
        return CheckedOut(person, left, already=True)
    event = _event(ws, person.id, session_id, "out", when)
    if event.at <= here[-1].at:
        raise BeforeCheckIn(name=person.name)
    with ws.operation(label("check-out of {name}", name=person.name)) as op:
        op.happened(event)
    return CheckedOut(person, event.at)


def void_check_in(
    ws: Workshop, person_id: str, *, reason: str = "", session_id: str = "", when: When = NOW
) -> AttendanceEvent:
    """Take back all check-ins of a person that are known here; raises NotPresent.

    Whoever has not arrived was in no session either: those of the day are taken back along. `when` tells
    of which day; taking back itself always happens now.
    """
    person = ws.require(Person, ws.read.standing(person_id))
    here = present_events(ws, person.id, session_id, when)
    if not here:
        raise NotPresent(name=person.name)
    event = _event(ws, person.id, session_id, "void", When(note=reason), tuple(e.id for e in here))
    with ws.operation(label("void of the check-in of {name}", name=person.name)) as op:
        op.happened(event)
    return event


# --- who is not on the list ---------------------------------------------------------------------------


def add_walk_in(
    ws: Workshop,
    *,
    name: str,
    agency_id: str = "",
    position: str = "",
    sex: str = "",
    new_agency: str = "",
    session_id: str = "",
    when: When = NOW,
) -> CheckedIn:
    """Register somebody who is not on the list and check them in, as one step.

    `new_agency` is the name of an agency that is not on the list either; it is added as not invited.
    """
    with ws.operation(label("walk-in {name}", name=name)) as op:
        if new_agency and not agency_id:
            agency_id = op.add(Agency, short_name=new_agency, invited=False)
        person_id = op.add(
            Person, name=name, agency_id=agency_id, position=position, sex=sex, walk_in=True
        )
        event = _event(ws, person_id, session_id, "in", when)
        op.happened(event)
    return CheckedIn(ws.require(Person, person_id), event, late=_late(ws, event))


def represent(
    ws: Workshop,
    absent_id: str,
    *,
    name: str = "",
    person_id: str = "",
    position: str = "",
    sex: str = "",
    note: str = "",
    session_id: str = "",
    when: When = NOW,
) -> CheckedIn:
    """Check in somebody who comes in the place of a person on the list ("mewakili"), as one step.

    Either `person_id` names somebody on the list, or `name`, `position` and `sex` describe somebody new,
    who is registered for the agency of the absent one. `note` is added to what is noted on the absent
    one. Raises PresentAlready if they are here themselves, RecordMissing, ValueMissing without a name.
    """
    absent = ws.require(Person, ws.read.standing(absent_id))
    if present_events(ws, absent.id, session_id, when):
        raise PresentAlready(name=absent.name)
    comes = ws.require(Person, ws.read.standing(person_id)) if person_id else None
    here = present_events(ws, comes.id, session_id, when) if comes else []
    who = comes.name if comes else name
    with ws.operation(label("{name} in place of {absent}", name=who, absent=absent.name)) as op:
        if comes:
            op.change(Person, comes.id, represents=absent.name)
        else:
            person_id = op.add(
                Person,
                name=name,
                agency_id=absent.agency_id,
                unit=absent.unit,
                position=position,
                sex=sex,
                walk_in=True,
                represents=absent.name,
            )
        if note and note not in absent.note:
            op.change(Person, absent.id, note="; ".join(filter(None, (absent.note, note))))
        event = _event(ws, comes.id if comes else person_id, session_id, "in", when)
        if not here:
            op.happened(event)
    person = ws.require(Person, event.person_id)
    if here:
        return CheckedIn(person, here[0], already=here[0], late=_late(ws, here[0]))
    return CheckedIn(person, event, late=_late(ws, event))


# --- facts --------------------------------------------------------------------------------------------


def _facts(
    ws: Workshop, person_id: str, session_id: str, kind: str, when: When
) -> list[AttendanceEvent]:
    """Return the facts of a kind that count in what the desk asks about, oldest first."""
    found = [e for e in ws.read.events(person_id) if e.effective and e.kind == kind]
    if not found:  # most guests come for the first time, and everybody waits behind them
        return []
    scope = desk_scope(ws, session_id, when)
    return [event for event in found if _lies_in(event, scope)]


def _lies_in(event: AttendanceEvent, scope: Scope) -> bool:
    if scope.session_id:
        return event.session_id == scope.session_id
    return scope == WHOLE_EVENT or scope.begins <= event.at < scope.ends


def _left_at(
    ws: Workshop, person_id: str, session_id: str, here: list[AttendanceEvent], when: When
) -> str:
    """Return when a person who was here has left, "" if they have not: whoever leaves leaves a session."""
    if not here:
        return ""
    outs = _facts(ws, person_id, "", "out", when)
    fitting = [e.at for e in outs if e.session_id in ("", session_id) and e.at > here[-1].at]
    return max(fitting, default="")


def _late(ws: Workshop, event: AttendanceEvent) -> bool:
    settings = ws.settings
    return not event.session_id and is_late(event.at, settings.late_after, settings.time_zone)


def _event(
    ws: Workshop,
    person_id: str,
    session_id: str,
    kind: str,
    when: When = NOW,
    voids: tuple[str, ...] = (),
) -> AttendanceEvent:
    now = ws.clock()
    if when.at is not None and when.at > now:
        raise StillToCome
    return AttendanceEvent(
        id=new_id(),
        person_id=person_id,
        kind=kind,
        at=to_text(when.at or now),
        session_id=session_id,
        by=ws.operator.name,
        desk=ws.operator.desk,
        device=ws.operator.device,
        reason=when.note,
        voids=voids,
    )
