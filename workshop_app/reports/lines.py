"""Breaking text into lines: prefix sums and bisection find the end of each, no loop per word.

Lines are justified by the reader of the page (`gaps` says between how many words the rest is shared
out). A loose line takes a syllable of the next word; a full one may shrink its spaces a little.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.measure import StyledFont, Word

_ADVANCE = itemgetter(4)
_SHRINK = 0.25
_LOOSE = 2.6
_RAGGED = 6.0  # spaces: wider ones tear a line apart
_HYPHENS_IN_A_ROW = 3
_SLACK = 0.01
_ENDLESS = 400


class Line(NamedTuple):
    """One line: its fragment, its natural width, its gaps, and whether its spaces stay as they are,
    because it ends the paragraph."""

    fragment: str
    width: float
    gaps: int
    last: bool


def one_width(width: float) -> Callable[[int], float]:
    """All lines equally wide."""
    return lambda index: width


def break_lines(
    font: StyledFont, text: str, widths: Callable[[int], float], breaks: Breaks
) -> list[Line]:
    """The lines of a cleaned text; `widths` gives the room of line 0, 1, 2, ..."""
    if not text:
        return []
    return _Breaker(font, text, widths, breaks).run()


class _Breaker:
    """The state of breaking one paragraph: words with prefix sums, and where the line starts."""

    def __init__(
        self, font: StyledFont, text: str, widths: Callable[[int], float], breaks: Breaks
    ) -> None:
        self._font, self._widths, self._breaks = font, widths, breaks
        self._sources = text.split(" ")
        self._words = list(map(font.words.__getitem__, self._sources))
        self._sums = [0.0, *accumulate(map(_ADVANCE, self._words))]
        self._index = 0
        self._start = 0.0
        self._lines: list[Line] = []
        self._hyphens = 0

    def run(self) -> list[Line]:
        count = len(self._words)
        while self._index < count:
            room = self._widths(len(self._lines))
            end = self._end_of_line(room)
            if end == self._index:
                self._break_long_word(room)
            elif end == count:
                self._take(end, room, last=True)
            elif not self._hyphenate(end, room):
                self._take(end, room)
        return self._lines

    def _end_of_line(self, room: float) -> int:
        """The index after the last word that fits; one more if shrinking the spaces allows it."""
        space, sums, start = self._font.space, self._sums, self._start
        end = bisect_right(sums, start + room + space + _SLACK, self._index + 1) - 1
        if end >= len(self._words) or end == self._index or not self._font.style.justified:
            return end
        over = sums[end + 1] - start - space - room
        spare = room - (sums[end] - start - space)
        gaps = end - self._index
        return end + 1 if over <= _SHRINK * space * gaps and spare > over else end

    def _take(self, end: int, room: float, last: bool = False) -> None:
        """A line of whole words; a last one that fits only with narrow spaces is justified too, and one
        before an endless word is left as it is."""
        words = self._words[self._index : end]
        width = self._sums[end] - self._start - self._font.space
        loosest = _RAGGED * self._font.space * (end - self._index)
        ragged = width <= room + _SLACK if last else room - width > loosest
        self._emit(words, width, ragged, end=" ")
        self._index, self._start, self._hyphens = end, self._sums[end], 0

    def _emit(self, words: list[Word], width: float, last: bool = False, end: str = "") -> None:
        """Add a line; a space at its end (unless a word goes on) keeps copied words apart."""
        fragment, gaps = self._font.joined(words)
        self._lines.append(Line(fragment + end, width, gaps, last))

    def _hyphenate(self, end: int, room: float) -> bool:
        """Fill a loose line with the first syllables of the next word, if that may be broken."""
        font = self._font
        used = self._sums[end] - self._start
        left = room - used
        gaps = max(1, end - self._index - 1)
        loosest = min(_LOOSE * gaps**0.5 + 1, gaps) * font.space  # of few spaces, none is doubled
        loose = left + font.space > loosest
        if not (font.style.hyphenated and loose) or self._hyphens >= _HYPHENS_IN_A_ROW:
            return False
        if end + 1 == len(self._words) and left <= font.space * gaps:
            return False  # the rest of a word alone in the last line is worse than this gap
        spaces = end - self._index
        squeeze = _SHRINK * font.space * spaces if font.style.justified else 0.0
        piece = self._longest_piece(self._sources[end], left + squeeze)
        if piece is None:
            return False
        head, tail = piece
        self._emit([*self._words[self._index : end], head], used + head.width)
        self._continue_with(end, tail)
        self._hyphens += 1
        return True

    def _longest_piece(self, source: str, room: float) -> tuple[Word, str] | None:
        """The longest first part of a word that fits in `room`, and the rest of it."""
        for position, mark in reversed(self._breaks.points(source)):
            head = self._font.word(source[:position], mark)
            if head.width <= room + _SLACK:
                return head, source[position:]
        return None

    def _continue_with(self, index: int, rest: str) -> None:
        """The next line begins with the rest of word `index`."""
        word = self._font.words[rest]
        self._sources[index], self._words[index] = rest, word
        self._index = index
        self._start = self._sums[index + 1] - word.width - self._font.space

    def _break_long_word(self, room: float) -> None:
        """A word wider than the line: broken at its own points, else wherever the line ends."""
        source = self._sources[self._index]
        while len(source) > _ENDLESS:
            head, source = self._cut(source, room)
            self._emit([head], head.width)
            room = self._widths(len(self._lines))
        head, rest = self._longest_piece(source, room) or self._cut(source, room)
        done = not rest and self._index + 1 == len(self._words)
        self._emit([head], head.width, last=done, end="" if rest else " ")
        if rest:
            self._continue_with(self._index, rest)
        else:
            self._index += 1
            self._start = self._sums[self._index]

    def _cut(self, source: str, room: float) -> tuple[Word, str]:
        low, high = 1, min(len(source), _ENDLESS)
        while low < high:
            middle = (low + high + 1) // 2
            if self._font.word(source[:middle]).width <= room:
                low = middle
            else:
                high = middle - 1
        if low < len(source):
            low = Breaks.anywhere(source, low)
        return self._font.word(source[:low]), source[low:]
