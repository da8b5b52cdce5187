"""Looking after a file: integrity, projection against truth, backups that are read back."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from workshop_app.domain.errors import BackupUnreadable, FileExists, StillWriting, WorkshopError
from workshop_app.store import opening, tables, truth
from workshop_app.store.faults import foreseen
from workshop_app.store.file import WorkshopFile


def integrity(connection: sqlite3.Connection) -> str:
    """Return SQLite's first complaint about the file, "" if it has none."""
    try:
        answer = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if answer == "ok" else answer


def projection_differences(file: WorkshopFile) -> list[str]:
    """Return the names of tables that are not what a rebuild from the documents would give."""
    from workshop_app.store import projection

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.create_function(truth.GUARD, 0, _allowed)
        tables.create(fresh)
        projection.rebuild(fresh, file.documents)
        wanted, found = projection.contents(fresh), projection.contents(file.connection)
    different = [table for table, rows in wanted.items() if found.get(table) != rows]
    return [*file.missing, *different]


def _allowed() -> int:
    return 1


def back_up(file: WorkshopFile, target: Path, now: datetime) -> None:
    """Copy an open workshop to `target` with SQLite's own backup, then read the copy back.

    The copy is written under a temporary name and takes its place only when it was found sound; raises
    BackupUnreadable, DiskFull, CannotWrite, and StillWriting between two steps of a large commit: half of
    it would be no backup.
    """
    if file.connection.in_transaction:
        raise StillWriting
    part = target.with_name(target.name + ".part")
    try:
        with foreseen(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            with closing(sqlite3.connect(part)) as copy:
                file.connection.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
        _read_back(part, file, now)
        with foreseen(target):
            part.replace(target)
    finally:
        with suppress(OSError):  # where nothing could be written, nothing is there to be removed
            part.unlink(missing_ok=True)


def _read_back(part: Path, file: WorkshopFile, now: datetime) -> None:
    try:
        copy = WorkshopFile.open_to_read(part, lambda: now)
    except WorkshopError as error:
        raise BackupUnreadable(path=str(part), reason=error.code) from error
    try:
        same = all(
            copy.documents[name].state_is(document.state())
            for name, document in file.documents.items()
        )
        complaint = "" if same else "state"
        with foreseen(part):
            complaint = complaint or integrity(copy.connection)
    finally:
        copy.close()
    if complaint:
        raise BackupUnreadable(path=str(part), reason=complaint)


def copy_out(backup: Path, target: Path, now: datetime) -> None:
    """Copy a backup to a new file, checked first; raises FileExists and what opening raises."""
    with foreseen(target):
        if target.exists():
            raise FileExists(path=str(target))
    with closing(WorkshopFile.open_to_read(backup, lambda: now)) as source:
        back_up(source, target, now)


def title_of(path: Path) -> tuple[str, str]:
    """Return (workshop id, title) of a workshop file without loading its documents.

    Raises what opening raises.
    """
    opening.require_workshop(path)
    with foreseen(path), closing(opening.connect(path, write=False)) as connection:
        workshop = connection.execute("SELECT workshop FROM sync_doc").fetchone()
        title = connection.execute("SELECT title FROM workshop").fetchone()
    return str(workshop[0]) if workshop else "", str(title[0]) if title else ""
