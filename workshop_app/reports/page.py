"""One page under way: drawing operators and links. Coordinates are PDF's, from the lower left."""

from collections.abc import Iterable
from typing import NamedTuple

from workshop_app.reports.lines import Line
from workshop_app.reports.measure import StyledFont, Word
from workshop_app.reports.pdf import PdfFile, number
from workshop_app.reports.theme import Colour

_CAP_MIDDLE = 0.36


class Place(NamedTuple):
    """A spot that contents and bookmarks can lead to."""

    page: "Page"
    y: float


class Page:
    """A page that keeps accepting ink until it is written."""

    def __init__(self, obj: int, width: float, height: float, left: float) -> None:
        """`obj` is the reserved object number; `left` the left edge of the text."""
        self.obj, self.width, self.height, self.left = obj, width, height, left
        self.folio = ""
        self.section = ""
        self.headed = False
        self.opening = False
        self.footed = True
        self._ops: list[str] = []
        self._links: list[tuple[str, Place]] = []
        self._ink: Colour | None = None

    def lines(
        self, x: float, top: float, font: StyledFont, lines: Iterable[Line], room: float = 0
    ) -> None:
        """Draw lines below each other from `top`; justified ones are stretched to `room`."""
        leading = font.style.leading
        self._colour(font.style.colour)
        ops = [
            f"BT {font.setting} {number(leading)} TL {number(x)} {number(baseline(top, font))} Td"
        ]
        spacing = 0.0
        for line in lines:
            wanted = 0.0
            if font.style.justified and line.gaps and not line.last:
                wanted = round((room - line.width) / line.gaps, 3)
            if wanted != spacing:
                ops.append(f"{wanted:g} Tw")
                spacing = wanted
            ops.append(f"[({line.fragment})]TJ T*")
        ops.append("0 Tw ET" if spacing else "ET")
        self._ops.append(" ".join(ops))

    def word(self, x: float, top: float, font: StyledFont, word: Word) -> None:
        """Draw one measured text with its left end at `x`."""
        self._colour(font.style.colour)
        y = baseline(top, font)
        self._ops.append(f"BT {font.setting} {number(x)} {number(y)} Td [({word.fragment})]TJ ET")

    def word_right(self, right: float, top: float, font: StyledFont, word: Word) -> None:
        """Draw one measured text with its right end at `right`."""
        self.word(right - word.width, top, font, word)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is at (x, y)."""
        self._colour(colour)
        self._ops.append(f"{number(x)} {number(y)} {number(width)} {number(height)} re f")

    def rule(self, x: float, y: float, width: float, weight: float, colour: Colour) -> None:
        """A horizontal line, as a thin rectangle around `y`."""
        self.box(x, y - weight / 2, width, weight, colour)

    def link(self, x: float, y: float, width: float, height: float, target: Place) -> None:
        """Make a rectangle lead to another place of the document."""
        corners = " ".join(number(value) for value in (x, y, x + width, y + height))
        self._links.append((corners, target))

    def _colour(self, colour: Colour) -> None:
        if colour != self._ink:
            self._ink = colour
            self._ops.append(" ".join(f"{part:g}" for part in colour) + " rg")

    @property
    def blank(self) -> bool:
        """Whether nothing has been drawn yet."""
        return not self._ops

    def write(self, pdf: PdfFile, parent: int, resources: int) -> None:
        """Write the page, its content and its links."""
        content = pdf.stream("\n".join(self._ops).encode("latin-1"))
        links = "".join(
            f"{pdf.add(_link(corners, target))} 0 R " for corners, target in self._links
        )
        annotations = f"/Annots[{links.strip()}]" if links else ""
        pdf.set(
            self.obj,
            f"<</Type/Page/Parent {parent} 0 R"
            f"/MediaBox[0 0 {number(self.width)} {number(self.height)}]"
            f"/Resources {resources} 0 R/Contents {content} 0 R{annotations}>>",
        )


def baseline(top: float, font: StyledFont) -> float:
    """Where capitals must stand to be centred in a line that begins at `top`."""
    return top - font.style.leading / 2 - _CAP_MIDDLE * font.style.size


def destination(place: Place) -> str:
    """PDF's way to say: show this page with this height at the top."""
    return f"[{place.page.obj} 0 R/XYZ 0 {number(min(place.y, place.page.height))} null]"


def _link(corners: str, target: Place) -> str:
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4/Dest{destination(target)}>>"
    )
