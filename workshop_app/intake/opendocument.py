"""Looking into an OpenDocument sheet before it is opened: how far it reaches, and which cells are merged.

The reading library says nothing about merged cells of this format, and agencies are merged all the time.
The parts are read tag by tag, without a tree, so the memory needed does not grow with the file.
"""

from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from workshop_app.domain.errors import ListDamaged
from workshop_app.intake.bounds import Extent
from workshop_app.intake.tables import Span

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_VALUE_TYPE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"
_LOCKED = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0 encryption-data"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_PIECE = 1 << 18


@dataclass(slots=True)
class Sheet:
    """What is known of one sheet."""

    name: str
    extent: Extent
    spans: list[Span] = field(default_factory=list)


def is_locked(manifest: bytes) -> bool:
    """Tell whether the manifest speaks of encrypted parts."""
    found = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal found
        found = found or tag == _LOCKED

    parser = _parser()
    parser.StartElementHandler = start
    try:
        parser.Parse(manifest, True)
    except (expat.ExpatError, ValueError):
        return False  # the library will say what it thinks of the rest
    return found


def look(path: str, content: IO[bytes]) -> list[Sheet]:
    """Return the sheets; raises ListTooLarge or ListDamaged."""
    looker = _Looker(path)
    parser = _parser()
    parser.StartElementHandler = looker.start
    parser.EndElementHandler = looker.end
    try:
        while piece := content.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError):
        raise ListDamaged(path=path) from None
    return looker.sheets


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*told: object) -> None:
    raise ValueError("an entity of its own: no office program writes one")


class _Looker:
    """Follows the tags of content.xml."""

    def __init__(self, path: str) -> None:
        self.sheets: list[Sheet] = []
        self._path = path
        self._row = self._column = 0
        self._lines = self._times = 1
        self._in_cell = self._filled = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an opening tag."""
        if tag == _TABLE + "table":
            self.sheets.append(Sheet(attributes.get(_TABLE + "name", ""), Extent(self._path)))
            self._row = 0
        elif tag == _TABLE + "table-row":
            self._column, self._lines = 0, _count(attributes, "number-rows-repeated")
        elif tag in _CELLS:
            self._in_cell, self._filled = True, _VALUE_TYPE in attributes
            self._times = _count(attributes, "number-columns-repeated")
            self._note_span(attributes)
        elif self._in_cell:
            self._filled = True

    def end(self, tag: str) -> None:
        """Take note of a closing tag."""
        if tag in _CELLS:
            if self._filled and self.sheets:
                reach = (self._row + self._lines, self._column + self._times)
                self.sheets[-1].extent.reach(*reach)
            self._column += self._times
            self._in_cell = self._filled = False
        elif tag == _TABLE + "table-row":
            self._row += self._lines

    def _note_span(self, attributes: dict[str, str]) -> None:
        down = _count(attributes, "number-rows-spanned")
        right = _count(attributes, "number-columns-spanned")
        if self.sheets and (down > 1 or right > 1):
            span = Span(self._row, self._column, self._row + down - 1, self._column + right - 1)
            self.sheets[-1].spans.append(span)


def _count(attributes: dict[str, str], name: str) -> int:
    return max(int(attributes.get(_TABLE + name, "1")), 1)
