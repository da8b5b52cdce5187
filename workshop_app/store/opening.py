"""From a path to a connection: is it a workshop, may it be written here, is its format ours?"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from workshop_app.domain.errors import (
    CannotRead,
    FileMissing,
    FolderMissing,
    NewerFormat,
    NotAWorkshop,
    OpenElsewhere,
    ReadOnlyFile,
)
from workshop_app.store import truth
from workshop_app.store.faults import foreseen, from_system

if TYPE_CHECKING:
    from sqlite_utils.migrations import Migrations

SUFFIX = ".workshop"
_MAGIC = b"SQLite format 3\0"


def lock_path(path: Path) -> Path:
    """Return the file beside a workshop whose lock says that a running copy may write to it."""
    real = path.resolve()  # one file has one lock, by whatever links it is reached
    return real.with_name(f".{real.name}.lock")


def take_lock(path: Path) -> FileLock:
    """Take the writer's lock; it dies with the process. Raises OpenElsewhere, ReadOnlyFile, FolderMissing."""
    if not path.absolute().parent.is_dir():
        raise FolderMissing(path=str(path.absolute().parent))
    lock = FileLock(lock_path(path), timeout=0, is_singleton=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise OpenElsewhere(path=str(path)) from None
    except OSError as error:
        raise from_system(error, path) from error
    return lock


def give_back(path: Path, lock: FileLock) -> None:
    """Release the writer's lock and take its file away."""
    if os.name != "nt":  # Windows removes no open file; there the lock itself tidies up
        lock_path(path).unlink(missing_ok=True)
    lock.release()


def require_workshop(path: Path) -> None:
    """Raise FileMissing, NotAWorkshop or CannotRead by the file's first bytes alone."""
    try:
        if not path.exists():
            raise FileMissing(path=str(path))
        if not path.is_file():
            raise NotAWorkshop(path=str(path))
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:  # no permission, a name that is too long, a disk that fails
        reason = error.strerror or type(error).__name__
        raise CannotRead(path=str(path), reason=reason) from error
    application = int.from_bytes(head[68:72], "big")
    if len(head) < 100 or not head.startswith(_MAGIC) or application != truth.APPLICATION_ID:
        raise NotAWorkshop(path=str(path))


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a connection; a reader needs no lock and works beside a running window."""
    with foreseen(path):
        connection = _connect_writer(path) if write else _connect_reader(path)
        with _closed_on_error(connection):
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _connect_writer(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=5)
    with _closed_on_error(connection):
        connection.create_function(truth.GUARD, 0, _allowed, deterministic=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        # Twice SQLite's own number of pages: else one check-in in a hundred waits while the log is emptied.
        connection.execute("PRAGMA wal_autocheckpoint = 2000")
        # A write-protected file opens without a word; better refused now than at the first check-in.
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("PRAGMA user_version = 0")
        finally:
            connection.execute("ROLLBACK")
    return connection


def _allowed() -> int:
    return 1


def _connect_reader(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    if not path.with_name(path.name + "-wal").exists():
        # Nobody has it open, and looking at a colleague's copy must leave nothing beside it.
        return sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None, timeout=5)


def in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy in memory that may be written: for a reader of tables made by another version."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    copy.create_function(truth.GUARD, 0, _allowed, deterministic=False)
    return copy


def require_format(
    path: Path,
    connection: sqlite3.Connection,
    now: Callable[[], datetime],
    *,
    write: bool,
    steps: "Migrations | None" = None,
    wanted: int = truth.FORMAT,
) -> None:
    """Refuse a newer format; copy an older file aside and bring it to the present one."""
    with foreseen(path):
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > wanted:
        raise NewerFormat(path=str(path), file_format=found, app_format=wanted)
    if found == wanted:
        return
    if not write:
        raise ReadOnlyFile(path=str(path))
    aside = path.with_name(f"{path.stem} (format {found}, {now():%Y-%m-%d %H.%M.%S}){path.suffix}")
    with foreseen(path):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, aside)
        migrate(connection, steps or truth.migrations(), wanted)


def migrate(connection: sqlite3.Connection, steps: "Migrations", wanted: int) -> None:
    """Apply the steps that the file has not seen and write its new version."""
    from sqlite_utils import Database

    steps.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {truth.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {wanted}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
