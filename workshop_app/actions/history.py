"""Riwayat: who changed what in a record, and when, as the file's own log tells it.

Of each text there are the wordings it had, and one can go back to any of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import zip_longest

from workshop_app.actions.records import title
from workshop_app.actions.workshop import Workshop
from workshop_app.document.history import Entry, histories, history
from workshop_app.domain.changes import label
from workshop_app.domain.errors import RecordMissing
from workshop_app.domain.schema import Form, Record, fields_of
from workshop_app.domain.zones import from_text

__all__ = [
    "Entry",
    "Wording",
    "condensed",
    "go_back",
    "go_back_to",
    "record_history",
    "records_history",
    "texts_with_wordings",
    "wordings",
]

ONE_SITTING = timedelta(minutes=10)
"""Saves of one field by one person that follow each other this closely are told as one."""
THOUGHT = timedelta(seconds=30)
"""A pause after which a text counts as a wording of its own, though the same person goes on with it."""
LOST = 12
"""So many letters fewer at one save: what stood there before is a wording of its own, whatever the time."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it once stood. `number` counts from 1, the oldest; the last one stands now."""

    number: int
    text: str
    at: str
    by: str
    desk: str
    source: str


def record_history(ws: Workshop, kind: type[Record], record_id: str) -> list[Entry]:
    """Return the history of a record, oldest first; raises RecordMissing or Damaged."""
    ws.require_known(kind, record_id)
    return history(ws.file.log(kind.DOCUMENT), kind.KIND, record_id)


def records_history(
    ws: Workshop, kind: type[Record], record_ids: Iterable[str]
) -> dict[str, list[Entry]]:
    """Return the histories of several records by their ids, each oldest first; raises Damaged."""
    return histories(ws.file.log(kind.DOCUMENT), kind.KIND, record_ids)


def condensed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with the saves of one sitting told as one: what was before, what came of it."""
    told: list[Entry] = []
    for entry in entries:
        place = _same_sitting(told, entry)
        if place is None:
            told.append(entry)
        else:
            told[place] = replace(entry, before=told[place].before)
    return told


def _same_sitting(told: list[Entry], entry: Entry) -> int | None:
    """Return the place of the last save of this field, if this one goes on with it."""
    if entry.what != "changed":
        return None
    for place in range(len(told) - 1, -1, -1):
        earlier = told[place]
        if (earlier.by, earlier.desk, earlier.source) != (entry.by, entry.desk, entry.source):
            return None
        if earlier.what == "changed" and earlier.field == entry.field:
            close = from_text(entry.at) - from_text(earlier.at) <= ONE_SITTING
            return place if close else None
    return None


def texts_with_wordings(kind: type[Record], entries: Sequence[Entry]) -> list[str]:
    """Return the text fields of a kind that have had more than one wording, in their order."""
    return [
        name
        for name, spec in fields_of(kind).items()
        if spec.form in (Form.LINE, Form.PROSE) and len(wordings(entries, name)) > 1
    ]


def wordings(entries: Iterable[Entry], field: str) -> list[Wording]:
    """Return the wordings a text has had, the oldest first and that of now last; [] if it never changed.

    Saves that come while somebody goes on typing are passed over, but for what was deleted at one go.
    """
    entries = list(entries)
    made = next((e for e in entries if e.what == "created"), None)
    saves = [e for e in entries if e.what == "changed" and e.field == field]
    if saves and made is not None and saves[0].before:
        # The first wording came with the record itself.
        saves = [replace(made, what="changed", field=field, value=saves[0].before), *saves]
    told: list[Entry] = []
    for entry, after in zip_longest(saves, saves[1:]):
        same = bool(told) and (told[-1].value or "") == (entry.value or "")
        if not same and _stood(entry, after):
            told.append(entry)
    return [
        Wording(number, str(e.value or ""), e.at, e.by, e.desk, e.source)
        for number, e in enumerate(told, 1)
    ]


def _stood(entry: Entry, after: Entry | None) -> bool:
    """Tell whether a save counts as a wording, knowing the one after it."""
    if after is None or (entry.by, entry.desk, entry.source) != (
        after.by,
        after.desk,
        after.source,
    ):
        return True
    if from_text(after.at) - from_text(entry.at) >= THOUGHT:
        return True
    return len(str(after.value or "")) <= len(str(entry.value or "")) - LOST


def go_back(ws: Workshop, kind: type[Record], record_id: str, field: str, text: str) -> None:
    """Let an earlier wording of a text stand again. Raises RecordMissing and what `Operation` raises."""
    record = ws.require(kind, record_id)
    with ws.operation(label("earlier wording in {name}", name=title(record))) as op:
        op.change(kind, record_id, **{field: text})


def go_back_to(
    ws: Workshop, kind: type[Record], record_id: str, field: str, number: int
) -> Wording:
    """Let the wording with this number stand again, and return it; raises RecordMissing."""
    found = {w.number: w for w in wordings(record_history(ws, kind, record_id), field)}
    if number not in found:
        raise RecordMissing(kind=kind.KIND, key=f"{field} {number}")
    go_back(ws, kind, record_id, field, found[number].text)
    return found[number]
