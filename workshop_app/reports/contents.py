"""The contents: placed before the body, completed with page numbers and links after it."""

from workshop_app.reports.blocks import Heading
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.page import Page
from workshop_app.reports.theme import GRID, Style

_NUMBER_ROOM = 34.0
_INDENTS = (0.0, 18.0, 40.0)
_LABEL_ROOMS = (22.0, 22.0, 24.0)


class ContentsEntry:
    """One heading in the contents: number, title, dots, page."""

    def __init__(self, setting: Setting, heading: Heading) -> None:
        """The lines are broken now; the page number has its own fixed room."""
        theme = setting.theme
        level = min(heading.level or 0, 2)
        styles: tuple[Style, ...] = (theme.contents_chapter, theme.contents_strategy, theme.contents_section)
        self.before = GRID / 2 if level == 0 else 0.0
        self.keeps_next = level == 0
        self._heading, self._setting = heading, setting
        self._font = setting.font(styles[level])
        self._label = self._font.line(heading.number) if heading.number else None
        self._indent = _INDENTS[level]
        label_room = max(_LABEL_ROOMS[level], self._label.width + 6.0) if self._label else 0.0
        self._text = self._indent + label_room
        self._lines = setting.lines(styles[level], heading.listed, setting.width - self._text - _NUMBER_ROOM)
        self._page: Page | None = None
        self._y = 0.0

    @property
    def height(self) -> float:
        """All lines of the title."""
        return len(self._lines) * GRID

    first = height

    def place(self, flow: Flow) -> None:
        """Draw the title and remember where the number belongs."""
        if self._label:
            flow.page.word(flow.left + self._indent, flow.y, self._font, self._label)
        start = 0
        while start < len(self._lines):
            fits = max(1, int((flow.room + 0.01) / GRID))
            chunk = self._lines[start : start + fits]
            flow.page.lines(flow.left + self._text, flow.y, self._font, chunk)
            flow.advance(len(chunk) * GRID)
            start += len(chunk)
            if start < len(self._lines):
                flow.new_page()
        self._page, self._y = flow.page, flow.y + GRID

    def complete(self) -> None:
        """Draw dots and page number, and make the line a link, once the heading has been placed."""
        page, target = self._page, self._heading.target
        if page is None or target is None or not self._lines:
            return
        right = page.left + self._setting.width
        number = self._setting.font(self._setting.theme.folio).line(self._heading.folio)
        page.word_right(right, self._y, self._setting.font(self._setting.theme.folio), number)
        self._dots(page, page.left + self._text + self._lines[-1].width + 6.0, right - _NUMBER_ROOM + 12.0)
        lines = min(len(self._lines) * GRID, page.height - self._y)
        page.link(page.left, self._y - GRID, self._setting.width, lines, target)

    def _dots(self, page: Page, start: float, end: float) -> None:
        font = self._setting.font(self._setting.theme.furniture)
        dot = font.line(" .")
        count = int((end - start) / dot.width)
        if count > 1:
            page.word_right(end, self._y, font, font.line("." + " ." * (count - 1)))
