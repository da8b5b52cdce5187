"""Writing PDF objects: numbering, compression, object streams, cross-reference, no layout.

Bytes depend only on what is added and in which order. Streams are compressed as they come: a second
thread would wait for the interpreter's lock between any two, and was measured to gain nothing.
libdeflate packs them in half of zlib's time, and smaller.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import md5
from itertools import accumulate
from struct import pack

from deflate import zlib_compress

_PER_OBJECT_STREAM = 1000
_ROW = 7
_LONGEST_STRING = 15_000
_LEVEL = 5
_BINARY = b"%\xe2\xe3\xcf\xd3\n"  # says to old programs that the file is no plain text


@lru_cache(maxsize=4096)  # the same few margins, columns and lines of the grid on every page
def number(value: float) -> str:
    """A number as short as PDF allows, to a hundredth of a point."""
    return f"{round(value, 2) + 0.0:.7g}"  # adding nothing makes 0 of -0


def text_string(text: str) -> str:
    """A string for titles and names: UTF-16 in hexadecimal, so nothing in it needs escaping.

    Archives allow no longer strings than 32,767 bytes; what is longer ends with an ellipsis.
    """
    if len(text) > _LONGEST_STRING:
        text = text[: _LONGEST_STRING - 1] + "\u2026"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name_of(text: str) -> str:
    """A PDF name with everything unusual written as #xx."""
    return "/" + "".join(
        char if char.isalnum() or char in "+-_" else f"#{ord(char):02X}" for char in text
    )


class PdfFile:
    """Objects of one file under way; numbers may be reserved before their content is known.

    An `old` file keeps to PDF 1.4: no object streams, a plain cross-reference table.
    """

    def __init__(self, old: bool = False) -> None:
        """An empty file."""
        self._old = old
        self._count = 0
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}

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
        """Add data to be compressed, with more dictionary entries, and return its number."""
        return self.stream_as_is(packed(data), entries + "/Filter/FlateDecode")

    def stream_as_is(self, data: bytes, entries: str) -> int:
        """Add data that must not be compressed (again)."""
        reserved = self.reserve()
        self._streams[reserved] = entries, data
        return reserved

    def whole(self, catalog: int, info: int) -> bytes:
        """The whole file; the objects `catalog` and `info` are its entry points."""
        roots = f"/Root {catalog} 0 R/Info {info} 0 R"
        out = bytearray((b"%PDF-1.4\n" if self._old else b"%PDF-1.7\n") + _BINARY)
        entries: dict[int, tuple[int, int, int]] = {}
        if not self._old:
            self._pack(entries)
        for key, (head, data) in self._streams.items():
            _put(out, entries, key, _stream(data, head))
        if self._old:
            for key, body in self._plain.items():
                _put(out, entries, key, body.encode("latin-1"))
            self._finish_old(out, entries, roots)
        else:
            self._finish(out, entries, roots)
        return bytes(out)

    def _pack(self, entries: dict[int, tuple[int, int, int]]) -> None:
        """Gather the plain objects into compressed object streams."""
        items = sorted(self._plain.items())
        for start in range(0, len(items), _PER_OBJECT_STREAM):
            chunk = items[start : start + _PER_OBJECT_STREAM]
            holder, bodies = self._count + 1, [body for _, body in chunk]
            entries.update((key, (2, holder, index)) for index, (key, _) in enumerate(chunk))
            offsets = accumulate((len(body) + 1 for body in bodies), initial=0)
            places = zip(chunk, offsets, strict=False)
            head = " ".join([f"{key} {offset}" for (key, _), offset in places]) + " "
            data = head + "\n".join(bodies)
            self.stream(data.encode("latin-1"), f"/Type/ObjStm/N {len(chunk)}/First {len(head)}")

    def _finish(self, out: bytearray, entries: dict[int, tuple[int, int, int]], roots: str) -> None:
        """Cross-reference stream and trailer; the identifier is a digest of the content."""
        reference, start = self.reserve(), len(out)
        entries[reference] = (1, start, 0)
        rows = [pack(">BIH", 0, 0, 65535)]
        rows += [pack(">BIH", *entries.get(key, (0, 0, 0))) for key in range(1, reference + 1)]
        size = (
            f"/Type/XRef/Size {reference + 1}/W[1 4 2]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns {_ROW}>>"
        )
        body = _stream(packed(_differences(rows)), f"{size}{roots}{_identifier(out)}")
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (reference, body, start)

    def _finish_old(
        self, out: bytearray, entries: dict[int, tuple[int, int, int]], roots: str
    ) -> None:
        """Cross-reference table and trailer."""
        start, size = len(out), self._count + 1
        identifier = _identifier(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for key in range(1, size):
            out += b"%010d 00000 n \n" % entries[key][1]
        trailer = f"trailer\n<</Size {size}{roots}{identifier}>>\nstartxref\n{start}\n%%EOF\n"
        out += trailer.encode("latin-1")


def references(objects: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join(f'{obj} 0 R' for obj in objects)}]"


def _put(out: bytearray, entries: dict[int, tuple[int, int, int]], key: int, body: bytes) -> None:
    entries[key] = (1, len(out), 0)
    out += b"%d 0 obj\n%b\nendobj\n" % (key, body)


def _differences(rows: list[bytes]) -> bytes:
    """Each row as its difference from the one above (PNG's way), which packs far better."""
    whole = b"".join(rows)
    above = bytes(_ROW) + whole[:-_ROW]
    out = bytearray([2]) * (len(rows) * (_ROW + 1))
    for place in range(_ROW):
        here, there = whole[place::_ROW], above[place::_ROW]
        out[place + 1 :: _ROW + 1] = bytes(
            [(n - o) & 255 for n, o in zip(here, there, strict=True)]
        )
    return bytes(out)


def packed(data: bytes) -> bytes:
    """The data of a stream with the filter FlateDecode."""
    return bytes(zlib_compress(data, _LEVEL))


def _identifier(out: bytearray) -> str:
    mark = md5(out, usedforsecurity=False).hexdigest()
    return f"/ID[<{mark}><{mark}>]"


def _stream(packed: bytes, entries: str) -> bytes:
    head = f"<<{entries}/Length {len(packed)}>>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream"
