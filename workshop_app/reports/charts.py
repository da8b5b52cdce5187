"""Bars drawn by us: one per line, sorted by the caller, values at their ends, no frame, no grid.

They are told apart by how dark they are, so they can be read without colour; what they show is also
said in words, for those who cannot see them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.lines import Line
from workshop_app.reports.no_room import Trouble
from workshop_app.reports.page import Page
from workshop_app.reports.tags import Element, figure
from workshop_app.reports.theme import GRID, Colour

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


@dataclass(frozen=True)
class Stack:
    """A label, the values that stand one behind the other, the written values."""

    label: str
    values: tuple[float, ...]
    written: str


class _Rows:
    """What all charts of bars share: labels on the left, one row each, page turns between rows."""

    keeps_next = False

    def __init__(
        self,
        setting: Setting,
        title: str,
        rows: Sequence[tuple[str, str]],
        largest: float,
        before: float,
    ) -> None:
        """`rows` are label and written value; `largest` sets the scale."""
        self.before, self._title = before, title
        theme = setting.theme
        self._setting, self._accent = setting, theme.accent
        self._tint = theme.tint
        self._label_font, self._value_font = (
            setting.font(theme.cell),
            setting.font(theme.cell_strong),
        )
        self._label_width = setting.width * _LABEL_SHARE
        self._labels: list[list[Line]] = []
        self._cut: list[str] = []
        for label, _ in rows:
            lines, cut = setting.within(theme.cell, label, self._label_width, _LABEL_LINES)
            self._labels.append(lines)
            self._cut += [label] if cut else []
        self._values = [self._value_font.line(written) for _, written in rows]
        self._said = [f"{label}: {written}" for label, written in rows]
        widest = max((word.width for word in self._values), default=0.0)
        room = setting.width - self._label_width - 2 * _GAP - min(widest, _VALUE_ROOM)
        self._scale = room / max(largest, 1.0)

    def _row_height(self, index: int) -> float:
        return max(GRID, len(self._labels[index]) * self._label_font.style.leading + 3.75)

    @property
    def height(self) -> float:
        """All bars."""
        return sum(self._row_height(index) for index in range(len(self._labels)))

    @property
    def first(self) -> float:
        """Up to four bars."""
        return sum(self._row_height(index) for index in range(min(4, len(self._labels))))

    def place(self, flow: Flow) -> None:
        """Draw row by row; on each page they are one picture with its own words."""
        for label in self._cut:
            flow.tell(Trouble.LABEL, label)
        start, count = 0, len(self._labels)
        while start < count:
            end, room = start + 1, flow.room - self._row_height(start)
            while end < count and self._row_height(end) <= room + 0.01:
                room -= self._row_height(end)
                end += 1
            self._draw_rows(flow, start, end)
            start = end
            if start < count:
                flow.new_page()
        flow.snap()

    def _draw_rows(self, flow: Flow, start: int, end: int) -> None:
        depth = sum(self._row_height(index) for index in range(start, end))
        box = (flow.left, flow.y - depth, flow.left + self._setting.width, flow.y)
        says = f"{self._title}. {'; '.join(self._said[start:end])}."
        element = flow.element("Figure", figure(says, box))
        for index in range(start, end):
            height = self._row_height(index)
            self._draw(flow, index, height, element)
            flow.advance(height)

    def _draw(self, flow: Flow, index: int, height: float, element: Element) -> None:
        page, font, lines = flow.page, self._label_font, self._labels[index]
        text_top = flow.y - (height - len(lines) * font.style.leading) / 2
        page.lines(flow.left, text_top, font, lines, element)
        x, y = flow.left + self._label_width + _GAP, flow.y - (height + _BAR) / 2
        end = x + self._bars(page, index, (x, y), element) + _GAP / 2
        top = flow.y - (height - self._value_font.style.leading) / 2
        page.word(end, top, self._value_font, self._values[index], element)

    def _bars(self, page: Page, index: int, corner: tuple[float, float], tag: Element) -> float:
        """Draw the bars of a row from its corner; how long they are together."""
        (x, y), done = corner, 0.0
        for value, colour in self._parts(index):
            if value > 0:
                page.box(x + done, y, value * self._scale, _BAR, colour, tag)
                done += value * self._scale
        return done

    def _parts(self, index: int) -> list[tuple[float, Colour]]:
        """The lengths and colours of a row's bars, from left to right."""
        return []


class BarChart(_Rows):
    """Horizontal bars; the longest `of` sets the scale."""

    def __init__(
        self, setting: Setting, title: str, bars: Sequence[Bar], before: float = 0.0
    ) -> None:
        """`title` begins the chart's words; labels wrap, up to a few lines."""
        largest = max((max(bar.of, bar.value) for bar in bars), default=0.0)
        super().__init__(
            setting, title, [(bar.label, bar.written) for bar in bars], largest, before
        )
        self._all = list(bars)

    def _parts(self, index: int) -> list[tuple[float, Colour]]:
        bar = self._all[index]
        return [(bar.value, self._accent), (bar.of - bar.value, self._tint)]


class StackedChart(_Rows):
    """Bars of several parts, the first the darkest, with a key above them."""

    def __init__(
        self,
        setting: Setting,
        title: str,
        names: Sequence[str],
        stacks: Sequence[Stack],
        before: float = 0.0,
    ) -> None:
        """`names` are those of the parts, in the order of the values; at most three."""
        largest = max((sum(stack.values) for stack in stacks), default=0.0)
        rows = [(stack.label, stack.written) for stack in stacks]
        super().__init__(setting, title, rows, largest, before)
        self._all, self._names = list(stacks), list(names)
        self._shades = (self._accent, setting.theme.middle, self._tint)
        self._key = [self._key_line(name) for name in names]

    def _key_line(self, name: str) -> list[Line]:
        return self._setting.lines(
            self._setting.theme.cell, name, self._setting.width - _BAR - _GAP
        )[:1]

    @property
    def height(self) -> float:
        """The key and all bars."""
        return super().height + len(self._key) * GRID

    @property
    def first(self) -> float:
        """The key and up to four bars."""
        return super().first + len(self._key) * GRID

    def place(self, flow: Flow) -> None:
        """The key, then the bars."""
        for line, shade in zip(self._key, self._shades, strict=False):
            element = flow.element("P")
            flow.page.box(flow.left, flow.y - (GRID + _BAR) / 2, _BAR, _BAR, shade)
            flow.page.lines(
                flow.left + _BAR + _GAP / 2, flow.y - 1.875, self._label_font, line, element
            )
            flow.advance(GRID)
        super().place(flow)

    def _parts(self, index: int) -> list[tuple[float, Colour]]:
        return list(zip(self._all[index].values, self._shades, strict=False))
