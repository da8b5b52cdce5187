"""Which byte stands for which character in one document, and the font objects that say so.

PDF's simple fonts have 256 places, so a face is used as one or more subsets. Every character keeps
its own place even when the face cannot draw it: it then shows a box, but is copied and found as
what it is.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from workshop_app.reports.faces import Face
from workshop_app.reports.pdf import PdfFile, name_of, number

_SPACE = 32
_FIRST_FREE = 128
_SUBSET_FIRST = 33


class FontUse:
    """The use of one face in one document: places given out on demand, in order of appearance."""

    def __init__(self, face: Face, label: str) -> None:
        """`label` is the name by which pages call the font; subsets add a number."""
        self.face = face
        self.widths: Mapping[str, float] = _Widths(face)
        self._label = label
        self._places: dict[str, tuple[int, int]] = {
            chr(code): (0, code) for code in range(_SPACE, 127)
        }
        self._subsets: list[dict[int, str]] = [
            {code: char for char, (_, code) in self._places.items()}
        ]
        self._next = _FIRST_FREE
        self._used = {" "}  # lines join their words with it
        self.missing: dict[str, None] = {}

    def label(self, subset: int = 0) -> str:
        """The resource name of a subset."""
        return f"{self._label}{_letters(subset)}" if subset else self._label

    def runs(self, text: str) -> Iterator[tuple[int, str]]:
        """The text as (subset, escaped bytes in latin-1), split where the subset changes."""
        self._used.update(text)
        placed = (self._place(char) for char in text)
        for subset, places in groupby(placed, key=lambda place: place[0]):
            yield subset, "".join(_ESCAPED[code] for _, code in places)

    def plain(self, text: str) -> str:
        """The escaped bytes of printable ASCII, which is its own code in the first subset."""
        self._used.update(text)
        return text.translate(_ESCAPES)

    def _place(self, char: str) -> tuple[int, int]:
        place = self._places.get(char)
        return self._new_place(char) if place is None else place

    def _new_place(self, char: str) -> tuple[int, int]:
        if self._next > 255:
            self._subsets.append({})
            self._next = _SUBSET_FIRST
        place = (len(self._subsets) - 1, self._next)
        self._places[char] = place
        self._subsets[-1][self._next] = char
        self._next += 1
        if ord(char) not in self.face.glyphs:
            self.missing[char] = None
        return place

    def write(self, pdf: PdfFile) -> dict[str, int]:
        """Write the fonts; resource name to object number."""
        return {
            self.label(index): self._write_subset(pdf, index, chars)
            for index, chars in enumerate(self._subsets)
        }

    def _write_subset(self, pdf: PdfFile, index: int, chars: dict[int, str]) -> int:
        chars = {code: char for code, char in chars.items() if char in self._used}
        last = max(chars, default=_SPACE)
        base = f"{_letters(index + 1).rjust(6, 'A')}+{self.face.name}"
        codes = [self._drawn(chars.get(code)) for code in range(last + 1)]
        program = self.face.subset(codes)
        data = pdf.stream(program, f"/Length1 {len(program)}")
        cmap = pdf.stream(_to_unicode(chars).encode("ascii"))
        widths = " ".join(number(self._listed(chars.get(code))) for code in range(last + 1))
        return pdf.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont{name_of(base)}/FirstChar 0/LastChar {last}"
            f"/Widths[{widths}]/ToUnicode {cmap} 0 R"
            f"/FontDescriptor {self._descriptor(pdf, base, data)} 0 R>>"
        )

    def _descriptor(self, pdf: PdfFile, base: str, data: int) -> int:
        metrics = self.face.metrics()
        bbox = " ".join(number(value) for value in metrics.bbox)
        return pdf.add(
            f"<</Type/FontDescriptor/FontName{name_of(base)}/Flags {metrics.flags}/FontBBox[{bbox}]"
            f"/ItalicAngle {number(metrics.italic_angle)}/Ascent {number(metrics.ascent)}"
            f"/Descent {number(metrics.descent)}/CapHeight {number(metrics.cap_height)}"
            f"/StemV {number(metrics.stem)}/FontFile2 {data} 0 R>>"
        )

    def _drawn(self, char: str | None) -> int:
        """The character whose glyph is drawn at a place: itself, or the box."""
        if char is None:
            return 0
        return ord(char) if ord(char) in self.face.glyphs else self.face.box

    def _listed(self, char: str | None) -> float:
        return self.face.box_width if char is None else self.widths[char]


class _Widths(dict[str, float]):
    """Widths in thousandths; characters that the face lacks are as wide as their box."""

    def __init__(self, face: Face) -> None:
        super().__init__(face.widths)
        self._box = face.box_width

    def __missing__(self, char: str) -> float:
        return self._box


def escaped(code: int) -> str:
    """One byte inside a PDF string: brackets and backslash escaped, controls in octal."""
    char = chr(code)
    if char in "()\\":
        return "\\" + char
    return f"\\{code:03o}" if code < _SPACE or 127 <= code < 161 else char


_ESCAPES = str.maketrans({char: "\\" + char for char in "()\\"})
_ESCAPED = tuple(escaped(code) for code in range(256))


def _letters(value: int) -> str:
    """A number in capital letters, as PDF wants for subset tags."""
    text = ""
    while value:
        value, digit = divmod(value, 26)
        text = chr(65 + digit) + text
    return text


def _to_unicode(chars: dict[int, str]) -> str:
    rows = [
        f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in chars.items()
    ]
    parts = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    parts.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
    return "\n".join(parts)
