"""The numbers of certificates: given once, kept with the person, printed again unchanged.

A number is kept when its certificate leaves, as one step that can be taken back. Two laptops may give one
number to two people before they are merged: `doubles` tells, and `give_anew` frees somebody for a new one.
Numbers that two laptops gave to one person were written apart: somebody decides, as with any other field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import badge_code, read_code
from workshop_app.domain.changes import label
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.records import Agency, Person

_BAR = "|"


@dataclass(frozen=True, slots=True)
class Certified:
    """Whose certificate a code is on; `number` is "" where none has left yet."""

    person_id: str
    name: str
    agency: str
    number: str
    present: bool


class Numbers:
    """The numbers of one print: those that people have, and the next free ones for the others."""

    def __init__(self, people: Iterable[Person], start: int) -> None:
        self._held = {p.id: p for p in people if p.certificate_serial is not None}
        self._used = {p.certificate_serial for p in self._held.values()}
        self._next = max([start, *(serial + 1 for serial in self._used if serial is not None)])

    def held(self, person_id: str) -> tuple[int, str] | None:
        """Return the serial and the printed number that somebody has."""
        person = self._held.get(person_id)
        if person is None:
            return None
        return person.certificate_serial or 0, person.certificate

    def take(self) -> int:
        """Return the next free serial."""
        self._next += 1
        return self._next - 1


def numbers(ws: Workshop, start: int) -> Numbers:
    """Return the numbers as they stand; new ones follow the largest, and are no less than `start`."""
    return Numbers(ws.read.all(Person), start)


def as_mark(serial: int, number: str) -> str:
    """Return a number as a print remembers it until it has left."""
    return f"{serial}{_BAR}{number}"


def keep_numbers(ws: Workshop, printed: Mapping[str, str]) -> int:
    """Keep the numbers of certificates that have left, as one step; return how many were new.

    `printed` are the marks of a print, by person. Who has a number keeps it.
    """
    new = {}
    for person_id, mark in printed.items():
        person = ws.read.get(Person, person_id)
        if person is not None and not person.deleted and person.certificate_serial is None:
            count, _, number = mark.partition(_BAR)
            new[person_id] = (int(count), number)
    with ws.operation(label("numbers of certificates")) as op:
        for person_id, (serial, number) in new.items():
            op.change(Person, person_id, certificate_serial=serial, certificate=number)
    return len(new)


def give_anew(ws: Workshop, person_id: str) -> None:
    """Take somebody's number away: the next print gives a new one. Raises RecordMissing."""
    person = ws.require(Person, person_id)
    with ws.operation(label("new number for the certificate of {name}", name=person.name)) as op:
        op.change(Person, person_id, certificate_serial=None, certificate="")


def doubles(ws: Workshop) -> dict[str, tuple[str, ...]]:
    """Return the numbers that two or more people have, with their names: somebody must decide."""
    found: dict[str, list[str]] = {}
    for person in ws.read.all(Person):
        if person.certificate_serial is not None and ws.read.standing(person.id) == person.id:
            found.setdefault(person.certificate, []).append(person.name)
    return {number: tuple(names) for number, names in found.items() if len(names) > 1}


def check_code(ws: Workshop, scanned: str) -> Certified:
    """Return whose certificate a scanned or typed code is on; raises RecordMissing if nobody's."""
    code = read_code(scanned)
    ids = ws.read.by_badge(code) if code else []
    person = ws.read.get(Person, ids[0]) if ids else None
    if person is None or person.deleted or not badge_code(person.id):
        raise RecordMissing(kind="person", key=scanned)
    agency = ws.read.get(Agency, person.agency_id) if person.agency_id else None
    return Certified(
        person_id=person.id,
        name=person.name,
        agency=agency.short_name if agency else "",
        number=person.certificate,
        present=any(fact.effective for fact in ws.read.events(person.id)),
    )
