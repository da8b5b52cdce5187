"""The blocks that only office papers have: centred lines, a letterhead, room for signatures."""

from collections.abc import Sequence

from workshop_app.domain.errors import CannotRead
from workshop_app.reports.blocks import HasTail
from workshop_app.reports.cover import draw_logo
from workshop_app.reports.engine import Block, Flow, Setting
from workshop_app.reports.images import Picture, prepare
from workshop_app.reports.lines import Line
from workshop_app.reports.papers.fitting import wrapped
from workshop_app.reports.theme import GRID, HAIR, INK, MM, Style

DOTS = "." * 44
_SIGNING_ROOM = 4 * GRID
_BETWEEN = 24.0
_LOGO = (28 * MM, 17 * MM)


class Centred:
    """Lines in the middle of the page; it stays with what follows."""

    keeps_next = True

    def __init__(
        self,
        setting: Setting,
        text: str,
        style: Style,
        *,
        before: float = 0.0,
        after: float = 0.0,
        role: str = "P",
        aside: float = 0.0,
    ) -> None:
        """`text` is cleaned; `role` is what it is in the structure; `aside` stays free on both sides."""
        self.before, self._after, self._role = before, after, role
        self._setting, self._font = setting, setting.font(style)
        self._lines = wrapped(setting, style, text, setting.width - 2 * aside)

    @property
    def height(self) -> float:
        """Lines and the space below."""
        return len(self._lines) * self._font.style.leading + self._after

    first = height

    def place(self, flow: Flow) -> None:
        """Draw the lines; a text longer than the page goes on with the next."""
        element, leading = flow.element(self._role), self._font.style.leading
        for line in self._lines:
            if flow.room + 0.01 < leading and not flow.at_top:
                flow.new_page()
            x = flow.left + (self._setting.width - line.width) / 2
            flow.page.lines(x, flow.y, self._font, [line], element)
            flow.advance(leading)
        flow.advance(self._after)


class DoubleRule:
    """The two lines that close a letterhead."""

    keeps_next = True
    height = GRID
    first = GRID

    def __init__(self, setting: Setting, more: float = 0.0) -> None:
        """As wide as the text; `more` is room that a logo needs above them."""
        self._width = setting.width
        self.before = 6.0 + more

    def place(self, flow: Flow) -> None:
        """Draw a thick and a thin line."""
        flow.page.rule(flow.left, flow.y - 1.0, self._width, 1.6, INK)
        flow.page.rule(flow.left, flow.y - 3.6, self._width, 0.4, INK)
        flow.advance(self.height)


class Logo:
    """The host's logo at the left of the letterhead, whose lines stand beside it."""

    before = 0.0
    height = 0.0
    first = 0.0
    keeps_next = True

    def __init__(self, logo: Picture) -> None:
        """As large as its box allows."""
        self._logo = logo
        scale = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height)
        self.width, self.tall = logo.width * scale, logo.height * scale

    def place(self, flow: Flow) -> None:
        """Draw it; the cursor stays."""
        draw_logo(flow, self._logo, flow.left, flow.y, _LOGO)


def logo_of(setting: Setting) -> Logo | None:
    """The logo of the look; none where there is none, or where its file cannot be read."""
    logo = read_logo(setting, _LOGO)
    return Logo(logo) if logo else None


def read_logo(setting: Setting, box: tuple[float, float]) -> Picture | None:
    """The same as a picture, ready for a box."""
    path = setting.options.look.logo
    if path is None:
        return None
    try:
        return prepare(path, *box)
    except CannotRead:
        return None


class Banner:
    """A text on a tint across the page: what nobody may overlook."""

    before = 0.0
    keeps_next = True
    _PAD = 6.0

    def __init__(self, setting: Setting, text: str) -> None:
        """`text` is cleaned."""
        self._setting = setting
        self._font = setting.font(setting.theme.label)
        self._lines = setting.lines(setting.theme.label, text, setting.width - 4 * self._PAD)
        tall = len(self._lines) * self._font.style.leading
        self._box = tall + 2 * self._PAD
        self.height = self.first = self._box + GRID

    def place(self, flow: Flow) -> None:
        """Draw the box with the text in it."""
        flow.page.box(
            flow.left, flow.y - self._box, self._setting.width, self._box, self._setting.theme.tint
        )
        flow.page.box(flow.left, flow.y - self._box, 2.5, self._box, self._setting.theme.accent)
        x, y = flow.left + 2 * self._PAD, flow.y - self._PAD
        flow.page.lines(x, y, self._font, self._lines, flow.element("P"))
        flow.advance(self.height)


class SigningBlocks:
    """Blocks for one or two signatures beside each other, never torn; one alone stands on the right.

    A name has a line above it to sign on; where nobody is named, dots are both.
    """

    before = 2 * GRID
    keeps_next = False
    clings = True

    def __init__(self, setting: Setting, blocks: Sequence[tuple[str, str, str]]) -> None:
        """Each is (place and date, position, name), cleaned; an empty name is a dotted line."""
        self._setting = setting
        self._width = (setting.width - _BETWEEN) / 2
        theme = setting.theme
        self._styles = (theme.listed, theme.listed, theme.section)
        self._blocks = [
            [
                self._lines(style, text)
                for style, text in zip(self._styles, (a, b, c or DOTS), strict=True)
            ]
            for a, b, c in blocks
        ]
        self._named = [bool(name) for _, _, name in blocks]
        above = [self._tall(block, 2) for block in self._blocks]
        self._above = max(above)
        self.height = (
            self._above
            + _SIGNING_ROOM
            + max(len(block[2]) * self._styles[2].leading for block in self._blocks)
        )
        self.first = self.height

    def _lines(self, style: Style, text: str) -> list[Line]:
        return self._setting.lines(style, text, self._width)[:6]

    def _tall(self, block: list[list[Line]], count: int) -> float:
        parts = zip(self._styles[:count], block[:count], strict=True)
        return sum(len(lines) * style.leading for style, lines in parts)

    def place(self, flow: Flow) -> None:
        """Draw the blocks side by side; the names stand in one line."""
        alone = len(self._blocks) == 1
        for index, block in enumerate(self._blocks):
            x = flow.left + (self._width + _BETWEEN) * (1 if alone else index)
            y = flow.y - (self._above - self._tall(block, 2))
            for style, lines in zip(self._styles[:2], block[:2], strict=True):
                if lines:
                    flow.page.lines(x, y, self._setting.font(style), lines, flow.element("P"))
                    y -= len(lines) * style.leading
            y -= _SIGNING_ROOM
            name = self._setting.font(self._styles[2])
            if self._named[index]:
                flow.page.rule(x, y + 1.5, self._width * 0.8, 0.4, HAIR)
            flow.page.lines(x, y, name, block[2], flow.element("P"))
        flow.advance(self.height)


class Together:
    """Blocks that stay on one page, and with the last lines of what precedes them."""

    keeps_next = False
    clings = True

    def __init__(self, blocks: Sequence[Block]) -> None:
        """`blocks` are not empty and fit on a page."""
        self._blocks = blocks
        self.before = blocks[0].before
        self.height = sum(block.before + block.height for block in blocks) - self.before
        self.first = self.height

    def place(self, flow: Flow) -> None:
        """Place one below the other."""
        for index, block in enumerate(self._blocks):
            if index:
                flow.advance(block.before)
            block.place(flow)


def kept_to_text(blocks: Sequence[Block]) -> None:
    """Let what must not stand alone (signatures, an address) take a little of the text above it along.

    A heading between them goes along as well.
    """
    for index, block in enumerate(blocks):
        if not getattr(block, "clings", False):
            continue
        needed = block.before + block.height
        for above in reversed(blocks[:index]):
            if isinstance(above, HasTail):
                above.tail = needed
                break
            if not above.keeps_next:
                break
            needed += above.before + above.height
