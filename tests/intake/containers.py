"""Writers of file formats for which there is no tool: just enough of each to hold a small list."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Cell = str | float
Rows = Sequence[Sequence[Cell]]
_STAMP = (2023, 3, 29, 8, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a ZIP with these parts, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


# --- compound files and .xls ---------------------------------------------------------------------

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file (version 3, sectors of 512 bytes) with these streams."""
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        start, count = len(sectors), max(1, -(-len(data) // 512))
        for part in range(count):
            sectors.append(data[part * 512 : part * 512 + 512].ljust(512, b"\0"))
            table.append(len(sectors) if part + 1 < count else _END)
        return start

    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        data = data.ljust(4096, b"\0")  # below that a stream would go among the small ones
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, put(data), len(data), right=right))
    directory = put(b"".join(entries))
    table.append(_FAT)
    fat_at = len(sectors)
    fat = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, _END, 0, _END, 0
    )
    header += struct.pack("<109I", fat_at, *[_FREE] * 108)
    return header + b"".join(sectors) + fat


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IIxxxx", start, size)
    )


def xls(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Return an old Excel file; `merged` are first row, last row, first column, last column."""
    return compound({"Workbook": biff(sheets, merged)})


def biff(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Return the records of an old Excel workbook."""
    bodies = [_biff_sheet(rows, merged) for rows in sheets.values()]
    names = [struct.pack("<BB", len(n), 1) + n.encode("utf-16-le") for n in sheets]
    start = len(_record(0x0809, bytes(16))) + 4 + sum(4 + 6 + len(name) for name in names)
    found = _record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    for body, name in zip(bodies, names, strict=True):
        found += _record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
        start += len(body)
    return found + _record(0x000A, b"") + b"".join(bodies)


def _biff_sheet(rows: Rows, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    found = _record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, column, cell in _filled(rows):
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(cell, str):
            text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
            found += _record(0x0204, place + text)
        else:
            found += _record(0x0203, place + struct.pack("<d", cell))
    if merged:
        spans = b"".join(struct.pack("<4H", *span) for span in merged)
        found += _record(0x00E5, struct.pack("<H", len(merged)) + spans)
    return found + _record(0x000A, b"")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _filled(rows: Rows) -> list[tuple[int, int, Cell]]:
    return [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != ""]


# --- .xlsb ---------------------------------------------------------------------------------------

_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsb(rows: Rows, name: str = "Peserta") -> bytes:
    """Return a binary Excel workbook with one sheet."""
    sheet = _brt(129) + _brt(148, struct.pack("<4I", 0, len(rows), 0, 20)) + _brt(145)
    for number, row in enumerate(rows):
        sheet += _brt(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))
        for column, cell in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                sheet += _brt(6, place + _wide(cell)) if cell else _brt(1, place)
            else:
                sheet += _brt(5, place + struct.pack("<d", cell))
    sheet += _brt(146) + _brt(130)
    bundle = _brt(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name))
    book = _brt(131) + _brt(143) + bundle + _brt(144) + _brt(132)
    relation = f'<Relationship Id="rId1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.bin"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'.encode()
            ),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _brt(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(data)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return head + size + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


# --- .ods ----------------------------------------------------------------------------------------

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def ods(tables: str, manifest: str = "") -> bytes:
    """Return an OpenDocument workbook around the XML of its tables."""
    spaces = " ".join(f'xmlns:{n}="{_OASIS}:{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0"><manifest:file-entry'
        f' manifest:full-path="/" manifest:media-type="{_ODS}">{manifest}</manifest:file-entry>'
        "</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": _ODS.encode(),
            "META-INF/manifest.xml": listed.encode(),
            "content.xml": content.encode(),
        }
    )


def ods_table(name: str, rows: Rows, spans: Mapping[tuple[int, int], int] = {}) -> str:
    """Return the XML of one table; `spans` are cells merged downwards: (row, column) -> rows."""
    lines = []
    for number, row in enumerate(rows):
        cells = ""
        for column, cell in enumerate(row):
            down = spans.get((number, column), 1)
            more = f' table:number-rows-spanned="{down}" table:number-columns-spanned="1"'
            cells += _ods_cell(cell, more if down > 1 else "")
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    return f'<table:table table:name="{escape(name)}">{"".join(lines)}</table:table>'


def _ods_cell(cell: Cell, more: str) -> str:
    if cell == "":
        return "<table:table-cell/>"
    kind = "string" if isinstance(cell, str) else "float"
    value = "" if isinstance(cell, str) else f' office:value="{cell}"'
    text = escape(str(cell))
    return (
        f'<table:table-cell office:value-type="{kind}"{value}{more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
