"""What an action writes: a list of changes, checked against the rules of each field as they are added."""

from dataclasses import asdict
from typing import TypeVar

from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.changes import Create, Happened, Mark, SetField, Write
from workshop_app.domain.errors import RecordMissing, ValueMissing
from workshop_app.domain.ids import new_id
from workshop_app.domain.records import KINDS
from workshop_app.domain.schema import DocumentName, FieldSpec, Form, Record, fields_of
from workshop_app.domain.values import Json, check, field_of, to_json
from workshop_app.store.reading import Reader

R = TypeVar("R", bound=Record)


class Operation:
    """Collects writes. Nothing reaches the documents before the operation is left without an error."""

    def __init__(self, read: Reader) -> None:
        self.writes: list[Write] = []
        self.blobs: dict[str, bytes] = {}
        self._read = read
        self._made: set[tuple[str, str]] = set()
        self._found: set[tuple[str, str]] = set()
        self._apart: set[tuple[str, str, str]] | None = None

    def add(self, kind: type[R], record_id: str = "", /, **values: object) -> str:
        """Add a record and return its id; raises ValueInvalid, ValueMissing, RecordMissing."""
        checked = {name: self._checked(kind, name, value) for name, value in values.items()}
        for name, spec in fields_of(kind).items():
            if spec.required and not checked.get(name):
                raise ValueMissing(kind=kind.KIND, field=name)
        record_id = record_id or new_id()
        prose = [n for n in checked if field_of(kind, n).form is Form.PROSE]
        first = {n: v for n, v in checked.items() if n not in prose}
        self.writes.append(Create(kind.DOCUMENT, kind.KIND, record_id, first))
        self._made.add((kind.KIND, record_id))
        for name in prose:
            if checked[name]:
                self._set(kind, record_id, name, checked[name])
        return record_id

    def change(self, kind: type[R], record_id: str, /, **values: object) -> None:
        """Set fields of a record; those that already hold the value are left alone.

        Raises RecordMissing, ValueInvalid, ValueMissing, FieldUnknown.
        """
        before = self._existing(kind, record_id)
        for name, value in values.items():
            checked = self._checked(kind, name, value)
            same = before is not None and to_json(getattr(before, name)) == checked
            # Saving what is shown closes a conflict: that is how a person decides.
            if not same or (kind.KIND, record_id, name) in self._written_apart():
                self._set(kind, record_id, name, checked)

    def remove(self, kind: type[R], record_id: str) -> None:
        """Mark a record as deleted; raises RecordMissing."""
        self._existing(kind, record_id)
        self.writes.append(Mark(kind.DOCUMENT, kind.KIND, record_id, True))

    def restore(self, kind: type[R], record_id: str) -> None:
        """Take the mark of deletion away; raises RecordMissing if there never was such a record."""
        if self._read.get(kind, record_id) is None:
            raise RecordMissing(kind=kind.KIND, key=record_id)
        self.writes.append(Mark(kind.DOCUMENT, kind.KIND, record_id, False))

    def happened(self, event: AttendanceEvent) -> None:
        """Add an attendance fact."""
        facts = {n: to_json(v) for n, v in asdict(event).items() if n not in ("id", "effective")}
        self.writes.append(Happened(DocumentName.REGISTER, event.id, facts))

    def keep(self, data: bytes) -> str:
        """Keep the bytes of an attachment and return their SHA-256 in hexadecimal."""
        import hashlib

        sha256 = hashlib.sha256(data).hexdigest()
        self.blobs[sha256] = data
        return sha256

    def _existing(self, kind: type[R], record_id: str) -> R | None:
        if (kind.KIND, record_id) in self._made:
            return None
        record = self._read.get(kind, record_id)
        if record is None or record.deleted:
            raise RecordMissing(kind=kind.KIND, key=record_id)
        return record

    def _written_apart(self) -> set[tuple[str, str, str]]:
        if self._apart is None:
            self._apart = set(self._read.conflicts())
        return self._apart

    def _set(self, kind: type[Record], record_id: str, name: str, value: Json) -> None:
        prose = field_of(kind, name).form is Form.PROSE
        self.writes.append(SetField(kind.DOCUMENT, kind.KIND, record_id, name, value, prose))

    def _checked(self, kind: type[Record], name: str, value: object) -> Json:
        checked = check(kind, name, value)
        spec = field_of(kind, name)
        if spec.form is Form.REF and checked:
            self._require_target(spec, str(checked))
        if spec.form is Form.REFS and isinstance(checked, list):
            for target_id in checked:
                self._require_target(spec, target_id)
        return checked

    def _require_target(self, spec: FieldSpec, target_id: str) -> None:
        target = (spec.target, target_id)
        if target in self._made or target in self._found:
            return
        if self._read.get(KINDS[spec.target], target_id) is None:
            raise RecordMissing(kind=spec.target, key=target_id)
        self._found.add(target)  # nothing is taken out while an operation lasts
