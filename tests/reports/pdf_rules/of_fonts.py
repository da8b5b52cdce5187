"""Rules about fonts: embedded, cut down, as wide as they say, and read as text (ISO 19005-2, 6.2.11)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]
from pypdf.generic import ByteStringObject, TextStringObject

from tests.reports.pdf_rules.book import Book, Rule, resolved

_SUBSET = re.compile(r"/[A-Z]{6}\+.+")
_SYMBOLIC = 4
_FORBIDDEN_TEXTS = ("\0", "\ufeff", "\ufffe")
_ROW = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")


def _fonts(book: Book) -> list[Any]:
    return [item for item in book.of_kind("/Font") if item.get("/Subtype") != "/Type0"]


def _program(font: Any) -> TTFont | None:
    """The font file within a font; None where there is none that can be read."""
    descriptor = resolved(font.get("/FontDescriptor")) or {}
    stream = resolved(descriptor.get("/FontFile2"))
    return None if stream is None else _read(stream.get_data())


@lru_cache(64)
def _read(data: bytes) -> TTFont | None:
    try:
        program = TTFont(BytesIO(data))
        for table in ("hmtx", "cmap", "glyf"):  # a damaged one is found by reading it
            program[table]
    except (TTLibError, KeyError, AssertionError):
        return None
    return program


def _used(book: Book) -> dict[str, set[int]]:
    """The bytes that pages show, by the resource name of the font."""
    found: dict[str, set[int]] = {}
    name = ""
    for operation in book.operations:
        if operation.operator == "Tf":
            name = str(operation.operands[0])
        elif operation.operator in ("Tj", "TJ"):
            shown = found.setdefault(name, set())
            for part in _strings(operation.operands[0]):
                shown.update(part)
    return found


def _strings(operand: Any) -> Iterator[bytes]:
    for part in operand if isinstance(operand, list) else [operand]:
        if isinstance(part, (TextStringObject, ByteStringObject)):
            yield part.original_bytes


def _shown(book: Book) -> Iterator[tuple[Any, set[int]]]:
    """Each font that pages use, with the bytes they show in it."""
    known: dict[str, Any] = {}
    for page in book.pages:
        known |= resolved(resolved(page["/Resources"]).get("/Font")) or {}
    for name, codes in _used(book).items():
        if name in known:
            yield resolved(known[name]), codes


def embedded(book: Book) -> Iterator[str]:
    """Every font is in the file, and can be read."""
    for font in _fonts(book):
        if _program(font) is None:
            yield f"{font.get('/BaseFont')} is not embedded"


def subset_names(book: Book) -> Iterator[str]:
    """Fonts that have been cut down say so in their name, and font and descriptor agree."""
    for font in _fonts(book):
        name = font.get("/BaseFont")
        if not _SUBSET.fullmatch(str(name)):
            yield f"font {name}"
        if (resolved(font.get("/FontDescriptor")) or {}).get("/FontName") != name:
            yield f"{name} is described under another name"


def encodings(book: Book) -> Iterator[str]:
    """Symbolic TrueType fonts have their own encoding alone, the others one of the two known."""
    for font in _fonts(book):
        flags = (resolved(font.get("/FontDescriptor")) or {}).get("/Flags", 0)
        encoding = font.get("/Encoding")
        program = _program(font)
        tables = [] if program is None else program["cmap"].tables
        if flags & _SYMBOLIC:
            symbol = any((table.platformID, table.platEncID) == (3, 0) for table in tables)
            if encoding is not None or (len(tables) != 1 and not symbol):
                yield f"{font['/BaseFont']} is symbolic, with {encoding} and {len(tables)} tables"
        elif encoding not in ("/WinAnsiEncoding", "/MacRomanEncoding"):
            yield f"{font['/BaseFont']} is not symbolic, with {encoding}"


def _glyphs(program: TTFont) -> dict[int, str]:
    """The glyph that each byte shows."""
    found: dict[int, str] = {}
    for table in program["cmap"].tables:
        found |= {code & 0xFF: name for code, name in table.cmap.items()}
    return found


def widths(book: Book) -> Iterator[str]:
    """What is shown is as wide as the font says, to a thousandth of the size."""
    for font, codes in _shown(book):
        program = _program(font)
        if program is None:
            continue
        scale, glyphs = 1000 / program["head"].unitsPerEm, _glyphs(program)
        first, said = int(font["/FirstChar"]), resolved(font["/Widths"])
        for code in sorted(codes):
            own = program["hmtx"][glyphs.get(code, ".notdef")][0] * scale
            written = float(said[code - first]) if 0 <= code - first < len(said) else 0.0
            if abs(own - written) > 1:
                yield f"{font['/BaseFont']} byte {code}: {written} said, {own:.1f} in the font"


def no_missing_glyph(book: Book) -> Iterator[str]:
    """No byte shows the glyph of what is missing."""
    for font, codes in _shown(book):
        program = _program(font)
        glyphs = {} if program is None else _glyphs(program)
        first = ".notdef" if program is None else program.getGlyphOrder()[0]
        missing = [code for code in sorted(codes) if glyphs.get(code, first) == first]
        if missing:
            yield f"{font['/BaseFont']} bytes {missing}"


def readable(book: Book) -> Iterator[str]:
    """What is shown can be read as text, and never as nothing or as a mark of byte order."""
    for font, codes in _shown(book):
        stream = resolved(font.get("/ToUnicode"))
        if stream is None:
            yield f"{font['/BaseFont']} says nothing of its text"
            continue
        texts = _texts(stream.get_data().decode("latin-1"))
        yield from (
            f"{font['/BaseFont']} byte {c} has no text" for c in sorted(codes) if not texts.get(c)
        )
        for code, text in texts.items():
            if any(bad in text for bad in _FORBIDDEN_TEXTS):
                yield f"{font['/BaseFont']} byte {code} is read as {text!r}"


def _texts(cmap: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _ROW.findall(block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "surrogatepass")
    return found


RULES: dict[str, Rule] = {
    "6.2.11.4 embedded": embedded,
    "6.2.11.4.2 subset names": subset_names,
    "6.2.11.5 widths": widths,
    "6.2.11.6 encodings": encodings,
    "6.2.11.7 readable": readable,
    "6.2.11.8 no missing glyph": no_missing_glyph,
}
