"""The projector's board of attendance: which agencies are here, in type that is read at ten metres.

It shows names of agencies and two figures, no person. The figures are those of the overview.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.actions.overview import Overview
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.ui.icons import draw
from workshop_app.ui.theme import Theme
from workshop_app.words.catalogue import Words

SMALLEST_NAME: Final = 1 / 20
"""Height of the type of a name in heights of the screen, at the least: what ten metres ask for."""
_NAME_SIZES: Final = (1 / 11, 1 / 13, 1 / 15, 1 / 17, SMALLEST_NAME)
_LINE: Final = 1.45
_BESIDE: Final = 1.7
"""Room beside a name in heights of its type: for the tick before it and the gap behind it."""
TABLES: Final = ("agency", "person", "workshop", "duplicate", ATTENDANCE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the board says: title, (figure, words) and the names of the agencies that are here."""

    title: str
    figures: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Grid:
    """How the names are laid out: size of the type, width of each column, rows of one page."""

    size: float
    widths: tuple[float, ...]
    rows: int

    @property
    def room(self) -> int:
        """How many names one page holds."""
        return len(self.widths) * self.rows


class Board(QWidget):
    """Paints the board; its accessible text says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown = Shown("", (), (), "")
        self.page = 0
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def show_it(self, shown: Shown) -> None:
        """Show the state of now."""
        self.shown = shown
        self.page = min(self.page, self.pages - 1)
        figures = ", ".join(f"{figure} {words}" for figure, words in shown.figures)
        self.setAccessibleName(f"{shown.title}: {figures}")
        self.setAccessibleDescription(", ".join(shown.names) or shown.empty)
        self.update()

    # --- layout ------------------------------------------------------------------------------------

    @property
    def unit(self) -> float:
        """The height that all sizes are parts of; a narrow window makes them smaller, never too wide."""
        return min(self.height(), self.width() * 0.625)

    @property
    def names_area(self) -> QRectF:
        """Where the names stand."""
        unit = self.unit
        margin, top = unit / 22, unit * 0.275
        return QRectF(margin, top, self.width() - 2 * margin, self.height() - top - unit / 20)

    @property
    def grid(self) -> Grid:
        """The largest type in which all names fit on one page; else the smallest, over several pages."""
        for part in _NAME_SIZES:
            grid = self._on_one_page(self.unit * part)
            if grid is not None:
                return grid
        area, size = self.names_area, self.unit * SMALLEST_NAME
        widest = max(self._widths(size, self.shown.names), default=0.0)
        columns = max(1, int(area.width() / max(widest, 1.0)))
        rows = max(1, int(area.height() / (size * _LINE)))
        return Grid(size, (area.width() / columns,) * columns, rows)

    def _on_one_page(self, size: float) -> Grid | None:
        """Return the fewest columns, each as wide as its own names ask for, that hold all of them."""
        names, area = self.shown.names, self.names_area
        most = int(area.height() / (size * _LINE))
        if most < 1 or not names:
            return None
        each = self._widths(size, names)
        columns = -(-len(names) // most)
        rows = -(-len(names) // columns)
        widths = [max(each[start : start + rows]) for start in range(0, len(each), rows)]
        spare = area.width() - sum(widths)
        if spare < 0:
            return None
        return Grid(size, tuple(width + spare / len(widths) for width in widths), rows)

    def _widths(self, size: float, names: Sequence[str]) -> list[float]:
        metrics = QFontMetricsF(self._font(size))
        return [metrics.horizontalAdvance(name) + size * _BESIDE for name in names]

    @property
    def pages(self) -> int:
        """How many pages the names take."""
        return max(1, -(-len(self.shown.names) // self.grid.room))

    def turn(self) -> None:
        """Show the next page."""
        self.page = (self.page + 1) % self.pages
        self.update()

    def names_on_page(self) -> tuple[str, ...]:
        """Return the names of the page that is shown."""
        room = self.grid.room
        return self.shown.names[self.page * room : (self.page + 1) * room]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page = min(self.page, self.pages - 1)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Medium) -> QFont:
        font = QFont(self._theme.font())
        font.setPixelSize(max(1, round(size)))
        font.setWeight(weight)
        return font

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        unit = self.unit
        margin = self.names_area.left()
        width = self.names_area.width()
        title = QRectF(margin, unit * 0.03, width, unit * 0.07)
        self._paint_title(painter, title)
        self._paint_figures(painter, QRectF(margin, unit * 0.105, width, unit * 0.14))
        rule = QRectF(margin, unit * 0.258, width, max(1.0, unit / 360))
        painter.fillRect(rule, self._theme.color("border"))
        if self.shown.names:
            self._paint_names(painter)
        else:
            area = self.names_area
            self._text(painter, area, self.shown.empty, "muted", unit / 18, centre=True)
        painter.end()

    def _paint_title(self, painter: QPainter, area: QRectF) -> None:
        """A long title gets smaller, then takes two lines, before it loses words."""
        size = self.title_size(area.width())
        for number, line in enumerate(lines := self.title_lines(area.width())):
            height = area.height() / len(lines)
            place = QRectF(area.left(), area.top() + number * height, area.width(), height)
            self._text(painter, place, line, "muted", size)

    def title_lines(self, width: float) -> list[str]:
        """Return the title in the one or two lines that it takes."""
        metrics = QFontMetricsF(self._font(self.title_size(width)))
        if metrics.horizontalAdvance(self.shown.title) <= width:
            return [self.shown.title]
        return _two_lines(self.shown.title, metrics)

    def title_size(self, width: float) -> float:
        """Return the size of the title's type."""
        size = self.unit / 20
        natural = QFontMetricsF(self._font(size)).horizontalAdvance(self.shown.title)
        return max(self.unit / 32, min(size, 0.99 * size * width / max(natural, 1.0)))

    def _paint_figures(self, painter: QPainter, area: QRectF) -> None:
        """Each figure with its words beside it, in two lines if need be."""
        unit, left = self.unit, area.left()
        big = QFontMetricsF(self._font(unit / 7, QFont.Weight.Bold))
        small = self._font(unit / 22)
        for place, (figure, words) in enumerate(self.shown.figures):
            token = "primary" if place == 0 else "text"
            width = big.horizontalAdvance(figure) + 2
            cell = QRectF(left, area.top(), width, area.height())
            self._text(painter, cell, figure, token, unit / 7, weight=QFont.Weight.Bold)
            lines = _two_lines(words, QFontMetricsF(small))
            room = max(map(QFontMetricsF(small).horizontalAdvance, lines), default=0.0)
            beside = QRectF(cell.right() + unit / 36, area.top(), room + 2, area.height())
            painter.setFont(small)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
            left = beside.right() + unit / 10

    def _paint_names(self, painter: QPainter) -> None:
        area, grid = self.names_area, self.grid
        height, side = grid.size * _LINE, grid.size * 0.7
        lefts = list(accumulate(grid.widths, initial=area.left()))
        # Down the columns, as people read lists.
        for place, name in enumerate(self.names_on_page()):
            column, row = divmod(place, grid.rows)
            top = area.top() + row * height
            mark = QRectF(lefts[column], top + (height - side) / 2, side, side)
            draw(painter, mark, self._theme, "check", "ok")
            left = lefts[column] + grid.size
            width = lefts[column + 1] - left - grid.size * 0.3
            self._text(painter, QRectF(left, top, width, height), name, "text", grid.size)
        if self.pages > 1:
            foot = QRectF(area.left(), self.height() - self.unit / 20, area.width(), self.unit / 24)
            words = f"{self.page + 1} / {self.pages}"
            self._text(painter, foot, words, "muted", self.unit / 36, centre=True)

    def _text(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        token: str,
        size: float,
        *,
        weight: QFont.Weight = QFont.Weight.Medium,
        centre: bool = False,
    ) -> None:
        font = self._font(size, weight)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        align = Qt.AlignmentFlag.AlignCenter if centre else Qt.AlignmentFlag.AlignVCenter
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align | Qt.TextFlag.TextSingleLine, shown)


def _two_lines(text: str, metrics: QFontMetricsF) -> list[str]:
    """Break a text where its two lines are as nearly of one length as words allow."""
    words = text.split()
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    if not breaks:
        return words
    return list(min(breaks, key=lambda lines: max(map(metrics.horizontalAdvance, lines))))


def shown_attendance(w: Words, told: Overview, title: str) -> Shown:
    """Word the figures of an overview for the board."""
    present, invited = w.number(told.invited_present), w.number(told.invited)
    return Shown(
        title,
        (
            (
                w.t("{present} of {invited}", present=present, invited=invited),
                w.t("invited agencies are here"),
            ),
            (w.number(told.present), w.n("person is here", "people are here", told.present)),
        ),
        tuple(agency.short_name for agency in told.agencies if agency.present),
        w.t("Welcome. The first agency to arrive appears here."),
    )
