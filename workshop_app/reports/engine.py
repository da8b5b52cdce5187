"""The flow of blocks onto pages, in one pass: nothing is laid out twice, nothing has to converge.

A block says how tall it is, how tall its smallest first piece is, and whether it must stay with the
next one; the flow turns the page where a chain of such blocks would be torn. The pages of the
contents are placed before the body and receive their numbers after it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.images import Picture
from workshop_app.reports.lines import Line, break_lines, one_width
from workshop_app.reports.measure import Fonts, StyledFont
from workshop_app.reports.no_room import NoRoom, Trouble
from workshop_app.reports.page import Page, Place
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.roman import roman
from workshop_app.reports.tags import Element, Structure
from workshop_app.reports.theme import GRID, Options, Style, dressed

_BALANCED = 8
_ELLIPSIS = "\u2026"


class Block(Protocol):
    """A piece of the flow. Heights are known before it is placed."""

    @property
    def before(self) -> float:
        """Space above, left out at the top of a page."""

    @property
    def keeps_next(self) -> bool:
        """Whether it must not end a page while something follows."""

    @property
    def height(self) -> float:
        """The whole height without the space above."""

    @property
    def first(self) -> float:
        """The height of the smallest piece that may end a page."""

    def place(self, flow: "Flow") -> None:
        """Draw it at the flow's cursor, turning pages as needed, and move the cursor below it."""


@dataclass(frozen=True)
class Mark:
    """A place with a title, for the bookmarks."""

    level: int
    title: str
    place: Place


class Anchor:
    """Where something has come to stand: known once it is placed. One with a key can be found again."""

    def __init__(self, key: str = "") -> None:
        """Not placed yet."""
        self.key = key
        self.place: Place | None = None
        self.folio = ""

    def drop(self, flow: "Flow") -> None:
        """It stands at the cursor."""
        self.place, self.folio = flow.here(), flow.page.folio
        if self.key:
            flow.spots.append((self.key, self.place))


class Setting:
    """What blocks need to measure themselves: options, fonts, break points, the text width."""

    def __init__(self, options: Options, fonts: Fonts, breaks: Breaks) -> None:
        """The measures of one document."""
        self.options, self.theme = options, dressed(options.theme, options.look)
        self.fonts, self.breaks = fonts, breaks
        self.breaks_in: dict[str, Breaks] = {}
        margins = options.margins
        self.width = options.paper.width - margins.inner - margins.outer
        room = options.paper.height - margins.top - margins.bottom
        self.page_height = int(room / GRID) * GRID
        self._broken: dict[tuple[Style, str, float, str], list[Line]] = {}
        self.pictures: dict[tuple[str, float, float], Picture] = {}

    def lines(self, style: Style, text: str, width: float, language: str = "") -> list[Line]:
        """Break a cleaned text in a style to a width; cells say the same again and again."""
        key = (style, text, width, language)
        found = self._broken.get(key)
        if found is None:
            breaks = self.breaks_in.get(language, self.breaks)
            found = break_lines(self.fonts[style], text, one_width(width), breaks)
            self._broken[key] = found
        return found

    def balanced(self, style: Style, text: str, width: float) -> list[Line]:
        """The same number of lines as at full width, but about equally long: for titles."""
        lines = self.lines(style, text, width)
        if not 1 < len(lines) <= _BALANCED:
            return lines
        low, high = width / 2, width
        while high - low > style.size:
            middle = (low + high) / 2
            tried = self.lines(style, text, middle)
            if len(tried) > len(lines):
                low = middle
            else:
                high, lines = middle, tried
        return lines

    def within(self, style: Style, text: str, width: float, most: int) -> tuple[list[Line], bool]:
        """At most so many lines, the last with an ellipsis if there would be more; whether it was so."""
        lines = self.lines(style, text, width)
        if len(lines) <= most:
            return lines, False
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if len(self.lines(style, text[:middle].rstrip() + _ELLIPSIS, width)) <= most:
                low = middle
            else:
                high = middle - 1
        return self.lines(style, text[:low].rstrip() + _ELLIPSIS, width), True

    def font(self, style: Style) -> StyledFont:
        """The measured font of a style."""
        return self.fonts[style]


class Flow:
    """The cursor that walks down the pages of one document."""

    def __init__(
        self,
        setting: Setting,
        pdf: PdfFile,
        dress: Callable[[Page, bool], None],
        step: Callable[[int], None],
    ) -> None:
        """`dress` adds head and foot to a finished page (and is told whether it lies on the right);
        `step` is told after each block how many have been placed; it may raise to stop."""
        self.setting, self._pdf, self._dress, self._step = setting, pdf, dress, step
        self.structure = Structure(pdf)
        self.tree, self.resources = pdf.reserve(), pdf.reserve()
        self.images: dict[str, int] = {}
        self._pictures: dict[Picture, str] = {}
        self._sections = [self.structure.document]
        self._list: Element | None = None
        self.pages: list[Page] = []
        self.marks: list[Mark] = []
        self.spots: list[tuple[str, Place]] = []
        self.no_room: list[NoRoom] = []
        self.front_pages, self._in_body = 0, False
        self.y = self.top = setting.options.paper.height - setting.options.margins.top
        self.bottom = self.top - setting.page_height
        self._section = ""
        self._placed = 0

    @property
    def page(self) -> Page:
        """The page under the cursor."""
        return self.pages[-1]

    @property
    def left(self) -> float:
        """The left edge of the text on the page under the cursor."""
        return self.page.left

    @property
    def room(self) -> float:
        """What is left of the page under the cursor."""
        return self.y - self.bottom

    @property
    def at_top(self) -> bool:
        """Whether nothing stands above the cursor on this page."""
        return self.y >= self.top

    def new_page(self) -> None:
        """Turn to a new page."""
        paper, margins = self.setting.options.paper, self.setting.options.margins
        recto = len(self.pages) % 2 == 0 or not self.setting.options.two_sided
        left = margins.inner if recto else margins.outer
        page = Page(self._pdf.reserve(), paper.width, paper.height, left)
        page.section = self._section
        if self.pages and not self.page.awaited:
            self._seal(len(self.pages) - 1)
        self.pages.append(page)
        self._number(page)
        self.y = self.top

    def _number(self, page: Page) -> None:
        count = len(self.pages) - self.front_pages
        page.folio = str(count) if self._in_body else roman(count).lower()

    def _seal(self, position: int) -> None:
        """Dress a page and let go of its ink."""
        page = self.pages[position]
        self._dress(page, position % 2 == 0 or not self.setting.options.two_sided)
        page.seal(self._pdf, self.structure, self.tree, self.resources)

    def finish(self) -> None:
        """Seal the pages that waited for others, and the last one."""
        last = len(self.pages) - 1
        for position, page in enumerate(self.pages):
            if page.awaited or position == last:
                self._seal(position)

    def begin_section(self, depth: int) -> None:
        """Begin a section of the structure: 0 is a chapter, 1 a part of one, and so on."""
        del self._sections[depth + 1 :]
        self._sections.append(self.structure.element("Sect", self._sections[-1]))
        self._list = None

    def element(self, role: str, attributes: str = "") -> Element:
        """A new element at the end of the section under way."""
        self._list = None
        return self.structure.element(role, self._sections[-1], attributes)

    def item(self) -> Element:
        """A new list item: of the list under way, or of a new one."""
        items = self._list or self.element("L", "/A<</O/List/ListNumbering/Decimal>>")
        self._list = items
        return self.structure.element("LI", items)

    def contents_item(self) -> Element:
        """A new entry of the contents."""
        items = self._list or self.element("TOC")
        self._list = items
        return self.structure.element("TOCI", items)

    def picture(self, picture: Picture) -> str:
        """The name under which pages show a picture; the same one is written once."""
        name = self._pictures.get(picture)
        if name is None:
            name = self._pictures[picture] = f"/P{len(self._pictures)}"
            self.images[name] = picture.write(self._pdf)
        return name

    def part(self, role: str, parent: Element, attributes: str = "") -> Element:
        """A new element within another."""
        return self.structure.element(role, parent, attributes)

    def begin_body(self) -> None:
        """End the front matter and turn to page 1, on the right where both sides are printed."""
        if self.setting.options.two_sided and len(self.pages) % 2:
            self.new_page()
            self.page.footed = False
        self.front_pages, self._in_body = len(self.pages), True
        self.new_page()

    def advance(self, height: float) -> None:
        """Move the cursor down."""
        self.y -= height

    def snap(self) -> None:
        """Move the cursor down to the next line of the grid."""
        self.y = self.top - ceil((self.top - self.y - 0.01) / GRID) * GRID

    def enter_section(self, title: str) -> None:
        """From here on the running head names this section."""
        if not self.page.headed:
            self.page.section, self.page.headed = title, True
        self._section = title

    def here(self) -> Place:
        """The cursor as a place to lead to, with a little air above it."""
        return Place(self.page, self.y + GRID)

    def mark(self, level: int, title: str) -> None:
        """Remember the cursor as a bookmark."""
        self.marks.append(Mark(level, title, self.here()))

    def tell(self, trouble: Trouble, text: str) -> None:
        """Note that something on this page had no room."""
        self.no_room.append(NoRoom(trouble, text, self.page))

    def add(self, blocks: Sequence[Block]) -> None:
        """Place blocks one after the other from the cursor."""
        for index, block in enumerate(blocks):
            if not self.at_top:
                if self._chain(blocks, index) > self.room + 0.01:
                    self.new_page()
                else:
                    self.advance(block.before)
            block.place(self)
            self._placed += 1
            self._step(self._placed)

    def _chain(self, blocks: Sequence[Block], index: int) -> float:
        """What must stay together from `index` on: the chain of kept blocks and what follows it."""
        needed = blocks[index].before
        last = len(blocks) - 1
        while blocks[index].keeps_next and index < last:
            needed += blocks[index].height + blocks[index + 1].before
            index += 1
        return needed + blocks[index].first
