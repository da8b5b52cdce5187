"""Bars drawn by us: one per line, sorted by the caller, values at their ends, no frame, no grid."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.theme import GRID, TINT

_LABEL_SHARE = 0.42
_GAP = 9.0
_VALUE_ROOM = 60.0
_BAR = 7.5
_LABEL_LINES = 4


@dataclass(frozen=True)
class Bar:
    """A label, a value, the value it is measured against (paler, behind), the written value."""

    label: str
    value: float
    of: float
    written: str


class BarChart:
    """Horizontal bars; the longest `of` sets the scale. Readable in grey and without any colour."""

    keeps_next = False

    def __init__(self, setting: Setting, bars: Sequence[Bar], before: float = 0.0) -> None:
        """Labels wrap, up to a few lines."""
        self.before = before
        theme = setting.theme
        self._accent = theme.accent
        self._label_font, self._value_font = (
            setting.font(theme.cell),
            setting.font(theme.cell_strong),
        )
        self._label_width = setting.width * _LABEL_SHARE
        self._labels = [
            setting.lines(theme.cell, bar.label, self._label_width)[:_LABEL_LINES] for bar in bars
        ]
        self._values = [self._value_font.line(bar.written) for bar in bars]
        self._bars = list(bars)
        widest = max((word.width for word in self._values), default=0.0)
        room = setting.width - self._label_width - 2 * _GAP - min(widest, _VALUE_ROOM)
        self._scale = room / max([bar.of for bar in bars] + [bar.value for bar in bars] + [1.0])

    def _row_height(self, index: int) -> float:
        return max(GRID, len(self._labels[index]) * self._label_font.style.leading + 3.75)

    @property
    def height(self) -> float:
        """All bars."""
        return sum(self._row_height(index) for index in range(len(self._bars)))

    @property
    def first(self) -> float:
        """Up to four bars."""
        return sum(self._row_height(index) for index in range(min(4, len(self._bars))))

    def place(self, flow: Flow) -> None:
        """Draw bar by bar, turning the page where needed."""
        for index, bar in enumerate(self._bars):
            height = self._row_height(index)
            if height > flow.room + 0.01 and not flow.at_top:
                flow.new_page()
            self._draw(flow, index, bar, height)
            flow.advance(height)
        flow.snap()

    def _draw(self, flow: Flow, index: int, bar: Bar, height: float) -> None:
        page, font, lines = flow.page, self._label_font, self._labels[index]
        text_top = flow.y - (height - len(lines) * font.style.leading) / 2
        page.lines(flow.left, text_top, font, lines)
        x = flow.left + self._label_width + _GAP
        y = flow.y - (height + _BAR) / 2
        if bar.of > bar.value:
            page.box(x, y, bar.of * self._scale, _BAR, TINT)
        if bar.value > 0:
            page.box(x, y, bar.value * self._scale, _BAR, self._accent)
        end = x + max(bar.value, bar.of) * self._scale + _GAP / 2
        top = flow.y - (height - self._value_font.style.leading) / 2
        page.word(end, top, self._value_font, self._values[index])
