"""Turns what SQLite and the operating system report into errors that the app foresees."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop_app.domain.errors import (
    CannotWrite,
    Damaged,
    DiskFull,
    NotAWorkshop,
    OpenElsewhere,
    ReadOnlyFile,
    WorkshopError,
)

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_READ_ONLY = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))


@contextmanager
def foreseen(path: Path) -> Iterator[None]:
    """Raise SQLite's and the system's errors about `path` as a WorkshopError."""
    try:
        with foreseen_sqlite(path):
            yield
    except OSError as error:
        raise from_system(error, path) from error


@contextmanager
def foreseen_sqlite(path: Path) -> Iterator[None]:
    """Raise SQLite's errors about `path` as a WorkshopError; leave the system's to whoever caused them."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, path) from error
    except UnicodeDecodeError as error:  # SQLite's own complaint quotes the damaged bytes
        raise Damaged(path=str(path), detail=error.reason) from error


def _from_sqlite(error: sqlite3.Error, path: Path) -> WorkshopError:
    primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return DiskFull(path=str(path))
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ReadOnlyFile(path=str(path))
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return OpenElsewhere(path=str(path))
    if primary == sqlite3.SQLITE_NOTADB:
        return NotAWorkshop(path=str(path))
    if primary == sqlite3.SQLITE_IOERR:
        return CannotWrite(path=str(path), reason=str(error))
    return Damaged(path=str(path), detail=str(error))


def from_system(error: OSError, path: Path) -> WorkshopError:
    """Return the foreseen error for a failed system call on `path`."""
    if error.errno in _FULL:
        return DiskFull(path=str(path))
    if error.errno in _READ_ONLY:
        return ReadOnlyFile(path=str(path))
    return CannotWrite(path=str(path), reason=error.strerror or str(error))
