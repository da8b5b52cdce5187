"""The registration desk: finding people, checking them in, taking a check-in back, walk-ins."""

from dataclasses import dataclass

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.changes import label
from workshop_app.domain.errors import NotPresent
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import Agency, Person, Session
from workshop_app.domain.zones import to_text
from workshop_app.store import search
from workshop_app.store.search import DeskRow as DeskRow

ROWS = 200
"""Rows that a search returns at the most; nobody scrolls further at a desk."""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The answer to a check-in. `already` is the earlier fact if the person was here before."""

    person: Person
    event: AttendanceEvent
    already: AttendanceEvent | None = None


def search_people(
    ws: Workshop, text: str, *, agency_id: str = "", limit: int = ROWS
) -> list[DeskRow]:
    """Return people whose name, unit or agency has words beginning like those typed, in any order.

    Accents and degrees do not matter. An empty text returns everybody, or everybody of one agency, by
    name; those not yet here come first.
    """
    return search.people(ws.file.connection, text, agency_id=agency_id, limit=limit)


def desk_rows(ws: Workshop, person_ids: list[str]) -> list[DeskRow]:
    """Return certain people as the desk shows them now, in no order; removed ones are left out."""
    return search.these(ws.file.connection, person_ids)


def present_events(ws: Workshop, person_id: str, session_id: str = "") -> list[AttendanceEvent]:
    """Return the check-ins of a person that count, oldest first."""
    return [
        event
        for event in ws.read.events(person_id)
        if event.effective and event.kind == "in" and event.session_id == session_id
    ]


def check_in(ws: Workshop, person_id: str, *, session_id: str = "") -> CheckedIn:
    """Check a person in, at the event or for one session; a second time changes nothing.

    Raises RecordMissing for an unknown person or session.
    """
    person = ws.require(Person, ws.read.standing(person_id))
    if session_id:
        ws.require(Session, session_id)
    here = present_events(ws, person.id, session_id)
    if here:
        return CheckedIn(person, here[0], already=here[0])
    event = _event(ws, person.id, session_id, "in")
    with ws.operation(label("check-in of {name}", name=person.name)) as op:
        op.happened(event)
    return CheckedIn(person, event)


def check_in_all(ws: Workshop, person_ids: list[str], *, session_id: str = "") -> int:
    """Check several people in as one step; returns how many were not here yet."""
    standing = dict.fromkeys(ws.read.standing(person_id) for person_id in person_ids)
    people = [ws.require(Person, person_id) for person_id in standing]
    new = [p for p in people if not present_events(ws, p.id, session_id)]
    what = label("check-in of {count} people", count=str(len(new)))
    if len(new) == 1:
        what = label("check-in of {name}", name=new[0].name)
    with ws.operation(what) as op:
        for person in new:
            op.happened(_event(ws, person.id, session_id, "in"))
    return len(new)


def void_check_in(
    ws: Workshop, person_id: str, *, reason: str = "", session_id: str = ""
) -> AttendanceEvent:
    """Take back all check-ins of a person that are known here; raises NotPresent."""
    person = ws.require(Person, ws.read.standing(person_id))
    here = present_events(ws, person.id, session_id)
    if not here:
        raise NotPresent(name=person.name)
    event = _event(ws, person.id, session_id, "void", reason, tuple(e.id for e in here))
    with ws.operation(label("void of the check-in of {name}", name=person.name)) as op:
        op.happened(event)
    return event


def add_walk_in(
    ws: Workshop,
    *,
    name: str,
    agency_id: str = "",
    position: str = "",
    sex: str = "",
    new_agency: str = "",
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
        event = _event(ws, person_id, "", "in")
        op.happened(event)
    return CheckedIn(ws.require(Person, person_id), event)


def _event(
    ws: Workshop,
    person_id: str,
    session_id: str,
    kind: str,
    reason: str = "",
    voids: tuple[str, ...] = (),
) -> AttendanceEvent:
    return AttendanceEvent(
        id=new_id(),
        person_id=person_id,
        kind=kind,
        at=to_text(ws.clock()),
        session_id=session_id,
        by=ws.operator.name,
        desk=ws.operator.desk,
        device=ws.operator.device,
        reason=reason,
        voids=voids,
    )
