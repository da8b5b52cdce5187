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
    sources = text.split(" ")
    words = list(map(font.words.__getitem__, sources))
    sums = [0.0, *accumulate(map(_ADVANCE, words))]
    width = sums[-1] - font.space
    if width <= widths(0) + _SLACK:  # most cells, headings and labels
        fragment, gaps = font.joined(words)
        return [Line(fragment + " ", width, gaps, True)]
    return _Breaker(font, sources, words, sums, widths, breaks).run()


class _Breaker:
    """The state of breaking one paragraph: words with prefix sums, and where the line starts."""

    def __init__(
        self,
        font: StyledFont,
        sources: list[str],
        words: list[Word],
        sums: list[float],
        widths: Callable[[int], float],
        breaks: Breaks,
    ) -> None:
        self._font, self._widths, self._breaks = font, widths, breaks
        self._sources, self._words, self._sums = sources, words, sums
        self._space, self._justified = font.space, font.style.justified
        self._most_hyphens = _HYPHENS_IN_A_ROW if font.style.hyphenated else 0
        self._index = 0
        self._start = 0.0
        self._lines: list[Line] = []
        self._hyphens = 0

    def run(self) -> list[Line]:
        count, lines, widths = len(self._words), self._lines, self._widths
        while self._index < count:
            room = widths(len(lines))
            end = self._end_of_line(room)
            if end == self._index:
                self._break_long_word(room)
            elif end == count:
                self._take(end, room, last=True)
            elif self._hyphens >= self._most_hyphens or not self._hyphenate(end, room):
                self._take(end, room)
        return lines

    def _end_of_line(self, room: float) -> int:
        """The index after the last word that fits; one more if shrinking the spaces allows it."""
        space, sums, index = self._space, self._sums, self._index
        limit = self._start + room + space
        end = bisect_right(sums, limit + _SLACK, index + 1) - 1
        if end == index or not self._justified or end >= len(self._words):
            return end
        over = sums[end + 1] - limit
        spare = limit - sums[end]
        return end + 1 if over <= _SHRINK * space * (end - index) and spare > over else end

    def _take(self, end: int, room: float, last: bool = False) -> None:
        """A line of whole words; a last one that fits only with narrow spaces is justified too, and one
        before an endless word is left as it is."""
        index, space, after = self._index, self._space, self._sums[end]
        width = after - self._start - space
        ragged = width <= room + _SLACK if last else room - width > _RAGGED * space * (end - index)
        fragment, gaps = self._font.joined(self._words[index:end])
        self._lines.append(Line(fragment + " ", width, gaps, ragged))
        self._index, self._start, self._hyphens = end, after, 0

    def _hyphenate(self, end: int, room: float) -> bool:
        """Fill a loose line with the first syllables of the next word, if that may be broken."""
        space, spaces = self._space, end - self._index
        used = self._sums[end] - self._start
        left = room - used
        gaps = max(1, spaces - 1)
        loosest = min(_LOOSE * gaps**0.5 + 1, gaps) * space  # of few spaces, none is doubled
        if left + space <= loosest:
            return False
        if end + 1 == len(self._words) and left <= space * gaps:
            return False  # the rest of a word alone in the last line is worse than this gap
        squeeze = _SHRINK * space * spaces if self._justified else 0.0
        piece = self._longest_piece(self._sources[end], left + squeeze)
        if piece is None:
            return False
        head, tail = piece
        self._divide([*self._words[self._index : end], head], used + head.width)
        self._continue_with(end, tail)
        self._hyphens += 1
        return True

    def _divide(self, words: list[Word], width: float) -> None:
        """Add a line whose last word goes on in the next one."""
        fragment, gaps = self._font.joined(words)
        self._lines.append(Line(fragment, width, gaps, False))

    def _longest_piece(self, source: str, room: float) -> tuple[Word, str] | None:
        """The longest first part of a word that fits in `room`, and the rest of it."""
        for position, mark in reversed(self._breaks.points(source)):
            head = self._font.head(source[:position], mark)
            if head.width <= room + _SLACK:
                return head, source[position:]
        return None

    def _continue_with(self, index: int, rest: str) -> None:
        """The next line begins with the rest of word `index`."""
        word = self._font.words[rest]
        self._sources[index], self._words[index] = rest, word
        self._index = index
        self._start = self._sums[index + 1] - word.width - self._space

    def _break_long_word(self, room: float) -> None:
        """A word wider than the line: broken at its own points, else wherever the line ends."""
        source = self._sources[self._index]
        while len(source) > _ENDLESS:
            head, source = self._cut(source, room)
            self._divide([head], head.width)
            room = self._widths(len(self._lines))
        head, rest = self._longest_piece(source, room) or self._cut(source, room)
        if rest:
            self._divide([head], head.width)
            self._continue_with(self._index, rest)
            return
        self._index += 1
        self._start = self._sums[self._index]
        last = self._index == len(self._words)
        self._lines.append(Line(head.fragment + " ", head.width, 0, last))

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
