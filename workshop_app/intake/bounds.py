"""How large a workbook becomes when it is opened, found out before it is: without unpacking to memory.

The reading library lays every sheet out from its first cell to its last, so one cell in the far corner
costs as much as a full sheet. A ZIP's own directory may lie; so every part is unpacked once piece by piece
and must be as long as the directory says (zipfile checks length and checksum).
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from workshop_app.domain.errors import ListDamaged, ListTooLarge
from workshop_app.intake.tables import LARGEST_UNPACKED, MOST_CELLS, MOST_ROWS, column_index

MOST_PARTS = 5000
_PIECE = 1 << 20
_LONGEST_TAG = 1 << 16
_CELL = re.compile(rb"<(?:[\w.\-]+:)?(c|row)(\s[^>]*)?>")
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,3})([0-9]{1,7})\s*["']""")


@dataclass(slots=True)
class Extent:
    """How far the filled cells of one sheet reach, counted from 1."""

    path: str
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        """Take note of a filled cell; raises ListTooLarge as soon as it is too much."""
        if row > self.rows or column > self.columns:
            self.rows, self.columns = max(self.rows, row), max(self.columns, column)
            if self.rows > MOST_ROWS or self.rows * self.columns > MOST_CELLS:
                raise ListTooLarge(path=self.path, rows=MOST_ROWS)


def check_directory(path: str, archive: zipfile.ZipFile) -> None:
    """Raise ListTooLarge if the parts of a ZIP are too many or too long together."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise ListTooLarge(path=path, rows=MOST_ROWS)


def check_parts(path: str, archive: zipfile.ZipFile) -> None:
    """Unpack every part piece by piece; raises ListDamaged or ListTooLarge."""
    for part in archive.infolist():
        with archive.open(part) as stream:
            name = part.filename.lower()
            if "/worksheets/" in name and name.endswith(".xml"):
                _check_xml_sheet(path, stream)
            elif "/worksheets/" in name and name.endswith(".bin"):
                _check_binary_sheet(path, stream.read())
            else:
                while stream.read(_PIECE):
                    pass


def _check_xml_sheet(path: str, stream: IO[bytes]) -> None:
    extent, row, column = Extent(path), 0, 0
    for tag, attributes in _tags(path, stream):
        if attributes.endswith(b"/"):
            continue  # an empty cell that only has a colour
        place = _PLACE.search(attributes)
        if tag == b"row":
            row, column = int(place[2]) if place else row + 1, 0
        elif place and place[1]:
            row, column = int(place[2]), column_index(place[1].decode("ascii")) + 1
            extent.reach(row, column)
        else:
            column += 1
            extent.reach(max(row, 1), column)


def _tags(path: str, stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the tags of rows and cells with their attributes."""
    rest = b""
    while piece := stream.read(_PIECE):
        piece = rest + piece
        cut = piece.rfind(b"<")
        rest = piece[cut:] if cut >= 0 else b""
        if len(rest) > _LONGEST_TAG and b">" not in rest:
            raise ListDamaged(path=path)
        for match in _CELL.finditer(piece, 0, cut if cut >= 0 else len(piece)):
            attributes = match[2] or b""
            # A ">" within quotes is lawful, but nobody's program writes it there.
            if attributes.count(b'"') % 2 or attributes.count(b"'") % 2:
                raise ListDamaged(path=path)
            yield match[1], attributes


_ROW, _FIRST_CELL, _LAST_CELL, _RICH_CELL = 0, 2, 11, 62  # BrtRowHdr; BrtCellRk...; BrtCellRString


def _check_binary_sheet(path: str, data: bytes) -> None:
    """Walk the records of an XLSB sheet ([MS-XLSB] 2.1.4); 1, a blank cell, does not count."""
    extent, row, place = Extent(path), 0, 0
    while place < len(data):
        kind, place = _varint(data, place, 2)
        length, place = _varint(data, place, 4)
        if length >= 4 and place + 4 <= len(data):
            (number,) = struct.unpack_from("<I", data, place)
            if kind == _ROW:
                row = number
            elif _FIRST_CELL <= kind <= _LAST_CELL or kind == _RICH_CELL:
                extent.reach(row + 1, number + 1)
        place += length


def _varint(data: bytes, place: int, longest: int) -> tuple[int, int]:
    value = 0
    for position in range(longest):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << 7 * position
        if byte < 0x80:
            break
    return value, place
