"""The cover, the imprint page behind it, and what stands at the head and foot of every page."""

from collections.abc import Sequence

from workshop_app.reports.clean import one_line
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.images import Picture
from workshop_app.reports.lines import Line
from workshop_app.reports.measure import StyledFont
from workshop_app.reports.no_room import Trouble
from workshop_app.reports.page import Page
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.tags import FOOTER, HEADER, figure
from workshop_app.reports.theme import GRID, HAIR, MM, WHITE, Style

_PANEL = 0.46
_HEAD_DISTANCE = 2 * GRID
_FOOT_DISTANCE = 2 * GRID
_KIND, _TITLE_FOOT = 25 * MM, 20 * MM  # from the edges of the panel
_LINES = 4
_BAND, _BLEED = 3 * MM, 3.0  # colour goes over the edge, so that no white line is left there
_BETWEEN = 2 * GRID
LOGO = (60 * MM, 20 * MM)
"""The box of the logo on the cover."""


class Cover:
    """The front page: a panel of colour with the title, the host and the occasion below it."""

    before = 0.0
    keeps_next = False

    def __init__(
        self,
        setting: Setting,
        kind: str,
        title: str,
        number: str,
        host: str,
        lines: Sequence[str],
        logo: Picture | None = None,
    ) -> None:
        """All texts cleaned; a title too long for the panel is cut (the imprint has it whole)."""
        self._logo = logo
        self._setting = setting
        theme = setting.theme
        self.height = setting.page_height
        self.first = self.height
        self._cut: list[str] = []
        self._kind = setting.font(theme.cover_kind).fitted(kind, setting.width)
        self._title = self._fit_title(title)
        self._number = self._within(theme.cover_line, number, 2)
        self._host = self._within(theme.cover_host, host, _LINES)
        self._lines = [self._within(theme.cover_line, text, _LINES) for text in lines]

    def _within(self, style: Style, text: str, most: int) -> list[Line]:
        lines, cut = self._setting.within(style, text, self._setting.width, most)
        self._cut += [text] if cut else []
        return lines if cut else self._setting.balanced(style, text, self._setting.width)

    def _fit_title(self, title: str) -> tuple[StyledFont, list[Line]]:
        """The largest size in which the title fits the panel; the smallest is cut."""
        setting = self._setting
        room = setting.options.paper.height * _PANEL - _KIND - _TITLE_FOOT - 3 * GRID
        for style in setting.theme.cover_titles:
            lines = setting.balanced(style, title, setting.width)
            if len(lines) * style.leading <= room:
                return setting.font(style), lines
        style = setting.theme.cover_titles[-1]
        return setting.font(style), self._within(style, title, int(room / style.leading))

    def place(self, flow: Flow) -> None:
        """Draw the whole page."""
        page, theme = flow.page, self._setting.theme
        page.opening, page.footed = True, False
        for cut in self._cut:
            flow.tell(Trouble.COVER, cut)
        panel = page.height * _PANEL
        wide, high = page.width + 2 * _BLEED, page.height - panel
        page.box(-_BLEED, high, wide, panel + _BLEED, theme.accent)
        page.box(-_BLEED, -_BLEED, wide, _BAND + _BLEED, theme.accent)
        page.rule(flow.left, page.height - _KIND - 1.75 * GRID, 30.0, 2.0, WHITE)
        kind, line = self._setting.font(theme.cover_kind), self._setting.font(theme.cover_line)
        flow.begin_section(0)
        page.word(flow.left, page.height - _KIND, kind, self._kind, flow.element("P"))
        font, lines = self._title
        y = page.height - panel + _TITLE_FOOT + len(lines) * font.style.leading
        page.lines(flow.left, y, font, lines, flow.element("P"))
        y = page.height - panel - 3 * GRID
        if self._logo:
            y = draw_logo(flow, self._logo, flow.left, y, LOGO) - 1.5 * GRID
        if self._number:
            page.lines(flow.left, y, line, self._number, flow.element("P"))
            y -= (len(self._number) + 1) * GRID
        host = self._setting.font(theme.cover_host)
        page.lines(flow.left, y, host, self._host, flow.element("P"))
        foot = flow.bottom + sum(map(len, self._lines)) * GRID
        if self._lines:
            page.rule(flow.left, foot + GRID, 30.0, 2.0, theme.accent)
        for text in self._lines:
            page.lines(flow.left, foot, line, text, flow.element("P"))
            foot -= len(text) * GRID
        flow.y = flow.bottom


def draw_logo(flow: Flow, logo: Picture, x: float, top: float, box: tuple[float, float]) -> float:
    """Draw a logo into a box (width, height) from its upper left corner; where it ends below."""
    look = flow.setting.options.look
    scale = min(box[0] / logo.width, box[1] / logo.height)
    width, height = logo.width * scale, logo.height * scale
    corners = (x, top - height, x + width, top)
    element = flow.element("Figure", figure(one_line(look.logo_shows), corners))
    flow.page.image(x, top - height, width, height, flow.picture(logo), element)
    return top - height


class Furniture:
    """Running head, rule and foot: section and book above, occasion and page number below.

    All but the number is the same on many pages, so it is written once for them.
    """

    def __init__(self, setting: Setting, pdf: PdfFile, title: str, occasion: str) -> None:
        """Both texts are cut to fit beside what stands opposite."""
        self._setting, self._pdf = setting, pdf
        self._font, self._folio = (
            setting.font(setting.theme.furniture),
            setting.font(setting.theme.folio),
        )
        self._dashes = setting.options.dashes
        self._share, self._whole = 0.4 if self._dashes else 0.55, title
        self._title = self._font.fitted(title, setting.width * self._share)
        self._occasion = self._font.fitted(occasion, setting.width * 0.8)
        self._written: dict[tuple[str | None, bool], int] = {}

    def draw(self, page: Page, recto: bool) -> None:
        """Dress one page; blank pages and the cover stay bare."""
        if not page.footed:
            return
        section = None if page.opening or page.blank else one_line(page.section)
        if (section, recto) not in self._written:
            drawn = Page(0, page.width, page.height, page.left)
            self._draw_shared(drawn, section, recto)
            self._written[section, recto] = self._pdf.stream(drawn.ink())
        page.shared = self._written[section, recto]
        if self._dashes:
            self._number_at_head(page)
            return
        folio = self._folio.line(page.folio)
        if recto:
            right = page.left + self._setting.width
            page.word_right(right, self._foot(page), self._folio, folio, FOOTER)
        else:
            page.word(page.left, self._foot(page), self._folio, folio, FOOTER)

    def _draw_shared(self, page: Page, section: str | None, recto: bool) -> None:
        """What pages of a section have in common; without a section no head."""
        setting, font = self._setting, self._font
        left, right = page.left, page.left + setting.width
        if section is not None:
            top = self._head(page)
            fitted = font.fitted(section, setting.width * self._share)
            title = self._title
            if not self._dashes:  # which have the middle for the number
                title = font.fitted(self._whole, setting.width - fitted.width - _BETWEEN)
            first, second = (fitted, title) if recto else (title, fitted)
            page.word(left, top, font, first, HEADER)
            page.word_right(right, top, font, second, HEADER)
            page.rule(left, top - GRID - 3.0, setting.width, 0.4, HAIR, HEADER)
        if recto or self._dashes:
            page.word(left, self._foot(page), font, self._occasion, FOOTER)
        else:
            page.word_right(right, self._foot(page), font, self._occasion, FOOTER)

    def _head(self, page: Page) -> float:
        return page.height - self._setting.options.margins.top + _HEAD_DISTANCE + GRID

    def _foot(self, page: Page) -> float:
        bottom = page.height - self._setting.options.margins.top - self._setting.page_height
        return bottom - _FOOT_DISTANCE + GRID / 2

    def _number_at_head(self, page: Page) -> None:
        """The number between dashes, in the middle above the text, as offices set it."""
        number = self._folio.line(f"- {page.folio} -")
        middle = page.left + self._setting.width / 2
        page.word(middle - number.width / 2, self._head(page), self._folio, number, HEADER)
