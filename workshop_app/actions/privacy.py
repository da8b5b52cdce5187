"""One person's data: shown, handed over, and erased for good (UU 27/2022, articles 30 to 45)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workshop_app.actions.backups import BackupStore
from workshop_app.actions.history import record_history
from workshop_app.actions.records import as_json, title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import ATTENDANCE, AttendanceEvent
from workshop_app.domain.changes import ChangeSet, label
from workshop_app.domain.names import fold, match_key
from workshop_app.domain.records import KINDS, Agency, Duplicate, Person, Practice, Signature
from workshop_app.domain.schema import DocumentName, Form, fields_of
from workshop_app.domain.values import Json
from workshop_app.store import erasure, fulltext

ERASED_NAME = "—"
"""What stands where the name stood; the record stays, so that counts stay."""

MOST_NAMED = 200
"""Records that are looked through for a name."""

_TEXTS = (Form.LINE, Form.PROSE, Form.LINES)
_KEPT = ("agency_id", "role", "mode", "walk_in", "sex", "level")
"""Fields that say nothing about who somebody is and that counts are made of."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text of another record in which a person's name stands; erasing does not reach it."""

    kind: str
    record_id: str
    title: str
    field: str


@dataclass(frozen=True, slots=True)
class HeldData:
    """Everything this file holds about one person, and where else their name stands."""

    person: Person
    agency: str
    facts: tuple[AttendanceEvent, ...]
    presented: tuple[str, ...]
    joined: tuple[Person, ...]
    signatures: tuple[Signature, ...] = ()
    named: tuple[Named, ...] = ()


def held_data(ws: Workshop, person_id: str) -> HeldData:
    """Return what is held about a person, joined records included; raises RecordMissing."""
    person = ws.require_known(Person, person_id)
    agency = ws.read.get(Agency, person.agency_id) if person.agency_id else None
    joined = [
        other
        for decision in ws.read.all(Duplicate, verdict="same")
        if ws.read.standing(decision.person_id) == person_id
        and (other := ws.read.get(Person, decision.person_id))
        and other.id != person_id
    ]
    return HeldData(
        person=person,
        agency=agency.short_name if agency else "",
        facts=tuple(ws.read.events(person_id)),
        presented=tuple(
            p.title or p.code for p in ws.read.all(Practice) if p.presenter_id == person_id
        ),
        joined=tuple(joined),
        signatures=tuple(_signatures(ws, [person_id, *(other.id for other in joined)])),
        named=tuple(_named(ws, person)),
    )


def _named(ws: Workshop, person: Person) -> Iterator[Named]:
    """Find the name, without degrees and as whole words, in what people wrote about other things."""
    if person.name == ERASED_NAME:
        return
    name = f" {match_key(person.name)} "
    for hit in fulltext.find(ws.file.connection, name, limit=MOST_NAMED):
        kind = KINDS[hit.kind]
        record = ws.read.get(kind, hit.id)
        if record is None or record.deleted:
            continue
        for field, spec in fields_of(kind).items():
            if spec.form in _TEXTS and name in f" {fold(_text(getattr(record, field)))} ":
                yield Named(hit.kind, hit.id, title(record), field)


def _text(value: object) -> str:
    return " / ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def as_document(ws: Workshop, person_id: str) -> dict[str, Any]:
    """Return what is held about a person, with the history, as JSON can hold it: to be handed over."""
    held = held_data(ws, person_id)
    return {
        "person": as_json(held.person),
        "agency": held.agency,
        "attendance": [
            {"kind": f.kind, "at": f.at, "desk": f.desk, "reason": f.reason, "counts": f.effective}
            for f in held.facts
        ],
        "presented": list(held.presented),
        "named_in": [
            {"kind": n.kind, "id": n.record_id, "title": n.title, "field": n.field}
            for n in held.named
        ],
        "joined": [as_json(person) for person in held.joined],
        "signatures": [as_json(signature) for signature in held.signatures],
        "history": [
            {"at": e.at, "by": e.by, "what": e.what, "field": e.field, "value": e.value}
            for e in record_history(ws, Person, person_id)
        ],
    }


def erase_person(ws: Workshop, person_id: str, backups: BackupStore | None = None) -> None:
    """Erase a person's data for good: tables, documents, history, free pages, and older backups.

    Counts stay: the record remains without name, contact, unit, position and notes. The history of the
    register before now, and everything that could be undone, goes too. Copies on other laptops erase the
    person when they next merge this one. Raises RecordMissing, DiskFull, CannotWrite.
    """
    held = held_data(ws, person_id)
    people = [held.person, *held.joined]
    mentions = _mentions(ws, people)
    # The person last: should the work be interrupted, whoever erases again finds the rest.
    _erase_signatures(ws, held.signatures)
    erasure.erase(
        ws.file,
        DocumentName.REGISTER,
        "person",
        {p.id: _stub(p) for p in people},
        ws.operator,
        mentions,
    )
    ws.forget_steps()
    if backups is not None:
        backups.renew(ws)
    touched = {
        "person": frozenset([*(p.id for p in people), *mentions]),
        ATTENDANCE: frozenset[str](),
    }
    ws.tell(ChangeSet(label("erasure of a person"), touched))


def erase_merged(ws: Workshop, person_ids: Iterable[str]) -> int:
    """Erase here, too, whom a merged copy had erased; returns how many of `person_ids` that were.

    Whatever was written about them meanwhile goes as well, and so do the steps that could be undone.
    """
    register = ws.file.documents[DocumentName.REGISTER]
    erased = [i for i in person_ids if register.is_erased("person", i)]
    people = [person for i in erased if (person := ws.read.get(Person, i))]
    if people:
        stubs = {person.id: _stub(person) for person in people}
        erasure.erase(ws.file, DocumentName.REGISTER, "person", stubs, ws.operator)
        ws.forget_steps()
    # A copy that knew nothing of the erasure may have taken a signature since.
    late = [
        s
        for s in ws.read.all(Signature, deleted=True)
        if s.strokes and register.is_erased("person", s.person_id)
    ]
    if late:
        _erase_signatures(ws, late)
        ws.forget_steps()
    return len(people)


def _signatures(ws: Workshop, person_ids: Iterable[str]) -> list[Signature]:
    """Return the signatures of people that still show something, removed ones as well."""
    return [
        signature
        for person_id in person_ids
        for signature in ws.read.all(Signature, deleted=True, person_id=person_id)
        if signature.strokes
    ]


def _erase_signatures(ws: Workshop, signatures: Iterable[Signature]) -> None:
    stubs: dict[str, dict[str, Json]] = {s.id: {"person_id": s.person_id} for s in signatures}
    if stubs:
        erasure.erase(ws.file, DocumentName.REGISTER, "signature", stubs, ws.operator)


def _mentions(ws: Workshop, people: list[Person]) -> dict[str, dict[str, Json]]:
    """Return what the desk noted on others about these people, without their names.

    Whom somebody represents, or who came in their place.
    """
    names = {person.name for person in people} - {ERASED_NAME}
    ids = {person.id for person in people}
    found: dict[str, dict[str, Json]] = {}
    for other in ws.read.all(Person, deleted=True):
        said = {name: getattr(other, name) for name in ("represents", "note")}
        values = {n: v for n, text in said.items() if (v := _without(text, names)) != text}
        if values and other.id not in ids:
            found[other.id] = dict(values)
    return found


def _without(text: str, names: set[str]) -> str:
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", ERASED_NAME, text)
    return text


def _stub(person: Person) -> dict[str, Json]:
    return {"name": ERASED_NAME, **{name: getattr(person, name) for name in _KEPT}}
