"""The projector's wall: contributions in large type, one by one or as a grid of cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workshop_app.ui.icons import draw
from workshop_app.ui.theme import Theme
from workshop_app.ui.wall_layout import (
    BOLD,
    MEDIUM,
    GridPlan,
    Line,
    Measure,
    Slide,
    WallCard,
    card_lines,
    card_room,
    grid_of,
    slides,
)

ONE, GRID = "one", "grid"
_ROOM: Final = 0.93
"""The part of the height that a card has by itself; its strategies stand below."""
_FLAG: Final = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class WallShown:
    """What the wall says: title, the words of the filter, cards, and what stands there without any."""

    title: str
    filter: str
    cards: tuple[WallCard, ...]
    empty: str
    advice: str
    held: str
    """What it is called that the wall stands still."""


class WallBoard(QWidget):
    """Paints the wall; its accessible text says the same.

    What is shown stays shown while others come and go; only what is gone itself gives way to the next.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._measure = Measure(self.make_font)
        self._slides: list[Slide] = []
        self._part = 0
        self._plan: GridPlan | None = None
        self.shown = WallShown("", "", (), "", "", "")
        self.layout_of = ONE
        self.is_held = False
        self.place = 0
        """Which card, or which page of the grid."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    # --- what is shown -----------------------------------------------------------------------------

    def show_it(self, shown: WallShown) -> None:
        """Show the state of now."""
        before = self.current
        self.shown = shown
        self._lay_out(before)

    def set_layout(self, layout: str) -> None:
        """Show one by one, or as a grid; the card in view stays in view."""
        if layout in (ONE, GRID) and layout != self.layout_of:
            before = self.current
            self.layout_of = layout
            self._lay_out(before)

    def set_held(self, held: bool) -> None:
        """Say that the wall stands still, or not any more."""
        self.is_held = held
        self._tell()

    @property
    def current(self) -> str:
        """The id of the card in view, or of the first one on the page; "" without any."""
        if self.layout_of == GRID:
            cards = self.cards_on_page()
            return cards[0].id if cards else ""
        return self.shown.cards[self.place].id if self.shown.cards else ""

    @property
    def slide(self) -> Slide | None:
        """The slide in view; None without cards, or as a grid."""
        return self._slides[self._part] if self._slides and self.layout_of == ONE else None

    @property
    def plan(self) -> GridPlan:
        """How the cards share the screen."""
        if self._plan is None:
            area = self.area
            self._plan = grid_of(
                self.shown.cards, self._measure, self.unit, area.width(), area.height()
            )
        return self._plan

    @property
    def places(self) -> int:
        """How many cards, or pages of the grid, there are."""
        room = self.plan.room if self.layout_of == GRID else 1
        return max(1, -(-len(self.shown.cards) // room))

    def cards_on_page(self) -> tuple[WallCard, ...]:
        """Return the cards of the page in view."""
        room = self.plan.room
        return self.shown.cards[self.place * room : (self.place + 1) * room]

    def turn(self) -> None:
        """Go on by one, from the last to the first."""
        self.step(1)

    def step(self, by: int) -> None:
        """Go on or back by a slide or page; after the last comes the first."""
        part = self._part + by
        if self.slide is not None and 0 <= part < len(self._slides):
            self._part = part
            self._tell()
            return
        self.go_to((self.place + by) % self.places)
        if by < 0 and self.slide is not None:
            self._part = len(self._slides) - 1  # going back, a long text is read from its end
            self._tell()

    def go_to(self, place: int) -> None:
        """Show a card or page by its number, from its beginning."""
        self.place = max(0, min(place, self.places - 1))
        self._part, self._slides = 0, []
        if self.layout_of == ONE and self.shown.cards:
            area, card = self.area, self.shown.cards[self.place]
            height = area.height() * _ROOM
            self._slides = slides(card, self._measure, self.unit, area.width(), height)
        self._tell()

    def _lay_out(self, before: str) -> None:
        """Lay everything out anew and keep the card `before` in view, or what has come in its place."""
        part, self._plan = self._part, None
        ids = [card.id for card in self.shown.cards]
        place = self.place
        if before in ids:
            place = ids.index(before)
            if self.layout_of == GRID:
                place //= self.plan.room
        self.go_to(place)
        if self.current == before and part < len(self._slides):
            self._part = part
            self._tell()

    def _tell(self) -> None:
        """Say the same to those who do not see it, and paint."""
        shown, slide = self.shown, self.slide
        if not shown.cards:
            said = f"{shown.empty}. {shown.advice}"
        elif slide is not None:
            said = slide.card.spoken
        else:
            said = "; ".join(f"{c.agency}: {c.title}" for c in self.cards_on_page())
        self.setAccessibleName(": ".join(part for part in (shown.title, shown.filter) if part))
        self.setAccessibleDescription(said)
        self.update()

    # --- layout ------------------------------------------------------------------------------------

    @property
    def unit(self) -> float:
        """The height that all sizes are parts of; a narrow window makes them smaller, never too wide."""
        return max(1.0, min(self.height(), self.width() * 0.625))

    @property
    def area(self) -> QRectF:
        """Where the cards stand."""
        unit = self.unit
        margin, top = unit / 20, unit * 0.1
        return QRectF(
            margin, top, self.width() - 2 * margin, max(1.0, self.height() - top - unit * 0.075)
        )

    def make_font(self, size: float, weight: QFont.Weight) -> QFont:
        """Return the interface font in a size in pixels of this board."""
        font = QFont(self._theme.font())
        font.setPixelSize(max(1, round(size)))
        font.setWeight(weight)
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure = Measure(self.make_font)
        self._lay_out(self.current)

    def _on_theme_changed(self) -> None:
        self._measure = Measure(self.make_font)
        self._lay_out(self.current)

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        self._paint_top(painter)
        if not self.shown.cards:
            self._paint_empty(painter)
        elif self.layout_of == GRID:
            self._paint_grid(painter)
        elif self.slide is not None:
            self._paint_slide(painter, self.slide)
        painter.end()

    def _paint_top(self, painter: QPainter) -> None:
        unit, area = self.unit, self.area
        size = unit / 30
        right = area.right()
        if self.shown.cards:
            count = f"{self.place + 1} / {self.places}"
            width = self._measure.width(count, size, MEDIUM) + 2
            self._text(painter, QRectF(right - width, unit * 0.03, width, size * 1.5), count, size)
            right -= width + unit / 24
        if self.is_held:
            width = self._measure.width(self.shown.held, size, MEDIUM) + 2
            box = QRectF(right - width, unit * 0.03, width, size * 1.5)
            self._text(painter, box, self.shown.held, size, "primary")
            mark = QRectF(box.left() - size * 1.5, box.top() + size * 0.2, size * 1.1, size * 1.1)
            draw(painter, mark, self._theme, "hand", "primary")
            right = mark.left() - unit / 24
        said = "  ·  ".join(part for part in (self.shown.title, self.shown.filter) if part)
        box = QRectF(area.left(), unit * 0.03, right - area.left(), size * 1.5)
        self._text(painter, box, said, size)

    def _paint_empty(self, painter: QPainter) -> None:
        unit, area = self.unit, self.area
        width = area.width() * 0.8
        lines = [
            Line(text, unit / 15, BOLD, "text")
            for text in self._measure.lines(self.shown.empty, unit / 15, BOLD, width)
        ] + [
            Line(text, unit / 24, MEDIUM, "muted", unit / 40 if number == 0 else 0.0)
            for number, text in enumerate(
                self._measure.lines(self.shown.advice, unit / 24, MEDIUM, width)
            )
        ]
        top = area.center().y() - sum(line.height for line in lines) / 2
        self._lines(painter, QRectF(area.left(), top, area.width(), 0), lines, centre=True)

    def _paint_slide(self, painter: QPainter, slide: Slide) -> None:
        unit, area = self.unit, self.area
        height = sum(line.height for line in slide.lines)
        top = area.top() + max(0.0, (area.height() * _ROOM - height) * 0.38)
        bar = QRectF(area.left() - unit / 40, top + unit / 100, unit / 120, height - unit / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("primary"))
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        self._lines(painter, QRectF(area.left(), top, area.width(), 0), slide.lines)
        size, right = unit / 26, area.right()
        foot = QRectF(area.left(), self.height() - unit * 0.085, area.width(), size * 1.5)
        if slide.count > 1:
            marks = " ".join("●" if n == slide.number else "○" for n in range(1, slide.count + 1))
            width = self._measure.width(marks, size, MEDIUM) + 2
            self._text(
                painter, QRectF(right - width, foot.top(), width, foot.height()), marks, size
            )
            foot.setRight(right - width - size)
        self._text(painter, foot, self._foot(slide.card, size, foot.width()), size)

    def _foot(self, card: WallCard, size: float, room: float) -> str:
        """Return kind and strategies; where titles take too much room, only the main one has its title."""
        kind = card.kind[:1].upper() + card.kind[1:]
        whole = "   ·   ".join((kind, *(f"{n}  {title}" for n, title in card.strategies)))
        if self._measure.width(whole, size, MEDIUM) <= room or len(card.strategies) < 2:
            return whole
        (number, title), *others = card.strategies
        return "   ·   ".join((kind, f"{number}  {title}", ", ".join(n for n, _ in others)))

    def _paint_grid(self, painter: QPainter) -> None:
        unit, area, plan = self.unit, self.area, self.plan
        gap, padding = unit / 40, unit / 30
        width, height = card_room(plan, unit, area.width(), area.height())
        outer_width, outer_height = width + 2 * padding, height + 2 * padding
        for place, card in enumerate(self.cards_on_page()):
            row, column = divmod(place, plan.columns)
            box = QRectF(
                area.left() + column * (outer_width + gap),
                area.top() + row * (outer_height + gap),
                outer_width,
                outer_height,
            )
            painter.setPen(QPen(self._theme.color("border"), max(1.0, unit / 500)))
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(box, unit / 60, unit / 60)
            inner = box.adjusted(padding, padding, -padding, -padding)
            self._lines(painter, inner, card_lines(card, self._measure, plan.size, width, height))
            self._paint_numbers(painter, inner, card, plan.size)

    def _paint_numbers(self, painter: QPainter, inner: QRectF, card: WallCard, size: float) -> None:
        side, left = size * 1.05, inner.left()
        for number, _ in card.strategies:
            box = QRectF(left, inner.bottom() - side, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("primary_soft"))
            painter.drawRoundedRect(box, side / 4, side / 4)
            painter.setFont(self.make_font(size * 0.72, BOLD))
            painter.setPen(self._theme.color("primary"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
            left += side * 1.2

    def _lines(
        self, painter: QPainter, box: QRectF, lines: Sequence[Line], *, centre: bool = False
    ) -> None:
        top = box.top()
        for line in lines:
            top += line.gap
            rect = QRectF(box.left(), top, box.width(), line.height - line.gap)
            painter.setFont(self.make_font(line.size, line.weight))
            painter.setPen(self._theme.color(line.token))
            align = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect, _FLAG | align, line.text)
            top = rect.bottom()

    def _text(
        self, painter: QPainter, box: QRectF, text: str, size: float, token: str = "muted"
    ) -> None:
        font = self.make_font(size, MEDIUM)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(box, _FLAG, shown)
