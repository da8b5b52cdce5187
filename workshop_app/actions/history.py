"""Riwayat: who changed what in a record, and when, as the file's own log tells it."""

from workshop_app.actions.workshop import Workshop
from workshop_app.document.history import Entry, history
from workshop_app.domain.schema import Record

__all__ = ["Entry", "record_history"]


def record_history(ws: Workshop, kind: type[Record], record_id: str) -> list[Entry]:
    """Return the history of a record, oldest first; raises RecordMissing or Damaged."""
    ws.require_known(kind, record_id)
    return history(ws.file.log(kind.DOCUMENT), kind.KIND, record_id)
