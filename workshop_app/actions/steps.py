"""Undo: from what a step wrote to the writes that take it back, if it is still ours to take back."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from workshop_app.document.layout import DELETED
from workshop_app.domain.attendance import effective
from workshop_app.domain.changes import (
    Create,
    Happened,
    Label,
    Mark,
    Operator,
    SetField,
    Write,
    Written,
)
from workshop_app.domain.errors import ChangedSince
from workshop_app.domain.frozen import frozen
from workshop_app.domain.ids import new_id
from workshop_app.domain.progress import Steps
from workshop_app.domain.records import Person
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.values import Json
from workshop_app.domain.zones import to_text

if TYPE_CHECKING:
    from workshop_app.document.shared import SharedDocument

    Documents = Mapping[DocumentName, SharedDocument]

_PORTION = 200


@frozen
class Step:
    """One named step and what it wrote; steps of one `run` follow each other as one."""

    label: Label
    written: tuple[Written, ...]
    run: str = ""

    def followed_by(self, later: "Step") -> "Step":
        """Return both as one step; of several writes to one field the first knows what was before."""
        known = {_field_of(w.write) for w in self.written} - {None}
        more = tuple(w for w in later.written if _field_of(w.write) not in known)
        return Step(self.label, (*self.written, *more), self.run)


def inverse(
    step: Step, documents: "Documents", author: Operator, now: datetime
) -> Steps[list[Write]]:
    """Work out the writes that take `step` back, newest first; raises ChangedSince.

    Steps are taken back in the order they were made, so a field is still ours as long as all its living
    values were written here since the file was opened. A fact is taken back by a void that names it.
    """
    writes: list[Write] = []
    made = {(w.write.kind, w.write.id) for w in step.written if isinstance(w.write, Create)}
    _require_no_other_check_in(step, documents, made)
    for position, written in enumerate(reversed(step.written)):
        if position % _PORTION == 0:
            yield position, len(step.written)
        match written.write:
            case Create(document=document, kind=kind, id=record_id):
                _require_ours(step, documents[document], kind, record_id, "")
                writes.append(Mark(document, kind, record_id, deleted=True))
            case SetField(document=document, kind=kind, id=record_id, field=name, prose=prose):
                if (kind, record_id) not in made:  # a new record goes as a whole
                    _require_ours(step, documents[document], kind, record_id, name)
                    before = written.before
                    writes.append(SetField(document, kind, record_id, name, before, prose))
            case Mark(document=document, kind=kind, id=record_id, deleted=deleted):
                _require_ours(step, documents[document], kind, record_id, DELETED)
                writes.append(Mark(document, kind, record_id, deleted=not deleted))
            case Happened(document=document, id=event_id, facts=facts):
                writes.append(Happened(document, new_id(), _void(event_id, facts, author, now)))
    return writes


def _field_of(write: Write) -> tuple[str, str, str] | None:
    return (write.kind, write.id, write.field) if isinstance(write, SetField) else None


def _require_ours(
    step: Step, document: "SharedDocument", kind: str, record_id: str, name: str
) -> None:
    strangers = document.strangers(kind, record_id, name)
    if strangers:
        raise ChangedSince(label=step.label, by=strangers[0].by)


def _require_no_other_check_in(
    step: Step, documents: "Documents", made: set[tuple[str, str]]
) -> None:
    """A new person whom a colleague has checked in since must not vanish with the colleague's fact."""
    people = {record_id for kind, record_id in made if kind == Person.KIND}
    if not people:
        return
    facts = {
        event_id: told
        for event_id, told in documents[Person.DOCUMENT].events().items()
        if isinstance(told, dict) and told.get("person_id") in people
    }
    counts = effective({i: told.get("voids") or () for i, told in facts.items()}, facts)
    ours = {w.write.id for w in step.written if isinstance(w.write, Happened)}
    for event_id, told in facts.items():
        if told.get("kind") == "in" and counts[event_id] and event_id not in ours:
            raise ChangedSince(label=step.label, by=str(told.get("by", "")))


def _void(
    event_id: str, facts: Mapping[str, Json], author: Operator, now: datetime
) -> dict[str, Json]:
    return {
        "person_id": facts.get("person_id", ""),
        "session_id": facts.get("session_id", ""),
        "kind": "void",
        "at": to_text(now),
        "by": author.name,
        "desk": author.desk,
        "device": author.device,
        "reason": "undo",
        "voids": [event_id],
    }
