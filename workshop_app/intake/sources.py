"""From a file or a pasted text to tables; what kind it is, is told by its content, never by its name."""

from pathlib import Path

from workshop_app.domain.errors import (
    CannotRead,
    FileMissing,
    ListEmpty,
    ListTooLarge,
    NotAList,
    SheetMissing,
)
from workshop_app.domain.names import fold
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.intake import delimited, legacy, pasted, workbooks
from workshop_app.intake.stopping import stoppable
from workshop_app.intake.tables import LARGEST_FILE, MOST_ROWS, Source, Table

_OTHER_KINDS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"\x1f\x8b", b"Rar!",
    b"7z\xbc\xaf", b"MZ", b"\x7fELF", b"SQLite format 3",
)  # fmt: skip


def open_file(
    path: Path, progress: Progress = silent, cancelled: CancelCheck = never_cancelled
) -> Source:
    """Read a file into tables. It needs no workshop, so it may run in another thread.

    Raises FileMissing, CannotRead, NotAList, ListEncrypted, ListHasMacros, ListDamaged, ListTooLarge,
    ListEmpty, Cancelled.
    """
    data = _bytes_of(path)
    step = stoppable(progress, cancelled)
    step(0, 1)
    told = str(path)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", legacy.MAGIC)):
        tables = workbooks.read(told, data, step)
    elif _is_of_another_kind(data):
        raise NotAList(path=told)
    else:
        table = delimited.read(told, data, step)
        tables = (table,) if table.rows else ()
    if not tables:
        raise ListEmpty(path=told)
    return Source(path.name, tables)


def open_text(
    text: str, progress: Progress = silent, cancelled: CancelCheck = never_cancelled
) -> Source:
    """Read a text pasted from Word, a sheet or a chat; raises ListEmpty, ListDamaged, ListTooLarge."""
    if len(text) > LARGEST_FILE:
        raise ListTooLarge(path="", rows=MOST_ROWS)
    source = pasted.read(text, stoppable(progress, cancelled))
    if not any(table.rows for table in source.tables):
        raise ListEmpty(path="")
    return source


def sheet_named(source: Source, name: str) -> Table:
    """Return a sheet by its name, whatever the case; raises SheetMissing."""
    for table in source.tables:
        if fold(table.name) == fold(name):
            return table
    raise SheetMissing(sheet=name, known=", ".join(source.sheet_names))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise FileMissing(path=str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise ListTooLarge(path=str(path), rows=MOST_ROWS)
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(path=str(path), reason=error.strerror or str(error)) from error


def _is_of_another_kind(data: bytes) -> bool:
    """Tell whether a file begins like a picture, a page, a program or another document."""
    if data.startswith(_OTHER_KINDS) and b"\0" in data[:4000]:  # a list may begin with "BMKG"
        return True
    return data.startswith((b"%PDF-", b"{\\rtf")) or _is_markup(data)


def _is_markup(data: bytes) -> bool:
    head = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return head.startswith((b"<!doctype", b"<html", b"<?xml", b"<table"))
