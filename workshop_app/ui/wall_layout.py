"""How contributions are laid out on the wall: sizes of type, lines, slides, grids. Nothing is painted here.

All sizes are parts of the height of the screen. No text of a slide is smaller than what ten metres ask for:
what does not fit goes onto a second slide, and nothing is cut off.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

SMALLEST: Final = 1 / 20
_BODY_SIZES: Final = (1 / 13, 1 / 14, 1 / 15, 1 / 16, 1 / 18, SMALLEST)
_CARD_SIZES: Final = (1 / 11, 1 / 13, 1 / 15, 1 / 17, SMALLEST)
_LINE: Final = 1.3
_TITLE_LINES: Final = 4
_GRIDS: Final = tuple((columns, rows) for columns in (1, 2, 3) for rows in (1, 2, 3))
_MANY: Final = 60
"""From so many cards on, only the smallest type is tried: others would not fit anyway."""

MakeFont = Callable[[float, QFont.Weight], QFont]
MEDIUM, BOLD = QFont.Weight.Medium, QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class WallCard:
    """A contribution in the words of one language.

    `kind` is what it is called, `parts` are (caption, text), `figure` is (number, what it counts) or empty
    texts, `strategies` their numbers with titles.
    """

    id: str
    kind: str
    agency: str
    title: str
    parts: tuple[tuple[str, str], ...]
    figure: tuple[str, str]
    strategies: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """All of it as one text, for those who do not see it."""
        parts = (text for _, text in self.parts)
        said = (self.kind, self.agency, self.title, " ".join(self.figure).strip(), *parts)
        return ". ".join(text for text in said if text)


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be painted: `gap` is the room above it."""

    text: str
    size: float
    weight: QFont.Weight
    token: str
    gap: float = 0.0

    @property
    def height(self) -> float:
        """What it takes, with the room above."""
        return self.size * _LINE + self.gap


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown at a time: a card, its lines, and which of how many slides of the card it is."""

    card: WallCard
    lines: tuple[Line, ...]
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class GridPlan:
    """How cards share the screen: columns and rows of one page, size of the type."""

    columns: int
    rows: int
    size: float

    @property
    def room(self) -> int:
        """How many cards one page holds."""
        return self.columns * self.rows


class Measure:
    """Breaks texts into lines; the same question is answered from memory."""

    def __init__(self, make_font: MakeFont) -> None:
        self._make_font = make_font
        self._known: dict[tuple[str, float, QFont.Weight, float], tuple[str, ...]] = {}

    def lines(self, text: str, size: float, weight: QFont.Weight, width: float) -> tuple[str, ...]:
        """Return the lines of a text; a word that is longer than a line is broken."""
        key = (text, size, weight, width)
        if key not in self._known:
            font = self._make_font(size, weight)
            found = [line for part in text.splitlines() for line in _broken(part, font, width)]
            self._known[key] = tuple(found)
        return self._known[key]

    def elided(self, text: str, size: float, weight: QFont.Weight, width: float) -> str:
        """Return a text on one line, ending in "…" where the room ends."""
        metrics = QFontMetricsF(self._make_font(size, weight))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def width(self, text: str, size: float, weight: QFont.Weight) -> float:
        """Return how wide a text is on one line."""
        return QFontMetricsF(self._make_font(size, weight)).horizontalAdvance(text)


def _broken(text: str, font: QFont, width: float) -> Iterable[str]:
    text = " ".join(text.split())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, 0))
        # Qt counts UTF-16 units.
        units = text.encode("utf-16-le")
        start, length = 2 * line.textStart(), 2 * line.textLength()
        yield units[start : start + length].decode("utf-16-le", "replace").strip()
    layout.endLayout()


# --- one by one -----------------------------------------------------------------------------------


def slides(
    card: WallCard, measure: Measure, unit: float, width: float, height: float
) -> list[Slide]:
    """Return a card in the largest type in which it fits on one slide; else in the smallest, on several."""
    for part in _BODY_SIZES:
        size = unit * part
        head, body = _head(card, measure, size, width), _body(card, measure, size, width)
        if sum(line.height for line in (*head, *body)) <= height:
            return [Slide(card, (*head, *body), 1, 1)]
    room = max(height - sum(line.height for line in head), size * _LINE)
    pages = _paged(body, room)
    return [Slide(card, (*head, *page), number, len(pages)) for number, page in enumerate(pages, 1)]


def _head(card: WallCard, measure: Measure, size: float, width: float) -> list[Line]:
    """Return the agency and the title."""
    who = measure.elided(card.agency or card.kind, size * 1.1, BOLD, width)
    made = [Line(who, size * 1.1, BOLD, "primary")]
    title = measure.lines(card.title, size * 1.25, BOLD, width)
    if len(title) > _TITLE_LINES:
        rest = " ".join(title[_TITLE_LINES - 1 :])
        last = measure.elided(rest, size * 1.25, BOLD, width)
        title = (*title[: _TITLE_LINES - 1], last)
    return made + [
        Line(text, size * 1.25, BOLD, "text", size * 0.2 if number == 0 else 0.0)
        for number, text in enumerate(title)
    ]


def _body(card: WallCard, measure: Measure, size: float, width: float) -> list[Line]:
    made = []
    if card.figure[0]:
        words = " ".join(part for part in card.figure if part)
        for number, text in enumerate(measure.lines(words, size * 1.5, BOLD, width)):
            made.append(Line(text, size * 1.5, BOLD, "ok", size * 0.4 if number == 0 else 0.0))
    for caption, text in card.parts:
        if caption:
            made.append(Line(caption, size * 0.72, MEDIUM, "muted", size * 0.55))
        for number, line in enumerate(measure.lines(text, size, MEDIUM, width)):
            gap = size * 0.5 if number == 0 and not caption else 0.0
            made.append(Line(line, size, MEDIUM, "text", gap))
    return made


def _paged(body: Sequence[Line], room: float) -> list[list[Line]]:
    """Share lines out over pages; a caption goes with its first line."""
    pages: list[list[Line]] = [[]]
    used = 0.0
    for number, line in enumerate(body):
        captioned = line.token == "muted" and number + 1 < len(body)
        needed = line.height + (body[number + 1].height if captioned else 0.0)
        if pages[-1] and used + needed > room:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.height
    return pages


# --- grid -----------------------------------------------------------------------------------------


def grid_of(
    cards: Sequence[WallCard], measure: Measure, unit: float, width: float, height: float
) -> GridPlan:
    """Return the grid with the fewest pages, and among those the one with the largest type."""
    best = GridPlan(1, 1, unit * SMALLEST)
    sizes = _CARD_SIZES[-1:] if len(cards) > _MANY else _CARD_SIZES[:]
    # Of very many cards the longest decide; one that is wider still ends in "…".
    tried = nlargest(_MANY, cards, key=_length)
    found = []
    for columns, rows in _GRIDS:
        for part in sizes:
            plan = GridPlan(columns, rows, unit * part)
            inner = card_room(plan, unit, width, height)
            if all(_fits(card, measure, plan.size, *inner) for card in tried):
                found.append(plan)
                break
    pages = len(cards)
    return min(found, key=lambda plan: (-(-pages // plan.room), -plan.size), default=best)


def _length(card: WallCard) -> int:
    return len(card.title) + len(card.agency)


def card_room(plan: GridPlan, unit: float, width: float, height: float) -> tuple[float, float]:
    """Return width and height inside a card."""
    gap, padding = unit / 40, unit / 30
    return (
        (width - gap * (plan.columns - 1)) / plan.columns - 2 * padding,
        (height - gap * (plan.rows - 1)) / plan.rows - 2 * padding,
    )


def card_lines(
    card: WallCard, measure: Measure, size: float, width: float, height: float
) -> list[Line]:
    """Return agency, title and strategies as they stand in a card; too long a title ends in "…"."""
    who = measure.elided(card.agency or card.kind, size, BOLD, width)
    made = [Line(who, size, BOLD, "primary")]
    text = card.title or (card.parts[0][1] if card.parts else "")
    lines = list(measure.lines(text, size, MEDIUM, width))
    most = max(1, int((height - _foot(card, size) - size * (_LINE + 0.15)) / (size * _LINE)))
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], measure.elided(rest, size, MEDIUM, width)]
    for number, line in enumerate(lines):
        made.append(Line(line, size, MEDIUM, "text", size * 0.15 if number == 0 else 0.0))
    return made


def _foot(card: WallCard, size: float) -> float:
    return size * 1.2 if card.strategies else 0.0


def _fits(card: WallCard, measure: Measure, size: float, width: float, height: float) -> bool:
    if width < size * 6:
        return False
    if measure.width(card.agency, size, BOLD) > width:
        return False
    text = card.title or (card.parts[0][1] if card.parts else "")
    lines = len(measure.lines(text, size, MEDIUM, width)) + 1
    return lines * size * _LINE + size * 0.15 + _foot(card, size) <= height
