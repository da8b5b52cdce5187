"""Taking personal data out of a file for good: document, tables, log, search index and free pages.

Deleting in a CRDT leaves the old bytes in the log. Erasing therefore writes the document anew without its
log, makes all tables anew, and has SQLite write the whole file anew. The history of the document before
that moment goes with it: that is the price of erasing, and the user is told.
"""

from collections.abc import Mapping, Sequence

from workshop_app.document.shared import SharedDocument
from workshop_app.document.stamps import StampClock
from workshop_app.domain.changes import Operator
from workshop_app.domain.errors import Damaged
from workshop_app.domain.schema import DocumentName
from workshop_app.domain.values import Json
from workshop_app.domain.zones import to_text
from workshop_app.store import projection, truth
from workshop_app.store.faults import foreseen
from workshop_app.store.file import WorkshopFile


def erase(
    file: WorkshopFile,
    document: DocumentName,
    kind: str,
    stubs: Mapping[str, Mapping[str, Json]],
    author: Operator,
    redacted: Mapping[str, Mapping[str, Json]] | None = None,
) -> None:
    """Erase the content of records, leaving a stub of each; all or nothing but for the last tidying.

    `redacted` are fields of other records that said something about the erased ones, as they shall be.

    If the disk is too full to write the file anew, DiskFull is raised with the data already gone from
    document, tables and log, though perhaps not from free pages; erasing again finishes the work.
    """
    with file.all_or_nothing():
        shared = file.documents[document]
        with shared.transact() as touched:
            for record_id, stub in stubs.items():
                shared.erase(kind, record_id, stub)
            for record_id, values in (redacted or {}).items():
                shared.redact(kind, record_id, values)
        with file.transaction():
            if touched:
                file.append(document, touched, author, to_text(file.now()), "erasure")
            _drop_log(file, document)
            projection.rebuild(file.connection, file.documents)
    scrub(file)


def _drop_log(file: WorkshopFile, document: DocumentName) -> None:
    """Replace a document's log and snapshot by one snapshot, proven to say the same."""
    shared = file.documents[document]
    whole = shared.whole()
    if not SharedDocument(StampClock(), [whole]).same_as(shared):
        raise Damaged(path=str(file.path), detail="erasure")
    file.connection.execute("DELETE FROM sync_update WHERE doc = ?", (document,))
    truth.save_snapshot(file.connection, document, whole)


def scrub(file: WorkshopFile) -> None:
    """Write the file anew, so that free pages and the write-ahead log hold nothing of the past."""
    with foreseen(file.path):
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.connection.execute("VACUUM")
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def remains(file: WorkshopFile, needles: Sequence[str]) -> list[str]:
    """Return those of `needles` that still stand somewhere in the file's bytes."""
    with foreseen(file.path):
        data = file.path.read_bytes()
    return [needle for needle in needles if needle and needle.encode() in data]
