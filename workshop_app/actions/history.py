"""Riwayat: who changed what in a record, and when, as the file's own log tells it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from workshop_app.actions.workshop import Workshop
from workshop_app.document.history import Entry, history
from workshop_app.domain.schema import Record
from workshop_app.domain.zones import from_text

__all__ = ["Entry", "condensed", "record_history"]

ONE_SITTING = timedelta(minutes=10)
"""Saves of one field by one person that follow each other this closely are told as one."""


def record_history(ws: Workshop, kind: type[Record], record_id: str) -> list[Entry]:
    """Return the history of a record, oldest first; raises RecordMissing or Damaged."""
    ws.require_known(kind, record_id)
    return history(ws.file.log(kind.DOCUMENT), kind.KIND, record_id)


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
