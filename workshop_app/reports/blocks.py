"""The pieces of running text: headings, paragraphs, labels, lists, gaps, page turns."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, runtime_checkable

from workshop_app.reports.engine import Anchor, Block, Flow, Setting
from workshop_app.reports.lines import break_lines
from workshop_app.reports.tags import Element
from workshop_app.reports.theme import Style

_ASIDE_WIDTH = 128.0
_ASIDE_GAP = 16.0
_ASIDE_PAD = 11.25


class Paragraph:
    """A paragraph that may break between pages, never leaving fewer than two lines behind.

    `tail` is the height of what follows and must not stand on a page without any of its lines.
    """

    keeps_next = False

    def __init__(
        self,
        setting: Setting,
        text: str,
        style: Style,
        *,
        before: float = 0.0,
        indent: float = 0.0,
        marker: str = "",
        aside: "Aside | None" = None,
        language: str = "",
    ) -> None:
        """`text` is cleaned; `marker` hangs in the indent; the first lines go around `aside`.

        `language` is said where it is not that of the document.
        """
        self._attributes = f"/Lang({language})" if language else ""
        breaks = setting.breaks_in.get(language, setting.breaks)
        self.before, self.tail = before, 0.0
        self._indent, self._font, self._aside = indent, setting.font(style), aside
        self._room = setting.width - indent
        self._marker = self._font.line(marker) if marker else None
        beside = aside.lines_beside(style.leading) if aside else 0
        narrow = self._room - _ASIDE_WIDTH - _ASIDE_GAP
        self._narrow, self._beside = narrow, beside
        self._lines = break_lines(
            self._font, text, lambda index: narrow if index < beside else self._room, breaks
        )

    @property
    def height(self) -> float:
        """All lines, and no less than the aside."""
        tall = len(self._lines) * self._font.style.leading
        return max(tall, self._aside.height if self._aside else 0.0)

    @property
    def first(self) -> float:
        """Two lines, the whole of a short paragraph, or the lines beside the aside."""
        count = len(self._lines)
        least = count if count <= 3 else 2
        if self._aside:
            least = max(least, self._beside + 2)
        lines = min(self.height, max(least * self._font.style.leading, self._aside_height))
        return lines + (self.tail if count <= 3 else 0.0)

    @property
    def _aside_height(self) -> float:
        return self._aside.height if self._aside else 0.0

    def place(self, flow: Flow) -> None:
        """Draw as many lines as the page holds, then go on with the next page."""
        bottom = flow.y - self._aside_height
        page = flow.page
        label, element = self._elements(flow)
        if self._aside:
            self._aside.draw(flow, flow.left + self._indent + self._narrow + _ASIDE_GAP)
        start, count = 0, len(self._lines)
        while start < count:
            fits = int((flow.room + 0.01) / self._font.style.leading)
            taken = self._with_tail(flow, count - start, _split(count - start, fits))
            if taken == 0 and flow.at_top:
                taken = max(1, min(fits, count - start))
            if self._marker and start == 0 < taken:
                flow.page.word(flow.left, flow.y, self._font, self._marker, label)
            self._draw(flow, start, start + taken, element)
            start += taken
            if start < count:
                flow.new_page()
        if flow.page is page:
            flow.y = min(flow.y, bottom)

    def _with_tail(self, flow: Flow, rest: int, taken: int) -> int:
        """How many lines to put here: two go on to the page of what must not stand there alone."""
        needed = rest * self._font.style.leading + self.tail
        if not self.tail or taken < rest or needed <= flow.room + 0.01:
            return taken
        return rest - 2 if rest >= 4 else 0

    def _elements(self, flow: Flow) -> tuple[Element, Element]:
        """What the marker and the text are: label and body of a list item, or both a paragraph."""
        if not self._marker:
            return (element := flow.element("P", self._attributes)), element
        item = flow.item()
        return flow.part("Lbl", item), flow.part("LBody", item, self._attributes)

    def _draw(self, flow: Flow, start: int, end: int, element: Element) -> None:
        if start == end:
            return
        x = flow.left + self._indent
        border = min(end, max(start, self._beside))
        leading = self._font.style.leading
        for first, last, room in ((start, border, self._narrow), (border, end, self._room)):
            if first < last:
                flow.page.lines(x, flow.y, self._font, self._lines[first:last], element, room)
                flow.advance((last - first) * leading)


def _split(count: int, fits: int) -> int:
    """How many of `count` lines to put where `fits` have room: no widows, no orphans."""
    if count <= fits:
        return count
    taken = min(fits, count - 2)
    return taken if taken >= 2 else 0


class Aside:
    """A figure beside a text: large number, unit, period, on a tint with a coloured edge."""

    def __init__(self, setting: Setting, number: str, texts: Sequence[str]) -> None:
        """`number` is already written; `texts` are the cleaned lines below it."""
        theme, inner = setting.theme, _ASIDE_WIDTH - 2 * _ASIDE_PAD
        big = setting.font(theme.figure)
        self._font = big if big.line(number).width <= inner else setting.font(theme.figure_small)
        self._number = setting.lines(self._font.style, number, inner)
        self._small = setting.font(theme.figure_text)
        self._texts = [setting.lines(theme.figure_text, text, inner) for text in texts if text]
        self._accent, self._tint = theme.accent, theme.tint

    @property
    def height(self) -> float:
        """The box, with its padding."""
        numbers = len(self._number) * self._font.style.leading
        texts = sum(map(len, self._texts)) * self._small.style.leading
        return numbers + texts + 1.5 * _ASIDE_PAD

    def lines_beside(self, leading: float) -> int:
        """How many lines of text must stay clear of it."""
        return int((self.height + 0.4 * leading) // leading) + 1

    def draw(self, flow: Flow, x: float) -> None:
        """Draw it with its upper edge near the cursor; the cursor stays."""
        top = flow.y - 3.0
        height = self.height
        flow.page.box(x, top - height, _ASIDE_WIDTH, height, self._tint)
        flow.page.box(x, top - height, 2.0, height, self._accent)
        y, element = top - _ASIDE_PAD / 2, flow.element("P")
        flow.page.lines(x + _ASIDE_PAD, y, self._font, self._number, element)
        y -= len(self._number) * self._font.style.leading
        for lines in self._texts:
            flow.page.lines(x + _ASIDE_PAD, y, self._small, lines, flow.element("P"))
            y -= len(lines) * self._small.style.leading


class HeadingLook(NamedTuple):
    """How a heading level looks: space above, style, space below, style of its number."""

    before: float
    style: Style
    after: float
    number_style: Style | None = None


class Heading:
    """A heading that stays with what follows; it may be listed, bookmarked and name its section."""

    keeps_next = True

    def __init__(
        self,
        setting: Setting,
        text: str,
        look: HeadingLook,
        *,
        number: str = "",
        shown: bool = True,
        level: int | None = None,
        rank: int | None = None,
        begins: int | None = None,
        listed: str = "",
        section: str = "",
        rule: bool = False,
        language: str = "",
    ) -> None:
        """`number` stands before the text (if `shown`) and in the contents; `level` is that of the
        contents and bookmarks, none keeps it out of both; `rank` is that of the structure (H1, H2,
        ..., 0 is no heading), else it follows from the level; `begins` a section of that depth;
        `rule` draws the short accent below; `language` is said where it is not that of the document."""
        self.attributes = f"/Lang({language})" if language else ""
        self.before, self._look = look.before, look
        self.text, self.number, self.level = text, number, level
        self.listed = listed or text
        if rank is None:
            rank = 0 if level is None else level + 1
        self._role = f"H{rank}" if rank else "P"
        self._begins = begins
        self._section, self._rule, self._accent = section, rule, setting.theme.accent
        self._font = setting.font(look.style)
        number_style = look.number_style or look.style
        self._number_font = setting.font(number_style)
        self._number = self._number_font.line(number) if number and shown else None
        self._indent = self._number.width + 9.0 if self._number else 0.0
        self._lines = setting.balanced(look.style, text, setting.width - self._indent)
        self.anchor = Anchor()

    @property
    def height(self) -> float:
        """Lines, rule, and the space below."""
        return len(self._lines) * self._look.style.leading + self._look.after

    first = height

    def place(self, flow: Flow) -> None:
        """Draw it and remember where it stands."""
        if self._section:
            flow.enter_section(self._section)
        if self._begins is not None:
            flow.begin_section(self._begins)
        element = flow.element(self._role, self.attributes)
        self.anchor.drop(flow)
        if self.level is not None:
            flow.mark(self.level, f"{self.number} {self.listed}".strip())
        if self._number:
            flow.page.word(flow.left, flow.y, self._number_font, self._number, element)
        leading, start = self._look.style.leading, 0
        while start < len(self._lines):
            fits = max(1, int((flow.room + 0.01) / leading))
            chunk = self._lines[start : start + fits]
            flow.page.lines(flow.left + self._indent, flow.y, self._font, chunk, element)
            flow.advance(len(chunk) * leading)
            start += len(chunk)
            if start < len(self._lines):
                flow.new_page()
        if self._rule:
            flow.page.box(flow.left, flow.y - 8.0, 30.0, 2.0, self._accent)
        flow.advance(self._look.after)


class Note(Paragraph):
    """A short line that stays with what follows: an author, a label."""

    keeps_next = True


class Spring:
    """A gap that pushes what follows to the foot of the page."""

    before = 0.0
    height = 0.0
    first = 0.0
    keeps_next = False

    def __init__(self, blocks: Sequence[Block]) -> None:
        """`blocks` are those that follow on the same page."""
        self._needed = sum(block.before + block.height for block in blocks)

    def place(self, flow: Flow) -> None:
        """Move the cursor down as far as the rest allows."""
        flow.advance(max(0.0, flow.room - self._needed))


class Turn:
    """Begin a new page, unless one has just begun."""

    before = 0.0
    height = 0.0
    first = 0.0
    keeps_next = False

    def __init__(self, opening: bool = False) -> None:
        """An opening page carries no running head."""
        self._opening = opening

    def place(self, flow: Flow) -> None:
        """Turn the page."""
        if not flow.at_top or not flow.pages:
            flow.new_page()
        flow.page.opening = flow.page.opening or self._opening


class Spot:
    """Draws nothing; remembers where what follows has come to stand."""

    before = 0.0
    height = 0.0
    first = 0.0
    keeps_next = True

    def __init__(self, key: str) -> None:
        """`key` says what follows."""
        self.anchor = Anchor(key)

    def place(self, flow: Flow) -> None:
        """Remember the cursor."""
        self.anchor.drop(flow)


def kept_to_text(blocks: Sequence[Block]) -> None:
    """Let the blocks that must not stand alone (signatures) take a little of what precedes them along."""
    for previous, block in pairwise(blocks):
        if getattr(block, "clings", False) and isinstance(previous, HasTail):
            previous.tail = block.before + block.height


@runtime_checkable
class HasTail(Protocol):
    """A block that can keep its last lines or rows for what follows it."""

    tail: float


def spotted(key: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a part, whose place on the pages is remembered under a key."""
    begins = next((n for n, block in enumerate(blocks) if not isinstance(block, Turn)), None)
    if begins is None:
        return list(blocks)
    return [*blocks[:begins], Spot(key), *blocks[begins:]]


class TurnUnlessRoom(Turn):
    """Begin a new page, unless what follows has room on this one, with some air above it."""

    def __init__(self, blocks: Sequence[Block], air: float) -> None:
        """`blocks` are those that follow and belong together."""
        super().__init__(opening=True)
        self._needed, self._air = sum(block.before + block.height for block in blocks), air

    def place(self, flow: Flow) -> None:
        """Turn the page, or go down a little."""
        if flow.pages and not flow.at_top and self._needed + self._air <= flow.room:
            flow.advance(self._air)
        else:
            super().place(flow)


class TurnIfLong(Turn):
    """Begin a new page for what fills a page or more; shorter things follow on the same page."""

    def __init__(self, blocks: Sequence[Block], enough: float) -> None:
        """`blocks` are those that follow and belong together."""
        super().__init__()
        self._long = sum(block.before + block.height for block in blocks) >= enough

    def place(self, flow: Flow) -> None:
        """Turn the page if it is worth it."""
        if self._long:
            super().place(flow)
