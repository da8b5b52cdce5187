"""What somebody was writing when the program ended without being closed, and what to do with it.

The words themselves are in the workshop: they are saved while they are typed. A small note beside the
user's other data says in which record a form stands while it is open; an orderly end takes it away. A note
that is still there at the next opening tells what was half written. Of the words it holds only names that
are on no list yet: a record has no place for them. Nobody but the user may read it.
"""

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from workshop_app.actions.contributions import name_of
from workshop_app.actions.history import record_history
from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.records import KINDS, Agency, Challenge, Commitment, Practice
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import to_text

_log = logging.getLogger(__name__)

WALK_IN: Final = "walk-in"
"""The form of the desk for somebody who is not on the list: nothing of it is saved before it is finished."""
TYPED: Final = ("practice", "challenge", "commitment", "minute", WALK_IN)
"""The kinds whose forms leave notes."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HalfWritten:
    """A record whose form stood open: which fields were typed in, since when, and when they were saved.

    `begun_at` and `at` are moments as stored; `at` is when the record was saved last. `note` is the file
    that tells of it. `names` are (field, name) of what was typed and is on no list; with no more than that
    there may be no record yet, and `record_id` is "".
    """

    kind: str
    record_id: str
    fields: tuple[str, ...]
    begun_at: str
    at: str
    note: Path
    names: tuple[tuple[str, str], ...] = ()

    @property
    def typed(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(name for _, name in self.names)


@dataclass(frozen=True, slots=True)
class Recovered:
    """What is shown of a half-written record: `text` is the longest of the texts typed last."""

    half: HalfWritten
    code: str
    name: str
    agency: str
    text: str
    is_new: bool


def typing_folder(data: Path) -> Path:
    """Return where the notes lie, in the folder of the user's own data."""
    return data / "typing"


class TypingNote:
    """The note of one form, written after every save and taken away once the form is left.

    A name that is on no list stands in it as long as it stands in the form.
    """

    def __init__(self, folder: Path, ws: Workshop, kind: str) -> None:
        self._ws, self._kind = ws, kind
        self._path = folder / f"{_key(ws)}-{kind}.json"
        self._told: HalfWritten | None = None

    def begin(self) -> str:
        """Return the moment before a save; `tell` wants it."""
        return to_text(self._ws.clock())

    def tell(
        self,
        record_id: str,
        fields: Iterable[str],
        begun_at: str,
        names: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Say that these fields of a record were just saved; the first moment of a sitting stays.

        `names` is what stands in which field though it is on no list.
        """
        written, before = tuple(sorted(fields)), self._told
        if before is not None and before.record_id == record_id:
            written = tuple(sorted({*before.fields, *written}))
            begun_at = before.begun_at
        listed = tuple(sorted(names.items()))
        told = HalfWritten(self._kind, record_id, written, begun_at, begun_at, self._path, listed)
        if not written and not listed:
            self.end()
        elif told != before:
            self._told = told
            _write(told)

    def end(self) -> None:
        """Say that nothing is half written any more."""
        if self._told is not None:
            self._told = None
            _forget(self._path)


def _write(told: HalfWritten) -> None:
    facts = {name: value for name, value in asdict(told).items() if name not in ("note", "at")}
    part = told.note.with_suffix(".part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600)
        part.write_text(json.dumps(facts), encoding="utf-8")
        part.replace(told.note)
    except OSError as error:  # the words are safe in the workshop; only the offer will be missing
        _log.warning("no note of what is being typed: %s", error.strerror)


def half_written(folder: Path, ws: Workshop) -> list[Recovered]:
    """Return what was half written in this workshop when the program ended, the last one first.

    Notes of records that are gone are taken away.
    """
    found = []
    for path in sorted(folder.glob(f"{_key(ws)}-*.json")):
        half = _read(path)
        if half is not None and half.names and not half.record_id:
            found.append(_unsaved(replace(half, at=half.begun_at)))
            continue
        known = half is not None and half.kind in KINDS
        record = ws.read.get(KINDS[half.kind], half.record_id) if half and known else None
        if half is None or record is None or record.deleted:
            _forget(path)
        else:
            found.append(_recovered(ws, replace(half, at=record.changed_at), record))
    return sorted(found, key=lambda one: one.half.at, reverse=True)


def keep(half: HalfWritten) -> None:
    """Let the text stand as it was saved; it is not offered again, but a name that is on no list is."""
    if half.names:
        _write(replace(half, fields=()))
    else:
        _forget(half.note)


def discard(ws: Workshop, half: HalfWritten) -> None:
    """Take back what was typed in that sitting: a new record goes, an older one gets its texts back.

    One step of undo. Raises RecordMissing, and whatever stands in the way of writing; then it is offered
    again.
    """
    if not half.fields:
        _forget(half.note)
        return
    kind = KINDS[half.kind]
    record = ws.require(kind, half.record_id)
    before = _values_before(ws, kind, half)
    what = label("discarded text of {name}", name=_name(record))
    with ws.operation(what) as op:
        if before is None:
            op.remove(kind, half.record_id)
        else:
            op.change(kind, half.record_id, **before)
    _forget(half.note)


def _values_before(ws: Workshop, kind: type[Record], half: HalfWritten) -> dict[str, object] | None:
    """Return what the fields held before the sitting; None if the record was begun in it."""
    empty: dict[str, object] = {
        name: "" for name, spec in fields_of(kind).items() if spec.form in (Form.LINE, Form.PROSE)
    }
    before: dict[str, object] = {}
    for entry in record_history(ws, kind, half.record_id):
        if entry.at < half.begun_at:
            continue
        if entry.what == "created":
            return None
        if entry.field in half.fields and entry.field not in before:
            before[entry.field] = entry.before or empty.get(entry.field, entry.before)
    return before


def _recovered(ws: Workshop, half: HalfWritten, record: Record) -> Recovered:
    texts = [
        str(getattr(record, name))
        for name, spec in fields_of(type(record)).items()
        if name in half.fields and spec.form in (Form.LINE, Form.PROSE) and name != "code"
    ]
    agency = ws.read.get(Agency, str(getattr(record, "agency_id", "")))
    return Recovered(
        half,
        str(getattr(record, "code", "")),
        _name(record),
        agency.short_name if agency else "",
        max(texts, key=len, default=""),
        record.created_at >= half.begun_at,
    )


def _unsaved(half: HalfWritten) -> Recovered:
    """Tell of names without a record; of a guest all that was typed stands in the names."""
    told = dict(half.names) if half.kind == WALK_IN else {}
    name, agency, position = (told.get(part, "") for part in ("name", "agency", "position"))
    return Recovered(half, "", name, agency, position, True)


def _name(record: Record) -> str:
    if isinstance(record, Practice | Challenge | Commitment):
        return name_of(record)
    return title(record)


def _key(ws: Workshop) -> str:
    """Tell this file of this workshop from all others, copies of it included."""
    whole = f"{ws.id} {os.path.realpath(ws.path)}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _read(path: Path) -> HalfWritten | None:
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        half = HalfWritten(
            str(told["kind"]),
            str(told["record_id"]),
            tuple(str(name) for name in told["fields"]),
            str(told["begun_at"]),
            str(told["begun_at"]),
            path,
            tuple((str(field), str(name)) for field, name in told.get("names", ())),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return half if half.kind in TYPED else None


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
