"""Rules about the bytes of the file: header, end, streams, strings, names, limits (ISO 19005-2, 6.1)."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ByteStringObject, FloatObject, NameObject, NumberObject, TextStringObject

from tests.reports.pdf_rules.book import Book, Rule, items

LONGEST_STRING, LONGEST_NAME = 32_767, 127
LARGEST_NUMBER, MOST_OBJECTS = 2**31 - 1, 8_388_607
LARGEST_REAL = 3.403e38
DEEPEST = 28
_FILTERS = frozenset(
    {"/FlateDecode", "/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
    | {"/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode"}
)
_STREAM = re.compile(rb"/Length (\d+)(?: ?/[^<>]*)?>>(?:\r\n|\r|\n)stream(?:\r\n|\n)")
_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) (\d+) obj(?=[\r\n ])")


def header(book: Book) -> Iterator[str]:
    """The file begins with its version, and a line that shows it to be binary."""
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)", book.data):
        yield f"begins with {book.data[:10]!r}"
        return
    second = book.data[8:].lstrip(b"\r\n")[:5]
    if second[:1] != b"%" or min(second[1:], default=0) < 128:
        yield f"second line begins with {second!r}"


def trailer_identifier(book: Book) -> Iterator[str]:
    """The trailer identifies the file, by two strings that are not empty."""
    marks = book.trailer.get("/ID")
    if marks is None or len(marks) != 2 or not all(len(mark) for mark in marks):
        yield f"identifier {marks}"


def nothing_after_the_end(book: Book) -> Iterator[str]:
    """One end of file, and nothing behind it but the end of its line."""
    if not re.search(rb"%%EOF(\r\n|\r|\n)?\Z", book.data):
        yield f"ends with {book.data[-12:]!r}"


def not_encrypted(book: Book) -> Iterator[str]:
    """No encryption."""
    if "/Encrypt" in book.trailer:
        yield "trailer has Encrypt"


def stream_lengths(book: Book) -> Iterator[str]:
    """A stream begins after an end of line, is as long as it says, and ends before one."""
    checked = 0
    for found in _STREAM.finditer(book.data):
        end = found.end() + int(found[1])
        after = book.data[end : end + 12]
        if re.match(rb"(\r\n|\n|\r)endstream", after):
            checked += 1
        else:
            yield f"stream at {found.start()} is followed by {after!r}"
    if checked != len(book.streams()):
        yield f"{len(book.streams())} streams, of which {checked} say how long they are"


def object_lines(book: Book) -> Iterator[str]:
    """An object begins and ends on a line of its own."""
    count = len(_OBJECT.findall(book.data))
    ends = len(re.findall(rb"[\r\n]endobj[\r\n]", book.data))
    if count != ends:
        yield f"{count} objects begin on a line of their own, {ends} end so"


def cross_references(book: Book) -> Iterator[str]:
    """The place of the cross-reference is true, and tables are written line by line."""
    found = re.search(rb"startxref[\r\n]+(\d+)[\r\n]+%%EOF", book.data)
    there = book.data[int(found[1]) :] if found else b""
    if not re.match(rb"xref(\r\n|\r|\n)\d+ \d+\s|\d+ 0 obj[^>]*/Type ?/XRef", there):
        yield f"cross-reference begins with {there[:20]!r}"


def object_streams(book: Book) -> Iterator[str]:
    """Objects in streams hold no streams, no object streams, and no encryption."""
    inner = [item for item in book.of_kind("/ObjStm") if "/Extends" in item]
    if inner:
        yield f"{len(inner)} object streams extend others"
    if book.part == 1 and book.of_kind("/ObjStm"):
        yield "object streams are younger than part 1"


def filters(book: Book) -> Iterator[str]:
    """Known filters only: no LZW, no encryption, and no data from other files."""
    for item in book.streams():
        yield from (
            f"stream has {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in item
        )
        yield from (f"filter {name}" for name in items(item.get("/Filter")) if name not in _FILTERS)


def hexadecimal_strings(book: Book) -> Iterator[str]:
    """Hexadecimal strings are made of pairs of digits."""
    plain = (data for data in _plain(book))
    for data in plain:
        for found in re.finditer(rb"(?<!<)<([^<>]*)>(?!>)", data):
            digits = re.sub(rb"\s", b"", found[1])
            if len(digits) % 2 or not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
                yield f"string <{found[1][:20].decode('latin-1')}>"


def _plain(book: Book) -> Iterator[bytes]:
    """What is written outside of streams of data: object streams, and plain objects."""
    for item in book.of_kind("/ObjStm"):
        yield item.get_data()
    for found in re.finditer(rb"\d+ 0 obj\n(.*?)(?:\nstream\n|\nendobj\n)", book.data, re.DOTALL):
        yield found[1]


def limits(book: Book) -> Iterator[str]:
    """No string, name, number, page or nesting beyond what every reader can hold."""
    if len(book.objects) > MOST_OBJECTS:
        yield f"{len(book.objects)} objects"
    for thing in book.things():
        yield from _too_large(thing)
    for number, page in enumerate(book.pages, 1):
        sides = float(page.mediabox.width), float(page.mediabox.height)
        if not all(3 <= side <= 14_400 for side in sides):
            yield f"page {number} measures {sides}"
    depth = 0
    for operation in book.operations:
        depth += {"q": 1, "Q": -1}.get(operation.operator, 0)
        if not 0 <= depth <= DEEPEST:
            yield f"page {operation.page} nests {depth} states"
            break


def _too_large(thing: Any) -> Iterator[str]:
    """Why one thing is too large; in part 1 arrays and dictionaries have limits as well."""
    if isinstance(thing, NameObject):
        if len(thing.encode("utf-8")) - 1 > LONGEST_NAME:
            yield f"name of {len(thing)} characters"
    elif isinstance(thing, (TextStringObject, ByteStringObject)):
        raw = thing.original_bytes
        if len(raw) > LONGEST_STRING:
            yield f"string of {len(raw)} bytes"
    elif isinstance(thing, (NumberObject, FloatObject)):
        largest = LARGEST_NUMBER if isinstance(thing, NumberObject) else LARGEST_REAL
        if abs(thing) > largest:
            yield f"number {thing}"


RULES: dict[str, Rule] = {
    "6.1.2 header": header,
    "6.1.3 identifier": trailer_identifier,
    "6.1.3 nothing after the end": nothing_after_the_end,
    "6.1.3 not encrypted": not_encrypted,
    "6.1.4 cross-reference": cross_references,
    "6.1.5 object streams": object_streams,
    "6.1.6 hexadecimal strings": hexadecimal_strings,
    "6.1.7.1 stream lengths": stream_lengths,
    "6.1.7.2 filters": filters,
    "6.1.9 object lines": object_lines,
    "6.1.13 limits": limits,
}
