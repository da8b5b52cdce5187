"""Which byte stands for which sign in one document, and the font objects that say so.

PDF's simple fonts have 256 places, so a face is used as one or more subsets. A sign is what one
place draws, and the text it is copied and found as: mostly a character and itself, but also a box
for a character that no face has, or a glyph that stands for several characters together.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from workshop_app.reports.clean import SOFT_HYPHEN
from workshop_app.reports.faces import ESCAPES, Face
from workshop_app.reports.pdf import PdfFile, name_of, number

BOX = "\u25a1"
_SPACE = 32
_FIRST_FREE = 128
_SUBSET_FIRST = 33


class Sign(NamedTuple):
    """The code whose glyph is drawn, the text it stands for, its width in thousandths."""

    code: int
    text: str
    width: float


class FontUse:
    """The use of one face in one document: places given out on demand, in order of appearance."""

    def __init__(self, face: Face, label: str) -> None:
        """`label` is the name by which pages call the font; subsets add a number."""
        self.face = face
        self.widths: Mapping[str, float] = face.widths
        self._label = label
        self._places: dict[str | Sign, tuple[int, int]] = {
            chr(code): (0, code) for code in range(_SPACE, 127)
        }
        self._subsets: list[dict[int, str | Sign]] = [
            {code: char for char, (_, code) in self._places.items()}
        ]
        self._next = _FIRST_FREE
        self._used: set[str | Sign] = {" "}  # lines join their words with it

    def label(self, subset: int = 0) -> str:
        """The resource name of a subset."""
        return f"{self._label}{_letters(subset)}" if subset else self._label

    def runs(self, text: Iterable[str | Sign]) -> Iterator[tuple[int, str]]:
        """Characters and signs as (subset, escaped bytes in latin-1), split where the subset changes."""
        placed = [self._place(char) for char in text]
        for subset, places in groupby(placed, key=lambda place: place[0]):
            yield subset, "".join(_ESCAPED[code] for _, code in places)

    def plain(self, text: str) -> str:
        """The escaped bytes of printable ASCII, which is its own code in the first subset."""
        self._used.update(text)
        return text.translate(ESCAPES)

    def plain_word(self, text: str) -> tuple[float, str]:
        """Width in thousandths and kerned fragment of a word in printable ASCII."""
        self._used.update(text)
        return self.face.plain_words[text]

    def sign(self, sign: Sign) -> tuple[int, str]:
        """The subset and the escaped byte of a sign that is not simply a character."""
        subset, code = self._place(sign)
        return subset, _ESCAPED[code]

    def box(self, char: str) -> Sign:
        """The sign for a character that no face can draw."""
        return Sign(ord(BOX), char, self.widths[BOX])

    def _place(self, what: str | Sign) -> tuple[int, int]:
        self._used.add(what)
        place = self._places.get(what)
        return self._new_place(what) if place is None else place

    def _new_place(self, what: str | Sign) -> tuple[int, int]:
        if self._next > 255:
            self._subsets.append({})
            self._next = _SUBSET_FIRST
        place = (len(self._subsets) - 1, self._next)
        self._places[what] = place
        self._subsets[-1][self._next] = what
        self._next += 1
        return place

    def write(self, pdf: PdfFile) -> dict[str, int]:
        """Write the fonts; resource name to object number."""
        return {
            self.label(index): self._write_subset(pdf, index, signs)
            for index, signs in enumerate(self._subsets)
        }

    def _write_subset(self, pdf: PdfFile, index: int, placed: dict[int, str | Sign]) -> int:
        signs = {
            code: self._sign(what) for code, what in sorted(placed.items()) if what in self._used
        }
        first, last = min(signs, default=_SPACE), max(signs, default=_SPACE)
        base = f"{_letters(index + 1).rjust(6, 'A')}+{self.face.name}"
        program = self.face.subset(
            [signs[code].code if code in signs else 0 for code in range(last + 1)]
        )
        data = pdf.stream(program, f"/Length1 {len(program)}")
        cmap = pdf.stream(_to_unicode(signs).encode("ascii"))
        widths = " ".join(
            number(signs[code].width) if code in signs else "0" for code in range(first, last + 1)
        )
        return pdf.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont{name_of(base)}/FirstChar {first}"
            f"/LastChar {last}/Widths[{widths}]/ToUnicode {cmap} 0 R"
            f"/FontDescriptor {self._descriptor(pdf, base, data)} 0 R>>"
        )

    def _sign(self, what: str | Sign) -> Sign:
        if isinstance(what, Sign):
            return what
        drawn = "-" if what == SOFT_HYPHEN else what
        return Sign(ord(drawn), what, self.widths.get(drawn, 0.0))

    def _descriptor(self, pdf: PdfFile, base: str, data: int) -> int:
        metrics = self.face.metrics()
        bbox = " ".join(number(value) for value in metrics.bbox)
        return pdf.add(
            f"<</Type/FontDescriptor/FontName{name_of(base)}/Flags {metrics.flags}/FontBBox[{bbox}]"
            f"/ItalicAngle {number(metrics.italic_angle)}/Ascent {number(metrics.ascent)}"
            f"/Descent {number(metrics.descent)}/CapHeight {number(metrics.cap_height)}"
            f"/StemV {number(metrics.stem)}/FontFile2 {data} 0 R>>"
        )


def escaped(code: int) -> str:
    """One byte inside a PDF string: brackets and backslash escaped, controls in octal."""
    char = chr(code)
    if char in "()\\":
        return "\\" + char
    return f"\\{code:03o}" if code < _SPACE or code == 127 else char


_ESCAPED = tuple(escaped(code) for code in range(256))


def _letters(value: int) -> str:
    """A number in capital letters, as PDF wants for subset tags."""
    text = ""
    while value:
        value, digit = divmod(value, 26)
        text = chr(65 + digit) + text
    return text


def _to_unicode(signs: dict[int, Sign]) -> str:
    rows = [
        f"<{code:02X}> <{sign.text.encode('utf-16-be').hex().upper()}>"
        for code, sign in signs.items()
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
