"""One page under way: drawing operators and links. Coordinates are PDF's, from the lower left.

Whatever is drawn says to which element of the structure it belongs, or by which mark of `tags` it
is an artifact. Neighbours of the same element become one marked piece.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from workshop_app.reports.lines import Line
from workshop_app.reports.measure import StyledFont, Word
from workshop_app.reports.pdf import PdfFile, number, references
from workshop_app.reports.scripts import DONE, MEANT
from workshop_app.reports.tags import ARTIFACT, Element, Structure, note
from workshop_app.reports.theme import Colour

_CAP_MIDDLE = 0.36
_FRAGMENT = itemgetter(0)
_MEANT = re.compile(f"{MEANT}([0-9A-F]*){MEANT}|{DONE}")

Tag = Element | str


class Place(NamedTuple):
    """A spot that contents and bookmarks can lead to."""

    page: "Page"
    y: float


class _Link(NamedTuple):
    corners: str
    target: Place
    element: Element
    says: str


class Page:
    """A page that keeps accepting ink until it is sealed.

    `shared` is the number of a stream of ink that other pages have as well, laid over its own.
    """

    def __init__(self, obj: int, width: float, height: float, left: float) -> None:
        """`obj` is the reserved object number; `left` the left edge of the text."""
        self.obj, self.width, self.height, self.left = obj, width, height, left
        self.folio = ""
        self.section = ""
        self.headed = False
        self.opening = False
        self.footed = True
        self.awaited = False
        self.shared: int | None = None
        self._ops: list[str] = []
        self._links: list[_Link] = []
        self._ink: Colour | None = None
        self._tag: Tag | None = None
        self._owners: list[int] = []

    def lines(
        self,
        x: float,
        top: float,
        font: StyledFont,
        lines: Sequence[Line],
        tag: Tag,
        room: float = 0,
    ) -> None:
        """Draw lines below each other from `top`; justified ones are stretched to `room`."""
        place = f"{number(x)} {number(baseline(top, font))} Td"
        justified = font.style.justified and not (len(lines) == 1 and lines[0].last)
        if justified:
            ops = _justified(font, place, lines, room)
        elif len(lines) == 1:
            ops = f"BT {font.setting} {place} [({lines[0].fragment})]TJ ET"
        else:
            drawn = ")]TJ T* [(".join(map(_FRAGMENT, lines))
            ops = f"BT {font.setting} {number(font.style.leading)} TL {place} [({drawn})]TJ ET"
        self._text(ops, tag, font.style.colour)

    def word(self, x: float, top: float, font: StyledFont, word: Word, tag: Tag) -> None:
        """Draw one measured text with its left end at `x`; a space after it parts it from the next."""
        y = baseline(top, font)
        ops = f"BT {font.setting} {number(x)} {number(y)} Td [({word.fragment} )]TJ ET"
        self._text(ops, tag, font.style.colour)

    def word_right(self, right: float, top: float, font: StyledFont, word: Word, tag: Tag) -> None:
        """Draw one measured text with its right end at `right`."""
        self.word(right - word.width, top, font, word, tag)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour,
        tag: Tag = ARTIFACT,
    ) -> None:
        """Fill a rectangle whose lower left corner is at (x, y)."""
        self._begin(tag, colour)
        self._ops.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re f")

    def rule(
        self, x: float, y: float, width: float, weight: float, colour: Colour, tag: Tag = ARTIFACT
    ) -> None:
        """A horizontal line, as a thin rectangle around `y`."""
        self.box(x, y - weight / 2, width, weight, colour, tag)

    def image(self, x: float, y: float, width: float, height: float, name: str, tag: Tag) -> None:
        """Show a picture of the document's resources, its lower left corner at (x, y)."""
        self._begin(tag, None)
        corners = " ".join(number(value) for value in (width, 0, 0, height, x, y))
        self._ops.append(f"q {corners} cm {name} Do Q")

    def link(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        target: Place,
        element: Element,
        says: str,
    ) -> None:
        """Make a rectangle lead to another place; `says` is read out for it."""
        corners = " ".join(number(value) for value in (x, y, x + width, y + height))
        self._links.append(_Link(corners, target, element, says))

    def _text(self, ops: str, tag: Tag, colour: Colour) -> None:
        """Draw text; what means something else than its glyphs becomes a piece of its own."""
        if MEANT not in ops:
            self._begin(tag, colour)
            self._ops.append(ops)
            return
        self._end()
        self._colour(colour)
        first = self._mark(tag)
        pieces = _MEANT.sub(lambda found: f"EMC {self._mark(tag, found[1] or '')}", ops[3:-3])
        self._ops.append(f"BT {first}{pieces} EMC ET")

    def _begin(self, tag: Tag, colour: Colour | None) -> None:
        """Go on in the piece of `tag`, or begin one; and in the right colour."""
        if tag is not self._tag:
            self._end()
            self._tag = tag
            self._ops.append(self._mark(tag))
        self._colour(colour)

    def _colour(self, colour: Colour | None) -> None:
        if colour is not None and colour != self._ink:
            self._ink = colour
            self._ops.append(_filled(colour))

    def _mark(self, tag: Tag, meant: str = "") -> str:
        """Begin a marked piece, read as `meant` (UTF-16 in hexadecimal) if that is given."""
        if isinstance(tag, str):
            return f"{tag} "
        index = len(self._owners)
        self._owners.append(tag.obj)
        tag.piece(self.obj, index)
        if meant:
            return f"/Span<</MCID {index}/ActualText<FEFF{meant}>>>BDC "
        return f"/{tag.role}<</MCID {index}>>BDC "

    def _end(self) -> None:
        if self._tag is not None:
            self._ops.append("EMC")
            self._tag = None

    @property
    def blank(self) -> bool:
        """Whether nothing has been drawn yet."""
        return not self._ops

    def ink(self) -> bytes:
        """What has been drawn, taken off."""
        self._end()
        ops, self._ops = self._ops, []
        return "\n".join(ops).encode("latin-1")

    def seal(self, pdf: PdfFile, structure: Structure, parent: int, resources: int) -> None:
        """Write the page, its content and its links; it takes no more ink."""
        contents = [pdf.stream(self.ink()), *([] if self.shared is None else [self.shared])]
        key = structure.key(pdf.add(references(self._owners)))
        links = [self._write_link(pdf, structure, link) for link in self._links]
        annotations = f"/Annots{references(links)}" if links else ""
        pdf.set(
            self.obj,
            f"<</Type/Page/Parent {parent} 0 R"
            f"/MediaBox[0 0 {number(self.width)} {number(self.height)}]"
            f"/Resources {resources} 0 R/Contents{references(contents)}"
            f"/StructParents {key}/Tabs/S{annotations}>>",
        )

    def _write_link(self, pdf: PdfFile, structure: Structure, link: _Link) -> int:
        key = structure.key(link.element.obj)
        obj = pdf.add(
            f"<</Type/Annot/Subtype/Link/Rect[{link.corners}]/Border[0 0 0]/F 4"
            f"/Dest{destination(link.target)}/StructParent {key}/Contents{note(link.says)}>>"
        )
        link.element.thing(self.obj, obj)
        return obj


@lru_cache(maxsize=64)
def _filled(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour) + " rg"


def _justified(font: StyledFont, place: str, lines: Sequence[Line], room: float) -> str:
    """The operators of lines stretched to `room` by their spaces, but for those that end a text."""
    ops = [f"BT {font.setting} {number(font.style.leading)} TL {place}"]
    spacing = 0.0
    for fragment, width, gaps, last in lines:
        wanted = round((room - width) / gaps, 2) if gaps and not last else 0.0
        if wanted != spacing:
            ops.append(f"{wanted:g} Tw")
            spacing = wanted
        ops.append(f"[({fragment})]TJ T*")
    ops.append("0 Tw ET" if spacing else "ET")
    return " ".join(ops)


def baseline(top: float, font: StyledFont) -> float:
    """Where capitals must stand to be centred in a line that begins at `top`."""
    return top - font.style.leading / 2 - _CAP_MIDDLE * font.style.size


def destination(place: Place) -> str:
    """PDF's way to say: show this page with this height at the top."""
    return f"[{place.page.obj} 0 R/XYZ 0 {number(min(place.y, place.page.height))} null]"
