"""Looking into an old Excel file (.xls) before it is opened: is it one, is it locked, how far does it reach.

The container is the compound file of [MS-CFB], the contents are the records of [MS-XLS].
"""

import struct
from collections.abc import Iterator

from workshop_app.domain.errors import (
    ListDamaged,
    ListEncrypted,
    ListHasMacros,
    ListTooLarge,
    NotAList,
)
from workshop_app.intake.bounds import Extent
from workshop_app.intake.tables import MOST_ROWS

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_SHEETS = 64
_END = 0xFFFFFFFA  # sector numbers from here on are marks
_STREAM, _FOLDER = 2, 1

_BOF, _FILEPASS = 0x0809, 0x002F
_ONE_CELL = {0x0203, 0x027E, 0x00FD, 0x0204, 0x0006, 0x0205, 0x00D6}
_MANY_CELLS = 0x00BD


def check(path: str, data: bytes) -> None:
    """Raise what speaks against opening the file; returns quietly if it is a harmless .xls."""
    try:
        entries = _Container(data)
        names = entries.names()
    except (struct.error, IndexError, ValueError):
        raise ListDamaged(path=path) from None
    if "EncryptedPackage" in names:
        raise ListEncrypted(path=path)
    if "_VBA_PROJECT_CUR" in names or "VBA" in names or "Macros" in names:
        raise ListHasMacros(path=path)
    book = next((n for n in ("Workbook", "Book", "WORKBOOK", "BOOK") if n in names), "")
    if not book:
        raise NotAList(path=path)  # an old Word document, for one
    try:
        records = entries.stream(book)
    except (struct.error, IndexError, ValueError):
        raise ListDamaged(path=path) from None
    _check_records(path, records)


class _Container:
    """The compound file: a small file system in sectors, chained by a table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._size = 1 << shift
        (directory,) = struct.unpack_from("<I", data, 48)
        (self._smallest,) = struct.unpack_from("<I", data, 56)
        mini_table, _, more, _ = struct.unpack_from("<4I", data, 60)
        tables = [n for n in struct.unpack_from("<109I", data, 76) if n < _END]
        tables += self._more_tables(more)
        self._next = self._numbers(b"".join(self._sector(n) for n in tables))
        self._mini_next = self._numbers(self._chain(mini_table))
        self._entries = list(self._read_entries(self._chain(directory)))

    def names(self) -> set[str]:
        """Names of all streams and folders."""
        return {name for name, _, _, _ in self._entries}

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream."""
        start, size = next((s, z) for n, kind, s, z in self._entries if n == name and kind == 2)
        if size >= self._smallest:
            return self._chain(start)[:size]
        root = next(s for _, kind, s, _ in self._entries if kind == 5)
        minis, found = self._chain(root), bytearray()
        for number in self._follow(start, self._mini_next):
            found += minis[number * 64 : number * 64 + 64]
        return bytes(found[:size])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _more_tables(self, number: int) -> list[int]:
        found: list[int] = []
        seen: set[int] = set()
        while number < _END and number not in seen:
            seen.add(number)
            *entries, number = self._numbers(self._sector(number)) or [_END]
            found += [n for n in entries if n < _END]
        return found

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        count = len(data) // 4
        return list(struct.unpack_from(f"<{count}I", data))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(n) for n in self._follow(start, self._next))

    @staticmethod
    def _follow(number: int, table: list[int]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if number >= _END:
                return
            yield number
            number = table[number]
        raise ValueError("a circle of sectors")

    @staticmethod
    def _read_entries(data: bytes) -> Iterator[tuple[str, int, int, int]]:
        for place in range(0, len(data) - 127, 128):
            length, kind = struct.unpack_from("<HB", data, place + 64)
            start, size = struct.unpack_from("<II", data, place + 116)
            if kind and 2 <= length <= 64:
                name = data[place : place + length - 2].decode("utf-16-le", "replace")
                yield name, kind, start, size


def _check_records(path: str, data: bytes) -> None:
    extent, place, parts, all_cells = Extent(path), 0, 0, 0
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        place += 4
        if kind == _FILEPASS:
            raise ListEncrypted(path=path)
        if kind == _BOF:
            parts, all_cells = parts + 1, all_cells + extent.rows * extent.columns
            extent = Extent(path)
            if parts > MOST_SHEETS + 1:
                raise ListTooLarge(path=path, rows=MOST_ROWS)
        elif (kind in _ONE_CELL or kind == _MANY_CELLS) and place + 6 <= len(data) and length >= 6:
            row, column = struct.unpack_from("<HH", data, place)
            extent.reach(
                row + 1, column + 1 + ((length - 6) // 6 - 1 if kind == _MANY_CELLS else 0)
            )
        place += length
    all_cells += extent.rows * extent.columns
    # An old workbook is laid out whole at once.
    Extent(path).reach(1, all_cells)
