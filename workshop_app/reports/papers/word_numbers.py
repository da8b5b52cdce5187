"""Lists of a Word file that count by themselves: each begins anew, and an entry put in later is counted."""

import re
from typing import Final

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from workshop_app.reports.papers.word_xml import element

_KINDS: Final = (
    ("decimal", "%1.", re.compile(r"(\d{1,3})\.")),
    ("lowerLetter", "%1.", re.compile(r"([a-z])\.")),
)
"""How Word counts, how it writes that, and the markers that are like it."""
_BULLETS: Final = "\u2013\u2022-"
_INDENT: Final = 454
"""Eight millimetres in twentieths of a point, as the style of lists has them."""


class WordLists:
    """The lists of one file: `number` takes the entries in their order."""

    def __init__(self, file: DocumentObject) -> None:
        self._file = file
        self._kind, self._last, self._list = "", 0, 0
        self._shapes: dict[tuple[str, str], int] = {}
        self._dashes = 0

    def number(self, paragraph: Paragraph, marker: str) -> bool:
        """Have Word write the marker of an entry; False for one that is in no row, which is typed."""
        if marker and marker in _BULLETS:
            self._dashes = self._dashes or self._begin("bullet", marker)
            _hang(paragraph, self._dashes)
            return True
        for kind, written, pattern in _KINDS:
            found = pattern.fullmatch(marker)
            if found:
                return self._count(paragraph, kind, written, _value(found[1]))
        self._last = 0
        return False

    def _count(self, paragraph: Paragraph, kind: str, written: str, value: int) -> bool:
        if value == 1:
            self._list, self._kind = self._begin(kind, written), kind
        elif not self._last or (kind, value) != (self._kind, self._last + 1):
            self._last = 0
            return False
        self._last = value
        _hang(paragraph, self._list)
        return True

    def _begin(self, kind: str, written: str) -> int:
        """Begin a list; returns its number."""
        numbering = self._file.part.numbering_part.element
        known = [int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))]
        num = element("num", numId=max(known, default=0) + 1)
        num.append(element("abstractNumId", val=self._shape(numbering, kind, written)))
        anew = element("lvlOverride", ilvl=0)
        anew.append(element("startOverride", val=1))
        num.append(anew)
        numbering.append(num)
        return int(num.get(qn("w:numId")))

    def _shape(self, numbering: BaseOxmlElement, kind: str, written: str) -> int:
        """How such lists look, described once."""
        if (kind, written) not in self._shapes:
            shapes = numbering.findall(qn("w:abstractNum"))
            known = [int(shape.get(qn("w:abstractNumId"))) for shape in shapes]
            number = max(known, default=-1) + 1
            made = _described(number, kind, written)
            if shapes:
                shapes[-1].addnext(made)
            else:
                numbering.insert(0, made)
            self._shapes[kind, written] = number
        return self._shapes[kind, written]


def _described(number: int, kind: str, written: str) -> BaseOxmlElement:
    shape = element("abstractNum", abstractNumId=number)
    shape.append(element("multiLevelType", val="singleLevel"))
    level = element("lvl", ilvl=0)
    level.append(element("start", val=1))
    level.append(element("numFmt", val=kind))
    level.append(element("lvlText", val=written))
    level.append(element("lvlJc", val="left"))
    look = element("pPr")
    look.append(element("ind", left=_INDENT, hanging=_INDENT))
    level.append(look)
    shape.append(level)
    return shape


def _hang(paragraph: Paragraph, number: int) -> None:
    """Put a paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _value(marker: str) -> int:
    return int(marker) if marker.isdecimal() else ord(marker) - ord("a") + 1
