"""What was written apart: all versions of a field that two people changed without seeing each other."""

from workshop_app.actions.workshop import Workshop
from workshop_app.document.layout import DELETED
from workshop_app.document.shared import RecordState, Value
from workshop_app.domain.changes import label
from workshop_app.domain.frozen import frozen
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.values import from_json

DELETION = DELETED
"""The `field` of a conflict between a deletion and a change; its versions hold True or False."""


@frozen
class Version:
    """One of the versions, who wrote it and when; `shown` marks the one that stands for now."""

    value: object
    by: str
    desk: str
    at: str
    shown: bool


@frozen
class Conflict:
    """A field written apart and its versions.

    The first version is what stands now; of a long text that may be both texts woven into one, then
    nobody is named as its author.
    """

    kind: str
    record_id: str
    field: str
    versions: tuple[Version, ...]


def conflicts_of(ws: Workshop, kind: type[Record], record_id: str) -> list[Conflict]:
    """Return what was written apart in a record, in the order of its fields."""
    prose = [name for name, spec in fields_of(kind).items() if spec.form is Form.PROSE]
    state = ws.file.documents[kind.DOCUMENT].record(kind.KIND, record_id, prose)
    if state is None:
        return []
    apart = state.conflicts
    found = [
        Conflict(kind.KIND, record_id, name, _versions(kind, name, state, apart[name]))
        for name in fields_of(kind)
        if name in apart
    ]
    return [*found, *_disputed(kind, state)]


def decide(ws: Workshop, conflict: Conflict, version: Version) -> None:
    """Let one version stand; the others remain in the history. Raises RecordMissing."""
    kind = KINDS[conflict.kind]
    record = ws.require(kind, conflict.record_id)
    name = next((str(v) for n in ("title", "name", "code") if (v := getattr(record, n, ""))), "")
    with ws.operation(label("decision on {name}", name=name)) as op:
        if conflict.field != DELETION:
            op.change(kind, record.id, **{conflict.field: version.value})
        elif version.value:
            op.remove(kind, record.id)
        else:
            op.restore(kind, record.id)


def _versions(
    kind: type[Record], name: str, state: RecordState, values: tuple[Value, ...]
) -> tuple[Version, ...]:
    spec = fields_of(kind)[name]
    now = state.shown[name]
    versions = [
        Version(from_json(spec, v.value), v.by, v.desk, v.at, v.value == now) for v in values
    ]
    if not any(version.shown for version in versions):
        versions.insert(0, Version(from_json(spec, now), "", "", "", True))
    return tuple(sorted(versions, key=lambda version: not version.shown))


def _disputed(kind: type[Record], state: RecordState) -> list[Conflict]:
    if not state.disputed:
        return []
    edits = [v for name, values in state.values.items() if name != DELETED for v in values]
    deleter = state.values[DELETED][0]
    editor = max(edits, key=lambda value: value.stamp, default=deleter)
    versions = (
        Version(False, editor.by, editor.desk, editor.at, True),
        Version(True, deleter.by, deleter.desk, deleter.at, False),
    )
    return [Conflict(kind.KIND, state.id, DELETION, versions)]
