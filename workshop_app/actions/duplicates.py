"""The same person typed twice: found, joined by a person's decision, and taken apart again."""

from dataclasses import dataclass

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import SamePerson
from workshop_app.domain.records import Duplicate, Person
from workshop_app.store import duplicates


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person, and why: any of name, phone, email."""

    first: Person
    second: Person
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records that somebody joined; `decision_id` takes them apart again."""

    decision_id: str
    joined: Person
    kept: Person


def possible_duplicates(ws: Workshop) -> list[Pair]:
    """Return the pairs that nobody has decided upon yet."""
    found = duplicates.suspicions(ws.file.connection)
    people = {
        p.id: p for p in ws.read.some(Person, [i for s in found for i in (s.first_id, s.second_id)])
    }
    return [Pair(people[s.first_id], people[s.second_id], s.why) for s in found]


def joined_people(ws: Workshop) -> list[Joined]:
    """Return all joins that stand."""
    found = []
    for decision in ws.read.all(Duplicate, verdict="same"):
        joined = ws.read.get(Person, decision.person_id)
        kept = ws.read.get(Person, decision.same_as_id)
        if joined and kept and not joined.deleted and not kept.deleted:
            found.append(Joined(decision.id, joined, kept))
    return found


def join_people(ws: Workshop, joined_id: str, kept_id: str, **values: object) -> str:
    """Let one record stand for both and return the decision's id; both keep their facts and history.

    `values` are fields of the kept record that take over what the other one said. Raises RecordMissing,
    SamePerson if both ids are one, ValueInvalid.
    """
    joined, kept = ws.require(Person, joined_id), ws.require(Person, kept_id)
    if joined.id == kept.id:
        raise SamePerson(name=kept.name)
    with ws.operation(label("joining of two records of {name}", name=kept.name)) as op:
        if values:
            op.change(Person, kept.id, **values)
        return op.add(Duplicate, person_id=joined.id, same_as_id=kept.id, verdict="same")


def keep_apart(ws: Workshop, first_id: str, second_id: str) -> str:
    """Note that two records are different people, so that nobody is asked again."""
    first, second = ws.require(Person, first_id), ws.require(Person, second_id)
    with ws.operation(label("{name} are different people", name=first.name)) as op:
        return op.add(Duplicate, person_id=first.id, same_as_id=second.id, verdict="different")


def take_apart(ws: Workshop, decision_id: str) -> None:
    """Undo a join, or forget that two were kept apart; raises RecordMissing."""
    decision = ws.require(Duplicate, decision_id)
    person = ws.require_known(Person, decision.person_id)
    with ws.operation(label("taking apart of {name}", name=person.name)) as op:
        op.remove(Duplicate, decision.id)
