"""Attendance in figures, from the one query that desk, overview, projector, export and report read."""

from dataclasses import dataclass

from workshop_app.actions.overview import AgencyFigure, GroupFigure, Overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Person

BREAKDOWNS = ("category", "role", "sex", "level", "mode")
"""What people are counted by; field names of agencies and people."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody registered for an agency; `phone` is "" where none is known."""

    person_id: str
    name: str
    position: str
    phone: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """An invited agency from which nobody is here, and whom to call: those with a phone number first."""

    agency: AgencyFigure
    contacts: tuple[Contact, ...]


def breakdowns(o: Overview) -> dict[str, tuple[GroupFigure, ...]]:
    """Return all people by each of `BREAKDOWNS`; every one of them adds up to everybody."""
    categories = tuple(
        GroupFigure(c.category, c.registered, c.present, c.late, c.walk_ins) for c in o.categories
    )
    groups = (categories, o.roles, o.sexes, o.levels, o.modes)
    return dict(zip(BREAKDOWNS, groups, strict=True))


def awaited(ws: Workshop, o: Overview) -> tuple[Awaited, ...]:
    """Return the invited agencies not here yet, in the order of `o`."""
    return tuple(Awaited(agency, _contacts(ws, agency.id)) for agency in o.absent)


def _contacts(ws: Workshop, agency_id: str) -> tuple[Contact, ...]:
    people = [
        person
        for person in ws.read.all(Person, agency_id=agency_id)
        if ws.read.standing(person.id) == person.id
    ]
    found = [Contact(p.id, p.name, p.position, p.phone) for p in people]
    return tuple(sorted(found, key=_without_phone))


def _without_phone(contact: Contact) -> bool:
    return not contact.phone
