"""The contents: placed before the body, completed with page numbers and links after it."""

from workshop_app.reports.blocks import Heading
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.lines import Line
from workshop_app.reports.page import Page
from workshop_app.reports.tags import ARTIFACT, Element
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
        self._link: Element | None = None

    @property
    def height(self) -> float:
        """All lines of the title."""
        return len(self._lines) * GRID

    first = height

    def place(self, flow: Flow) -> None:
        """Reserve the room and the place in the order of reading; what is drawn, is at the end."""
        reference = flow.part("Reference", flow.contents_item(), self._heading.attributes)
        self._link = flow.part("Link", reference)
        start = 0
        while start < len(self._lines):
            fits = max(1, int((flow.room + 0.01) / GRID))
            chunk = self._lines[start : start + fits]
            flow.page.awaited = True
            self._reserved.append((flow.page, flow.y, chunk))
            flow.advance(len(chunk) * GRID)
            start += len(chunk)
            if start < len(self._lines):
                flow.new_page()

    def complete(self) -> None:
        """Draw the entry, once its heading has been placed, and make it a link."""
        target, link = self._heading.anchor.place, self._link
        if target is None or link is None or not self._reserved:
            return
        page, y, _ = self._reserved[0]
        if self._label:
            page.word(page.left + self._indent, y, self._font, self._label, link)
        says = f"{self._heading.number} {self._heading.listed}, {self._heading.anchor.folio}"
        for page, y, chunk in self._reserved:
            page.lines(page.left + self._text, y, self._font, chunk, link)
            height = len(chunk) * GRID
            width = self._setting.width
            page.link(page.left, y - height, width, height, target, link, says.strip())
        self._number(page, y - (len(chunk) - 1) * GRID, link)

    def _number(self, page: Page, top: float, link: Element) -> None:
        """Dots and page number in the last line."""
        right = page.left + self._setting.width
        folio = self._setting.font(self._setting.theme.folio)
        start = page.left + self._text + self._lines[-1].width + 6.0
        self._dots(page, start, right - _NUMBER_ROOM + 12.0, top)
        page.word_right(right, top, folio, folio.line(self._heading.anchor.folio), link)

    def _dots(self, page: Page, start: float, end: float, top: float) -> None:
        font = self._setting.font(self._setting.theme.furniture)
        dot = font.line(" .")
        count = int((end - start) / dot.width)
        if count > 1:
            page.word_right(end, top, font, font.line("." + " ." * (count - 1)), ARTIFACT)
