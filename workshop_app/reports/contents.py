"""The contents: placed before the body, completed with page numbers and links after it."""

from workshop_app.reports.blocks import Heading
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.lines import Line
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
        styles: tuple[Style, ...] = (
            theme.contents_chapter,
            theme.contents_strategy,
            theme.contents_section,
        )
        self.before = GRID / 2 if level == 0 else 0.0
        self.keeps_next = level == 0
        self._heading, self._setting = heading, setting
        self._font = setting.font(styles[level])
        self._label = self._font.line(heading.number) if heading.number else None
        self._indent = _INDENTS[level]
        label_room = max(_LABEL_ROOMS[level], self._label.width + 6.0) if self._label else 0.0
        self._text = self._indent + label_room
        self._lines = setting.lines(
            styles[level], heading.listed, setting.width - self._text - _NUMBER_ROOM
        )
        self._reserved: list[tuple[Page, float, list[Line]]] = []

    @property
    def height(self) -> float:
        """All lines of the title."""
        return len(self._lines) * GRID

    first = height

    def place(self, flow: Flow) -> None:
        """Reserve the room; everything is drawn at the end, so that it can be read in order."""
        start = 0
        while start < len(self._lines):
            fits = max(1, int((flow.room + 0.01) / GRID))
            chunk = self._lines[start : start + fits]
            self._reserved.append((flow.page, flow.y, chunk))
            flow.advance(len(chunk) * GRID)
            start += len(chunk)
            if start < len(self._lines):
                flow.new_page()

    def complete(self) -> None:
        """Draw the entry, once its heading has been placed, and make it a link."""
        target = self._heading.anchor.place
        if target is None or not self._reserved:
            return
        page, y, _ = self._reserved[0]
        if self._label:
            page.word(page.left + self._indent, y, self._font, self._label)
        for page, y, chunk in self._reserved:
            page.lines(page.left + self._text, y, self._font, chunk)
            height = len(chunk) * GRID
            page.link(page.left, y - height, self._setting.width, height, target)
        self._number(page, y - (len(chunk) - 1) * GRID)

    def _number(self, page: Page, top: float) -> None:
        """Dots and page number in the last line."""
        right = page.left + self._setting.width
        folio = self._setting.font(self._setting.theme.folio)
        start = page.left + self._text + self._lines[-1].width + 6.0
        self._dots(page, start, right - _NUMBER_ROOM + 12.0, top)
        page.word_right(right, top, folio, folio.line(self._heading.anchor.folio))

    def _dots(self, page: Page, start: float, end: float, top: float) -> None:
        font = self._setting.font(self._setting.theme.furniture)
        dot = font.line(" .")
        count = int((end - start) / dot.width)
        if count > 1:
            page.word_right(end, top, font, font.line("." + " ." * (count - 1)))
