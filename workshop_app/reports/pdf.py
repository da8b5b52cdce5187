"""Writing PDF objects: numbering, compression, object streams, cross-reference, no layout.

Bytes depend only on what is added and in which order. Here the structure tree, XMP and attachments
will hang: they are objects like any other.
"""

import zlib
from hashlib import md5
from struct import pack

_PER_OBJECT_STREAM = 200


def number(value: float) -> str:
    """A number as short as PDF allows, to a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_string(text: str) -> str:
    """A string for titles and names: UTF-16 in hexadecimal, so nothing in it needs escaping."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name_of(text: str) -> str:
    """A PDF name with everything unusual written as #xx."""
    return "/" + "".join(
        char if char.isalnum() or char in "+-_" else f"#{ord(char):02X}" for char in text
    )


class PdfFile:
    """Objects of one file under way; numbers may be reserved before their content is known."""

    def __init__(self) -> None:
        """An empty file."""
        self._count = 0
        self._plain: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> int:
        """A number for an object that will be set later."""
        self._count += 1
        return self._count

    def set(self, reserved: int, body: str) -> None:
        """Give a reserved number its content (latin-1 only)."""
        self._plain[reserved] = body

    def add(self, body: str) -> int:
        """Add an object and return its number."""
        reserved = self.reserve()
        self.set(reserved, body)
        return reserved

    def stream(self, data: bytes, entries: str = "") -> int:
        """Add compressed data with more dictionary entries and return its number."""
        reserved = self.reserve()
        self._streams[reserved] = _stream(data, entries)
        return reserved

    def whole(self, catalog: int, info: int) -> bytes:
        """The whole file; the objects `catalog` and `info` are its entry points."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        entries: dict[int, tuple[int, int, int]] = {}
        for key, body in {**self._streams, **self._packed(entries)}.items():
            entries[key] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (key, body)
        self._finish(out, entries, f"/Root {catalog} 0 R/Info {info} 0 R")
        return bytes(out)

    def _packed(self, entries: dict[int, tuple[int, int, int]]) -> dict[int, bytes]:
        """The plain objects gathered into compressed object streams."""
        items = list(self._plain.items())
        packed: dict[int, bytes] = {}
        for start in range(0, len(items), _PER_OBJECT_STREAM):
            chunk = items[start : start + _PER_OBJECT_STREAM]
            holder, offset, heads = self.reserve(), 0, []
            for index, (key, body) in enumerate(chunk):
                entries[key] = (2, holder, index)
                heads.append(f"{key} {offset}")
                offset += len(body) + 1
            head = " ".join(heads) + " "
            data = head + "\n".join(body for _, body in chunk)
            packed[holder] = _stream(
                data.encode("latin-1"), f"/Type/ObjStm/N {len(chunk)}/First {len(head)}"
            )
        return packed

    def _finish(self, out: bytearray, entries: dict[int, tuple[int, int, int]], roots: str) -> None:
        """Cross-reference stream and trailer; the identifier is a digest of the content."""
        reference, start = self.reserve(), len(out)
        entries[reference] = (1, start, 0)
        rows = [pack(">BIH", 0, 0, 65535)]
        rows += [pack(">BIH", *entries.get(key, (0, 0, 0))) for key in range(1, reference + 1)]
        mark = md5(out, usedforsecurity=False).hexdigest()
        body = _stream(
            b"".join(rows), f"/Type/XRef/Size {reference + 1}/W[1 4 2]{roots}/ID[<{mark}><{mark}>]"
        )
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (reference, body, start)


def _stream(data: bytes, entries: str) -> bytes:
    packed = zlib.compress(data, 6)
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream"
