"""Font files as the layout needs them: which characters, how wide, how kerned, and cut to a subset.

The only module that touches reportlab's font reader and harfbuzz. A `FontShelf` may outlive one
report: reading and kerning are then paid once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import add
from pathlib import Path
from typing import NamedTuple

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from workshop_app.domain.errors import CannotRead
from workshop_app.domain.remembered import Remembered
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.images import Picture
from workshop_app.reports.subset import Outlines, cut
from workshop_app.reports.theme import Role

ESCAPES = str.maketrans({char: "\\" + char for char in "()\\"})
_MOST_WORDS = 100_000
_BEYOND_UNICODE = 0x110000
_LEAST_KERN, _MOST_KERN = 8, 400
_FIGURES = "0123456789"


class Glyph(NamedTuple):
    """A glyph of a shaped run: its number, where its text begins in the run, how far it advances and
    how far it is moved (right, up), in thousandths of the type size."""

    number: int
    start: int
    advance: float
    right: float
    up: float


class Face:
    """One static TrueType font; widths and kerning are in thousandths of the type size."""

    def __init__(self, path: Path) -> None:
        """Read the font file; `CannotRead` if it is missing or not a TrueType font."""
        try:
            self._face = TTFontFace(str(path))
        except (OSError, TTFError) as error:
            raise CannotRead(path=str(path), reason=type(error).__name__) from error
        self.name = path.stem
        self.widths: dict[str, float] = {
            chr(code): float(width) for code, width in self._face.charWidths.items() if code
        }
        self.glyphs: dict[int, int] = self._face.charToGlyph
        self._harfbuzz = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self._face._ttf_data)))
        self._per_mille = 1000 / float(self._face.unitsPerEm)
        self._outlines = Outlines(self._face.get_table, self._face.glyphPos, self._face.hmetrics)
        self.kerning: dict[str, int] = Remembered(self._kern)
        self.plain_words: dict[str, tuple[float, str]] = _PlainWords(self)

    def _kern(self, pair: str) -> int:
        """How far the second character moves, in whole thousandths; negative is closer.

        Less than a tenth of a point in running text is left out: nobody sees it.
        """
        buffer = uharfbuzz.Buffer()
        buffer.add_str(pair)
        buffer.guess_segment_properties()
        uharfbuzz.shape(
            self._harfbuzz, buffer, {"kern": True, "liga": False, "clig": False, "calt": False}
        )
        first = buffer.glyph_positions[0].x_advance * self._per_mille
        kern = round(first - self.widths.get(pair[0], first))
        return kern if _LEAST_KERN <= abs(kern) < _MOST_KERN else 0

    @cached_property
    def figures(self) -> dict[str, tuple[int, float]]:
        """Digits that stand under each other: code and width of the face's tabular figures."""
        return {
            digit: (self.code_of(glyph.number), glyph.advance)
            for digit, glyph in zip(_FIGURES, self.shape(_FIGURES, False, tnum=True), strict=True)
        }

    def shape(self, text: str, rtl: bool, **features: bool) -> list[Glyph]:
        """The glyphs of a run of one script and direction, from left to right on paper."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(self._harfbuzz, buffer, features)
        scale = self._per_mille
        return [
            Glyph(
                info.codepoint,
                info.cluster,
                position.x_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def code_of(self, glyph: int) -> int:
        """A code for a glyph that no character stands for, to be used in `subset`."""
        code = _BEYOND_UNICODE + glyph
        self.glyphs[code] = glyph
        return code

    def width_of(self, glyph: int) -> float:
        """The width of a glyph as the font says."""
        return float(self._face.hmetrics[glyph][0]) * self._per_mille

    def subset(self, codes: Sequence[int]) -> bytes:
        """A TrueType program in which byte n shows the glyph of `codes[n]`."""
        return cut(self._outlines, [self.glyphs.get(code, 0) for code in codes])

    def metrics(self) -> "Metrics":
        """What a PDF font descriptor says about the whole font."""
        face = self._face
        return Metrics(
            bbox=tuple(face.bbox),
            ascent=face.ascent,
            descent=face.descent,
            cap_height=face.capHeight,
            italic_angle=face.italicAngle,
            stem=face.stemV,
            flags=(face.flags & ~32) | 4,
        )


class _PlainWords(dict[str, tuple[float, str]]):
    """Width (in thousandths) and kerned fragment of words in printable ASCII.

    Their bytes are their characters in every document, so they are worth keeping from one to the next.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, text: str) -> tuple[float, str]:
        if len(self) > _MOST_WORDS:
            self.clear()
        width = sum(map(self._face.widths.__getitem__, text))
        kerns = list(map(self._face.kerning.__getitem__, map(add, text, text[1:])))
        pieces, last = [], 0
        for index, kern in enumerate(kerns, 1):
            if kern:
                pieces.append(text[last:index].translate(ESCAPES) + f"){-kern}(")
                last = index
        fragment = "".join(pieces) + text[last:].translate(ESCAPES)
        found = self[text] = (width + sum(kerns), fragment)
        return found


@dataclass(frozen=True)
class Metrics:
    """The descriptor values of a font, in thousandths of the type size."""

    bbox: tuple[float, ...]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem: float
    flags: int


@dataclass
class FontShelf:
    """What is worth keeping from one report to the next: faces, read when first asked for, the break
    points of words, and pictures made ready, by their digest and the box they are shown in."""

    directory: Path
    _faces: dict[Role, Face] = field(default_factory=dict)
    _breaks: dict[str, Breaks] = field(default_factory=dict)
    pictures: dict[tuple[str, float, float], Picture] = field(default_factory=dict)

    def breaks(self, language: str) -> Breaks:
        """The break points of words in a language."""
        if language not in self._breaks:
            self._breaks[language] = Breaks(language)
        return self._breaks[language]

    def face(self, role: Role) -> Face:
        """The face that plays this role."""
        found = self._faces.get(role)
        if found is None:
            found = self._faces[role] = Face(self.directory / f"{role.value}.ttf")
        return found
