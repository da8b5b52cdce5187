"""Adding, changing, removing and finding records of any kind, with the rules that all kinds share."""

from collections.abc import Mapping
from typing import Any, TypeVar

from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Label, label
from workshop_app.domain.errors import RecordAmbiguous, RecordMissing
from workshop_app.domain.names import fold, match_key
from workshop_app.domain.records import (
    KINDS,
    Agency,
    Challenge,
    Commitment,
    Minute,
    Person,
    PlanAction,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.schema import FieldSpec, Form, Record, fields_of
from workshop_app.domain.values import field_of

R = TypeVar("R", bound=Record)

CODE_PREFIXES: Mapping[str, str] = {"practice": "PB", "challenge": "TT", "commitment": "RTL"}
"""Short codes people say aloud: praktik baik, tantangan, rencana tindak lanjut."""

_ADDED: Mapping[str, Label] = {
    "agency": label("new agency {name}"),
    "person": label("new person {name}"),
    "session": label("new session {name}"),
    "strategy": label("new strategy {name}"),
    "plan_action": label("new action {name} of the plan"),
    "duplicate": label("decision on a possible duplicate"),
    "signature": label("signature"),
    "practice": label("new practice {name}"),
    "challenge": label("new challenge {name}"),
    "commitment": label("new commitment {name}"),
    "minute": label("new point of the minutes {name}"),
    "answer": label("new link between practice and challenge"),
    "attachment": label("new attachment {name}"),
    "guard_decision": label("decision on a finding"),
    "question": label("new question {name}"),
    "response": label("new evaluation form"),
    "comment": label("new open answer"),
}
_CHANGED: Mapping[str, Label] = {
    "workshop": label("change to the workshop"),
    "agency": label("change to agency {name}"),
    "person": label("change to person {name}"),
    "session": label("change to session {name}"),
    "strategy": label("change to strategy {name}"),
    "plan_action": label("change to action {name} of the plan"),
    "duplicate": label("change to a decision on duplicates"),
    "signature": label("change to a signature"),
    "practice": label("change to practice {name}"),
    "challenge": label("change to challenge {name}"),
    "commitment": label("change to commitment {name}"),
    "minute": label("change to the minutes {name}"),
    "answer": label("change to a link"),
    "attachment": label("change to attachment {name}"),
    "guard_decision": label("change to a decision on a finding"),
    "question": label("change to question {name}"),
    "response": label("change to an evaluation form"),
    "comment": label("change to an open answer"),
}
_REMOVED: Mapping[str, Label] = {
    "agency": label("removal of agency {name}"),
    "person": label("removal of person {name}"),
    "session": label("removal of session {name}"),
    "strategy": label("removal of strategy {name}"),
    "plan_action": label("removal of action {name} of the plan"),
    "duplicate": label("removal of a decision on duplicates"),
    "signature": label("removal of a signature"),
    "practice": label("removal of practice {name}"),
    "challenge": label("removal of challenge {name}"),
    "commitment": label("removal of commitment {name}"),
    "minute": label("removal from the minutes {name}"),
    "answer": label("removal of a link"),
    "attachment": label("removal of attachment {name}"),
    "guard_decision": label("removal of a decision on a finding"),
    "question": label("removal of question {name}"),
    "response": label("removal of an evaluation form"),
    "comment": label("removal of an open answer"),
}


def add(ws: Workshop, kind: type[R], /, **values: object) -> str:
    """Add a record and return its id. Contributions get the next code of this laptop.

    Raises ValueMissing, ValueInvalid, RecordMissing (a reference), FieldUnknown.
    """
    if kind.KIND in CODE_PREFIXES and not values.get("code"):
        values["code"] = next_code(ws, kind)
    with ws.operation(label_added(kind, _title_of(values))) as op:
        return op.add(kind, **values)


def label_added(kind: type[Record], name: str) -> Label:
    """Return how undo calls the addition of a record."""
    return _named(_ADDED[kind.KIND], name)


def label_changed(kind: type[Record], name: str) -> Label:
    """Return how undo calls a change to a record."""
    return _named(_CHANGED[kind.KIND], name)


def change(ws: Workshop, kind: type[R], record_id: str, /, **values: object) -> None:
    """Set fields of a record; raises as `add`, and RecordMissing."""
    name = title(ws.require(kind, record_id))
    with ws.operation(label_changed(kind, name)) as op:
        op.change(kind, record_id, **values)


def remove(ws: Workshop, kind: type[R], record_id: str) -> None:
    """Mark a record as deleted: undo and the history can bring it back. Raises RecordMissing."""
    name = title(ws.require(kind, record_id))
    with ws.operation(_named(_REMOVED[kind.KIND], name)) as op:
        op.remove(kind, record_id)


def restore(ws: Workshop, kind: type[R], record_id: str) -> None:
    """Bring a removed record back; one that was never removed stays as it is. Raises RecordMissing."""
    record = ws.require_known(kind, record_id)
    if record.deleted:
        with ws.operation(label("return of {name}", name=title(record))) as op:
            op.restore(kind, record_id)


def next_code(ws: Workshop, kind: type[Record]) -> str:
    """Return the next code, e.g. "PB-K7-003": the laptop's prefix keeps two laptops from one code."""
    prefix = f"{CODE_PREFIXES[kind.KIND]}-{ws.operator.device[:2].upper()}-"
    ends = (code.removeprefix(prefix) for code in ws.read.codes(kind, prefix))
    numbers = [int(end) for end in ends if end.isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1:03}"


def title(record: Record) -> str:
    """Return what people call a record: its name, title or first words."""
    for name in ("short_name", "name", "title", "description", "text", "file_name", "code"):
        text = str(getattr(record, name, "") or "")
        if text:
            return text if len(text) <= 60 else text[:59].rstrip() + "…"
    return ""


def find(ws: Workshop, kind: type[R], key: str, *, deleted: bool = False) -> R:
    """Return the record that `key` names: its id, or a name, alias, number or code of one only.

    `deleted` looks among the removed ones instead. Raises RecordMissing or RecordAmbiguous.
    """
    record = ws.read.get(kind, key)
    if record is not None and record.deleted == deleted:
        return record
    wanted = fold(key)
    some = [r for r in ws.read.all(kind, deleted=deleted) if r.deleted == deleted]
    found = [r for r in some if wanted and wanted in _answers_to(r)]
    if not found:
        raise RecordMissing(kind=kind.KIND, key=key)
    if len(found) > 1:
        raise RecordAmbiguous(kind=kind.KIND, key=key, count=len(found))
    return found[0]


def resolve(ws: Workshop, kind: type[Record], name: str, value: str) -> Any:
    """Return a typed field value with names of other records turned into their ids."""
    spec: FieldSpec = field_of(kind, name)
    if spec.form is Form.REF:
        return find(ws, KINDS[spec.target], value).id if value.strip() else ""
    if spec.form is Form.REFS:
        parts = [p.strip() for p in value.split("|") if p.strip()]
        return tuple(find(ws, KINDS[spec.target], part).id for part in parts)
    return value


def as_json(record: Record) -> dict[str, Any]:
    """Return a record's id, declared fields and authorship as JSON can hold them."""
    from workshop_app.domain.values import to_json

    fields = {name: to_json(getattr(record, name)) for name in fields_of(type(record))}
    return {
        "id": record.id,
        **fields,
        "changed_at": record.changed_at,
        "changed_by": record.changed_by,
    }


def _answers_to(record: Record) -> set[str]:
    match record:
        case Agency():
            names: tuple[str, ...] = (
                record.short_name,
                record.name,
                record.name_en,
                *record.aliases,
                *(n.partition(":")[2] for n in record.former_names),
            )
        case Person():
            names = (record.name, match_key(record.name))
        case Strategy():
            names = (str(record.number), record.title, record.title_en)
        case PlanAction():
            names = (record.number, record.title, record.title_en)
        case Session() | Settings():
            names = (record.title, record.title_en)
        case Practice() | Challenge():
            names = (record.code, record.title)
        case Commitment():
            names = (record.code,)
        case Minute():
            names = ()
        case _:
            names = ()
    return {fold(name) for name in names if name}


def _named(what: Label, name: str) -> Label:
    return Label(what.text, {"name": name}) if "{name}" in what.text else what


def _title_of(values: Mapping[str, object]) -> str:
    for name in ("short_name", "name", "title", "description", "text", "file_name"):
        if values.get(name):
            text = str(values[name])
            return text if len(text) <= 60 else text[:59].rstrip() + "…"
    return ""
