"""Looks for words in a PDF, a few pages at a time, so that the window never waits.

Words are found over the ends of lines, and where a line divides one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from workshop_app.domain.remembered import Remembered

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

SLICE: Final = 0.008
"""Seconds of reading between two looks at keyboard and mouse."""
_AT_ONCE: Final = 200
_PAUSE_MS: Final = 60
"""New pages are painted first."""
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
        """`document` is the one that is shown."""
        super().__init__(parent)
        self._document = document
        self._source = _Source(self)
        self._texts: list[str] = []
        self._areas: dict[Hit, Sequence[QRectF]] = Remembered(self._measure)
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

    def set_document(self, document: "QPdfDocument", path: Path) -> None:
        """Look for the same words in another document, that of the file at `path`."""
        self._document = document
        self._source.use(path)
        self._texts = []
        self._begin(after=_PAUSE_MS)

    def areas(self, hit: Hit) -> Sequence[QRectF]:
        """Return where a passage stands on its page: one area for each line of it. The first time that
        takes a millisecond or two."""
        return self._areas[hit]

    def _measure(self, hit: Hit) -> Sequence[QRectF]:
        selection = self._document.getSelectionAtIndex(hit.page - 1, hit.start, hit.length)
        return [polygon.boundingRect() for polygon in selection.bounds()]

    def on_page(self, page: int) -> list[Hit]:
        """Return what was found on a page."""
        first = bisect_left(self.hits, (page, 0, 0))
        last = bisect_left(self.hits, (page + 1, 0, 0))
        return self.hits[first:last]

    def _begin(self, after: int = 0) -> None:
        self.hits = []
        self._areas.clear()
        self._next = 0
        self._timer.stop()
        self._source.close()
        if self._pattern is not None:
            self._timer.start(after)
        self.changed.emit()

    def _read_on(self) -> None:
        until, count = perf_counter() + SLICE, self._document.pageCount()
        before = len(self.hits)
        while self._next < count and perf_counter() < until:
            if self._next >= len(self._texts) and not self._source.holds(self._next):
                self._source.open(self._next)
                break  # that is enough for one event
            self._read(self._next)
            self._next += 1
        if self._next < count:
            self._timer.start(0)
        else:
            self._source.close()
        if len(self.hits) != before or self._next >= count:
            self.changed.emit()

    def _read(self, index: int) -> None:
        if index >= len(self._texts):
            self._texts.append(self._source.text(index))
        assert self._pattern is not None
        self.hits += [
            Hit(index + 1, found.start(), found.end() - found.start())
            for found in self._pattern.finditer(self._texts[index])
        ]


class _Source:
    """The same file once more, to be read from the first page to the last.

    It is opened anew every so many pages: to close a document of which all was read takes long.
    """

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._path = Path()
        self._document: QPdfDocument | None = None
        self._held = range(0)

    def use(self, path: Path) -> None:
        """Read from another file."""
        self.close()
        self._path = path

    def holds(self, index: int) -> bool:
        """Whether a page can be read without opening the file."""
        return index in self._held

    def open(self, index: int) -> None:
        """Open the file to read from this page on."""
        from PySide6.QtPdf import QPdfDocument

        self.close()
        self._document = QPdfDocument(self._parent)
        self._document.load(str(self._path))
        self._held = range(index, index + _AT_ONCE)

    def text(self, index: int) -> str:
        """What stands on a page; nothing in a file that is gone."""
        return self._document.getAllText(index).text() if self._document else ""

    def close(self) -> None:
        """Let go of the file, once this event is over."""
        if self._document is not None:
            self._document.deleteLater()
            self._document, self._held = None, range(0)


def pattern_of(text: str) -> re.Pattern[str] | None:
    """Return what the words look like on a page, whatever their case; None without any."""
    words = [_DIVIDED.join(map(re.escape, word)) for word in text.split()]
    return re.compile(r"\s+".join(words), re.IGNORECASE) if words else None
