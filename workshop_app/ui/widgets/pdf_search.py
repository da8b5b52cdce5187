"""Looks for words in a PDF, a few pages at a time, so that the window never waits.

Words are found over the ends of lines, and where a line divides one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

SLICE: Final = 0.008
"""Seconds of reading between two looks at keyboard and mouse."""
_DIVIDED: Final = "(?:[-\u00ad\u0002\ufffe]\\s*)?"


class Hit(NamedTuple):
    """A passage that was found: its page from 1, and which characters of the page."""

    page: int
    start: int
    length: int


class PdfSearch(QObject):
    """`changed` comes while more is found and when all pages were read."""

    changed = Signal()

    def __init__(self, document: "QPdfDocument", parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._texts: list[str] = []
        self._pattern: re.Pattern[str] | None = None
        self._next = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_on)
        self.text = ""
        self.hits: list[Hit] = []

    @property
    def is_busy(self) -> bool:
        """True while pages are still to be read."""
        return self._timer.isActive()

    def look_for(self, text: str) -> None:
        """Look for other words; "" ends the search."""
        if text != self.text:
            self.text = text
            self._pattern = pattern_of(text)
            self._begin()

    def read_anew(self) -> None:
        """Look for the same words: the document is another one."""
        self._texts = []
        self._begin()

    def areas(self, hit: Hit) -> Sequence[QRectF]:
        """Return where a passage stands on its page: one area for each line of it."""
        selection = self._document.getSelectionAtIndex(hit.page - 1, hit.start, hit.length)
        return [polygon.boundingRect() for polygon in selection.bounds()]

    def on_page(self, page: int) -> list[Hit]:
        """Return what was found on a page."""
        first = bisect_left(self.hits, (page, 0, 0))
        last = bisect_left(self.hits, (page + 1, 0, 0))
        return self.hits[first:last]

    def _begin(self) -> None:
        self.hits = []
        self._next = 0
        self._timer.stop()
        if self._pattern is not None:
            self._timer.start(0)
        self.changed.emit()

    def _read_on(self) -> None:
        until, count = perf_counter() + SLICE, self._document.pageCount()
        before = len(self.hits)
        while self._next < count and perf_counter() < until:
            self._read(self._next)
            self._next += 1
        if self._next < count:
            self._timer.start(0)
        if len(self.hits) != before or self._next >= count:
            self.changed.emit()

    def _read(self, index: int) -> None:
        if index >= len(self._texts):
            self._texts.append(self._document.getAllText(index).text())
        assert self._pattern is not None
        self.hits += [
            Hit(index + 1, found.start(), found.end() - found.start())
            for found in self._pattern.finditer(self._texts[index])
        ]


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return what the words look like on a page, whatever their case; None without any."""
    words = [_DIVIDED.join(map(re.escape, word)) for word in text.split()]
    return re.compile(r"\s+".join(words), re.IGNORECASE) if words else None
