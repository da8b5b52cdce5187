"""The numbers of certificates: given once, kept with the person, printed again unchanged.

A number is kept when its certificate leaves, as one step that can be taken back. Two laptops may give one
number to two people before they are merged: `doubles` tells, and `give_anew` frees somebody for a new one.
Numbers that two laptops gave to one person were written apart: somebody decides, as with any other field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from workshop_app.actions.history import record_history
from workshop_app.actions.opening import reading
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.badges import read_code
from workshop_app.domain.certificates import Certified, GivenTwice, Verdict
from workshop_app.domain.changes import label
from workshop_app.domain.errors import Cancelled, WorkshopError
from workshop_app.domain.progress import CancelCheck, never_cancelled
from workshop_app.domain.records import Agency, Person
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.zones import Clock, system_clock
from workshop_app.reports.roman import roman

_BAR = "|"
PLACES: Final = {"id": "{n} {nnn} {bulan} {tahun}", "en": "{n} {nnn} {month} {year}"}
"""What is filled in a template, as it is told in each language; all are understood in both."""


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


def filled(ws: Workshop, template: str, number: int) -> str:
    """Fill a template: {n} or {nnn} is the number, {month} a Roman month, {year} the year (see `PLACES`).

    Without a date in the workshop there are dots to be seen.
    """
    day = ws.settings.ends_on or ws.settings.starts_on
    told = template.replace("{nnn}", f"{number:03}").replace("{n}", str(number))
    month, year = (roman(day.month), str(day.year)) if day else ("\u2026", "\u2026")
    for places, value in (("{month} {bulan}", month), ("{year} {tahun}", year)):
        for place in places.split():
            told = told.replace(place, value)
    return told


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


def doubles(ws: Workshop) -> tuple[GivenTwice, ...]:
    """Return the numbers that two or more people have: somebody must decide who gets a new one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for person in ws.read.all(Person):
        if person.certificate_serial is not None and ws.read.standing(person.id) == person.id:
            found.setdefault(person.certificate, []).append((person.id, person.name))
    return tuple(
        GivenTwice(number, tuple(holders)) for number, holders in found.items() if len(holders) > 1
    )


def check_code(ws: Workshop, scanned: str) -> Certified:
    """Tell what the code of a certificate, scanned or typed, stands for in this workshop."""
    code = read_code(scanned)
    if not code:
        return Certified(Verdict.NO_CODE if code is None else Verdict.DAMAGED)
    known = ws.read.by_badge(code)
    if known:
        person = ws.read.get(Person, known[0])
        if person is not None and not person.deleted:
            return _of(ws, code, person)
    removed = known or ws.read.by_badge(code, removed=True)
    if removed:
        return Certified(Verdict.REMOVED, code, removed[0])
    return Certified(Verdict.FOREIGN, code)


def check_elsewhere(
    paths: Iterable[Path],
    code: str,
    *,
    clock: Clock = system_clock,
    cancelled: CancelCheck = never_cancelled,
) -> Certified | None:
    """Return what the first of other workshops that knows a code says about it; None if none does.

    May run in a thread of its own. Files that cannot be read are passed over. Raises Cancelled.
    """
    for path in paths:
        if cancelled():
            raise Cancelled
        try:
            with reading(path, clock=clock) as ws:
                found = check_code(ws, code)
                if found.person_id:
                    return replace(found, workshop=ws.settings.title)
        except WorkshopError:
            continue
    return None


def _of(ws: Workshop, code: str, person: Person) -> Certified:
    """What there is about somebody of this workshop."""
    if ws.file.documents[DocumentName.REGISTER].is_erased(Person.KIND, person.id):
        return Certified(Verdict.ERASED, code, person.id)
    agency = ws.read.get(Agency, person.agency_id) if person.agency_id else None
    present = any(fact.effective and fact.kind == "in" for fact in ws.read.events(person.id))
    earlier = _earlier_numbers(ws, person)
    if person.certificate_serial is None:
        verdict = Verdict.TAKEN_BACK if earlier else Verdict.NOT_PRINTED
    else:
        verdict = Verdict.VALID if present else Verdict.ABSENT
    return Certified(
        verdict,
        code,
        person.id,
        name=person.name,
        agency=(agency.short_name or agency.name) if agency else "",
        role=person.role,
        number=person.certificate,
        present=present,
        earlier=earlier,
    )


def _earlier_numbers(ws: Workshop, person: Person) -> tuple[str, ...]:
    """Return the numbers that somebody had before the present one, as the file's own log tells."""
    had = [
        str(number)
        for entry in record_history(ws, Person, person.id)
        if entry.field == "certificate"
        for number in (entry.before, entry.value)
        if number and number != person.certificate
    ]
    return tuple(dict.fromkeys(had))
