"""Tables after the manner of books: no vertical rules, a line under the head, repeated heads.

Rows are never torn, except one that is taller than a page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from workshop_app.reports.engine import Anchor, Flow, Setting
from workshop_app.reports.lines import Line
from workshop_app.reports.measure import StyledFont
from workshop_app.reports.no_room import Trouble
from workshop_app.reports.page import Page, Tag
from workshop_app.reports.tags import ARTIFACT, Element, table_cell
from workshop_app.reports.theme import GRID, HAIR, Colour, Style

_PAD = 3.75
_GUTTER = 9.0
_HEAD_RULE = 0.8
_ROW_RULE = 0.25
_FITTED_AT_MOST = 0.25
_HEAD_LINES = 4
_ROWS_TOGETHER = 4000  # old archives allow no longer lists of rows


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True)
class Column:
    """A column: its head, its share of the width, its alignment.

    A share of 0 makes it as wide as its widest cell, within reason but no narrower than `least`; the
    others share the rest.
    """

    head: str
    share: float = 0.0
    align: Align = Align.LEFT
    least: float = 0.0


@dataclass(frozen=True)
class Piece:
    """A text within a cell, in a style of its own."""

    text: str
    style: Style


@dataclass(frozen=True)
class Row:
    """The cells of a row, each a stack of pieces; a group row has one cell over the whole width.

    `languages` are those of its cells, "" for that of the document; none where all are in that.
    """

    cells: tuple[tuple[Piece, ...], ...]
    group: bool = False
    total: bool = False
    anchor: Anchor | None = None
    languages: tuple[str, ...] = ()


@dataclass
class _Laid:
    """A row broken into lines: per cell (font, line) pairs, its height, what each cell is."""

    cells: list[list[tuple[StyledFont, Line]]]
    height: float
    row: Row
    tags: Sequence[Tag] = ()


class Table:
    """A block of rows under a head that is repeated on every page."""

    keeps_next = False

    def __init__(
        self,
        setting: Setting,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        before: float = 0.0,
        bare: bool = False,
    ) -> None:
        """A bare table has no head and no rule below; `tail` is the height of what its last row must
        have below it on the same page."""
        self.before, self._bare, self.tail = before, bare, 0.0
        self._setting, self._columns = setting, columns
        self._widths = self._divide(rows)
        self._cut: list[str] = []
        self._head = _Laid([], 0.0, Row(())) if bare else self._lay_head()
        self._rows = [self._lay(row) for row in rows]

    def _divide(self, rows: Sequence[Row]) -> list[float]:
        """The widths of the columns: fitted ones first, the rest by their shares."""
        room = self._setting.width - _GUTTER * (len(self._columns) - 1)
        fitted = {
            index: min(self._natural(index, rows), room * _FITTED_AT_MOST)
            for index, column in enumerate(self._columns)
            if not column.share
        }
        rest = room - sum(fitted.values())
        total = sum(column.share for column in self._columns) or 1.0
        return [
            fitted.get(index, rest * column.share / total)
            for index, column in enumerate(self._columns)
        ]

    def _natural(self, index: int, rows: Sequence[Row]) -> float:
        """The width of the widest cell, or of the widest word of the head."""
        head = self._setting.font(self._setting.theme.cell_head)
        words = [head.word(word).width for word in self._columns[index].head.split(" ")]
        cells = [
            self._setting.font(piece.style).width(piece.text)
            for row in rows
            if not row.group
            for piece in row.cells[index]
        ]
        return max([*words, *cells, self._columns[index].least]) + 0.1

    def _lay_head(self) -> _Laid:
        """The heads of the columns, of which endless ones show a few lines."""
        font = self._setting.font(self._setting.theme.cell_head)
        cells = []
        for column, width in zip(self._columns, self._widths, strict=True):
            lines, cut = self._setting.within(font.style, column.head, width, _HEAD_LINES)
            self._cut += [column.head] if cut else []
            cells.append([(font, line) for line in lines])
        tallest = max(map(len, cells), default=0)
        return _Laid(cells, tallest * font.style.leading + 2 * _PAD, Row(()))

    def _lay(self, row: Row) -> _Laid:
        widths = [self._setting.width] if row.group else self._widths
        languages = row.languages or ("",) * len(widths)
        parts = zip(row.cells, widths, languages, strict=True)
        cells = [self._cell(*part) for part in parts]
        tallest = max((sum(font.style.leading for font, _ in cell) for cell in cells), default=0.0)
        return _Laid(cells, tallest + 2 * _PAD, row)

    def _cell(
        self, cell: Sequence[Piece], width: float, language: str
    ) -> list[tuple[StyledFont, Line]]:
        return [
            (self._setting.font(piece.style), line)
            for piece in cell
            for line in self._setting.lines(piece.style, piece.text, width, language)
        ]

    @property
    def height(self) -> float:
        """Head and all rows."""
        return self._head.height + sum(row.height for row in self._rows)

    @property
    def first(self) -> float:
        """The head with two rows, or three where the first is a group, and with the tail where these are
        all; less of endless rows."""
        wanted = 2 + sum(1 for row in self._rows[:1] if row.row.group)
        rows = sum(row.height for row in self._rows[:wanted])
        if wanted >= len(self._rows):
            rows += self.tail
        return min(self._head.height + rows, self._setting.page_height / 2)

    def place(self, flow: Flow) -> None:
        """Draw head and rows, turning the page where a row does not fit."""
        if self._rows and self._turns(flow, 0, self._head.height):
            flow.new_page()
        table = flow.element("Table")
        if not self._bare:
            self._tag(flow, self._head, flow.part("THead", table), "TH", table_cell("Column"))
        self._draw_head(flow)
        for head in self._cut:
            flow.tell(Trouble.HEAD, head)
        for index, row in enumerate(self._rows):
            if index and self._turns(flow, index, 0.0):
                flow.new_page()
                self._draw_head(flow)
            if index % _ROWS_TOGETHER == 0:
                body = flow.part("TBody", table)
            self._tag(flow, row, body, "TD", "")
            self._place_row(flow, row, last=index + 1 == len(self._rows))
        if not self._bare:
            self._rule(flow, _HEAD_RULE, self._setting.theme.body.colour)
        flow.snap()

    def _tag(self, flow: Flow, row: _Laid, parent: Element, role: str, attributes: str) -> None:
        """Give a row and its cells their place in the structure."""
        tags = flow.part("TR", parent)
        count = len(row.cells)
        roles = [(role, attributes)] * count
        if row.row.group:
            roles = [("TH", table_cell("Column", len(self._columns)))]
        elif self._bare and count:
            roles[0] = ("TH", table_cell("Row"))
        for index, language in enumerate(row.row.languages):
            if language:
                kind, more = roles[index]
                roles[index] = (kind, f"{more}/Lang({language})")
        row.tags = [flow.part(kind, tags, more) for kind, more in roles]

    def _turns(self, flow: Flow, index: int, extra: float) -> bool:
        """Whether a row must wait for the next page; one that no page can hold starts at once."""
        if flow.at_top or self._needed(index) + extra <= flow.room + 0.01:
            return False
        endless = self._rows[index].height + self._head.height > self._setting.page_height
        return not endless or flow.room < self._setting.page_height / 4

    def _rule(self, flow: Flow, weight: float, colour: Colour) -> None:
        flow.page.rule(flow.left, flow.y, self._setting.width, weight, colour)

    def _needed(self, index: int) -> float:
        """The height of a row with what must stay on its page: a group's first row, a last pair."""
        row = self._rows[index]
        rest = len(self._rows) - index
        follows = row.row.group or (rest == 2 and self._rows[index + 1].height < 4 * GRID)
        together = row.height + (self._rows[index + 1].height if follows and rest > 1 else 0.0)
        return together + (self.tail if rest == 1 or (rest == 2 and follows) else 0.0)

    def _draw_head(self, flow: Flow) -> None:
        if not self._bare:
            self._draw_row(flow, self._head, [0] * len(self._columns), self._head.height, low=True)
            self._rule(flow, _HEAD_RULE, self._setting.theme.accent)
            self._head.tags = [ARTIFACT] * len(self._columns)  # on the next page it is no new head

    def _place_row(self, flow: Flow, row: _Laid, last: bool) -> None:
        """Draw a row; one taller than the page is continued on the next."""
        if row.row.anchor:
            row.row.anchor.drop(flow)
        starts = [0] * len(row.cells)
        if row.height > flow.room + 0.01:
            flow.tell(Trouble.ROW, _longest_text(row.row))
        while row.height > flow.room + 0.01:
            counts = self._draw_row(flow, row, starts, flow.room)
            starts = [start + count for start, count in zip(starts, counts, strict=True)]
            rest = max(_height(cell[start:]) for cell, start in zip(row.cells, starts, strict=True))
            row = _Laid(row.cells, rest + 2 * _PAD, row.row, row.tags)
            flow.new_page()
            self._draw_head(flow)
        if row.row.total:
            self._rule(flow, _HEAD_RULE / 2, self._setting.theme.body.colour)
        self._draw_row(flow, row, starts, row.height)
        if not last:
            self._rule(flow, _ROW_RULE, HAIR)

    def _draw_row(
        self, flow: Flow, row: _Laid, starts: list[int], height: float, low: bool = False
    ) -> list[int]:
        """Draw the lines of each cell from its start that fit (at the foot of the row if `low`);
        how many they were."""
        x, counts = flow.left, []
        widths = [self._setting.width] if row.row.group else self._widths
        aligns = [Align.LEFT] if row.row.group else [column.align for column in self._columns]
        cells = zip(row.cells, row.tags, starts, widths, aligns, strict=False)
        for cell, tag, start, width, align in cells:
            lines, room = cell[start:], height - 2 * _PAD
            top = flow.y - _PAD - (max(0.0, room - _height(lines)) if low else 0.0)
            counts.append(_draw_cell(flow.page, (x, top), (width, room), align, lines, tag))
            x += width + _GUTTER
        flow.advance(height)
        return counts


def _longest_text(row: Row) -> str:
    """What makes a row so tall."""
    return max((piece.text for cell in row.cells for piece in cell), key=len, default="")


def _height(cell: Sequence[tuple[StyledFont, Line]]) -> float:
    return sum(font.style.leading for font, _ in cell)


def _draw_cell(
    page: Page,
    corner: tuple[float, float],
    size: tuple[float, float],
    align: Align,
    lines: Sequence[tuple[StyledFont, Line]],
    tag: Tag,
) -> int:
    """Draw lines from the upper left corner down while they fit; how many did."""
    (x, top), (width, room) = corner, size
    bottom, start, count = top - room - 0.01, 0, len(lines)
    while start < count:
        font, line = lines[start]
        leading = font.style.leading
        if top - leading < bottom:
            break
        end, shift = start + 1, 0.0
        if align is Align.LEFT:
            most = min(count, start + int((top - bottom) / leading))
            while end < most and lines[end][0] is font:
                end += 1
        else:
            shift = (width - line.width) / (1 if align is Align.RIGHT else 2)
        page.lines(x + shift, top, font, [line for _, line in lines[start:end]], tag)
        top -= leading * (end - start)
        start = end
    return start
