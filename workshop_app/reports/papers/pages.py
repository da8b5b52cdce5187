"""Sets a paper as PDF: its elements become blocks, and every page says which of how many it is."""

from collections.abc import Iterator
from dataclasses import replace

from workshop_app.domain.errors import Cancelled
from workshop_app.domain.progress import CancelCheck, Progress
from workshop_app.reports import blocks as text_blocks
from workshop_app.reports.archive import described
from workshop_app.reports.blocks import HeadingLook, Paragraph
from workshop_app.reports.clean import one_line, paragraphs
from workshop_app.reports.collecting import uncollected
from workshop_app.reports.document import write_document
from workshop_app.reports.engine import Block, Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.measure import Fonts
from workshop_app.reports.no_room import worded
from workshop_app.reports.page import Page
from workshop_app.reports.papers.blocks import (
    Banner,
    Centred,
    DoubleRule,
    SigningBlocks,
    Together,
    kept_to_text,
    logo_of,
)
from workshop_app.reports.papers.elements import (
    Element,
    Facts,
    Grid,
    Heading,
    Letterhead,
    Listed,
    Paper,
    PartStart,
    Side,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.fitting import roomy
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.tags import FOOTER, HEADER
from workshop_app.reports.theme import GRID, HAIR, MM, Archive, Margins, Options, Role
from workshop_app.reports.wording import Words

MARGINS = Margins(inner=28 * MM, outer=20 * MM, top=20 * MM, bottom=25 * MM)
"""As offices set their letters; the left margin is for the hole punch."""

_HANG = 22.0
_TALL = 18.75  # with the padding of a cell: rows of 26 pt for signatures
_GAP = GRID / 2
_MARK = 16.0
"""The mark of a draft is seen from where somebody else is reading."""
_SENTENCE = 300
"""A paragraph no longer than this that ends with a colon stays with what it announces."""


class PaperFlow(Flow):
    """A flow whose pages wait for the last one, so that each can say how many there are."""

    def new_page(self) -> None:
        """Turn to a new page, which is dressed at the end."""
        super().new_page()
        self.page.awaited = True


def print_paper(
    paper: Paper,
    options: Options,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    shelf: FontShelf,
) -> Printed:
    """Lay a paper out; `Cancelled` as soon as `cancelled` says so."""
    options = replace(options, margins=MARGINS, two_sided=False)
    setting = Setting(options, Fonts(shelf), shelf.breaks(options.language))
    setting.pictures = shelf.pictures
    compositor = _Compositor(setting)
    blocks = [block for element in paper.elements for block in compositor.blocks(element)]
    kept_to_text(blocks)
    return lay_out(setting, blocks, paper, words, progress, cancelled)


@uncollected()
def lay_out(
    setting: Setting,
    blocks: list[Block],
    paper: Paper,
    words: Words,
    progress: Progress,
    cancelled: CancelCheck,
    *,
    dressed: bool = True,
) -> Printed:
    """Place blocks on pages and write them; bare pages carry neither head nor foot."""
    total = len(blocks) + 1

    def step(done: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total)

    step(0)
    options = setting.options
    pdf = PdfFile(old=options.archive is Archive.A1B)
    furniture = _Furniture(setting, words, paper)
    flow = PaperFlow(setting, pdf, furniture.draw if dressed else _bare, step)
    furniture.pages = flow.pages
    flow.begin_body()
    flow.begin_section(0)
    flow.add(blocks)
    flow.finish()
    made_at = None if options.fixed else options.made_at
    about = described(
        one_line(paper.title),
        one_line(paper.issuer),
        options.language,
        options.archive,
        made_at,
    )
    data = write_document(pdf, flow, setting.fonts, about)
    step(total)
    told = (*worded(flow.no_room, words), *_missing(setting.fonts, words))
    return Printed(data, len(flow.pages), told)


def _missing(fonts: Fonts, words: Words) -> tuple[str, ...]:
    """What a person should look at: characters that became boxes."""
    missing = fonts.missing()
    if not missing:
        return ()
    listed = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing[:20])
    return (
        words.n(
            "{count} character has no glyph in the fonts and was printed as a box: {listed}",
            "{count} characters have no glyph in the fonts and were printed as boxes: {listed}",
            len(missing),
            listed=listed + (", \u2026" if len(missing) > 20 else ""),
        ),
    )


def _bare(page: Page, recto: bool) -> None:
    """Neither head nor foot."""


class _Furniture:
    """The foot of every page: what it belongs to, and "page 2 of 5" of its part; a draft's mark above."""

    def __init__(self, setting: Setting, words: Words, paper: Paper) -> None:
        self._setting, self._words = setting, words
        self._font = setting.font(setting.theme.furniture)
        self._label = setting.font(replace(setting.theme.label, size=_MARK, leading=_MARK))
        self._mark = self._label.line(one_line(paper.mark)) if paper.mark else None
        self._title = one_line(paper.title)
        self.pages: list[Page] = []

    def draw(self, page: Page, recto: bool) -> None:
        """Dress one page, when all are known."""
        setting, left = self._setting, page.left
        number, count = self._place_of(page)
        text = self._words.t(
            "Page {page} of {count}",
            page=self._words.number(number),
            count=self._words.number(count),
        )
        told = self._font.line(text)
        y = setting.options.margins.bottom - GRID
        page.rule(left, y + 3.0, setting.width, 0.4, HAIR, FOOTER)
        name = self._font.fitted(page.section or self._title, setting.width - told.width - 2 * GRID)
        page.word(left, y, self._font, name, FOOTER)
        page.word_right(left + setting.width, y, self._font, told, FOOTER)
        if self._mark:
            top = page.height - setting.options.margins.top + GRID + 11.0
            page.word_right(left + setting.width, top, self._label, self._mark, HEADER)

    def _place_of(self, page: Page) -> tuple[int, int]:
        """The place of a page within its part, and how many pages the part has."""
        index = next(i for i, each in enumerate(self.pages) if each is page)
        first = index
        while first and not self.pages[first].opening:
            first -= 1
        last = index + 1
        while last < len(self.pages) and not self.pages[last].opening:
            last += 1
        return index - first + 1, last - first


class _Compositor:
    """Turns elements into blocks."""

    def __init__(self, setting: Setting) -> None:
        self._setting, self._theme = setting, setting.theme
        self._rank = 1

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks of one element."""
        match element:
            case Letterhead():
                yield from self._letterhead(element)
            case Title():
                yield from self._title(element)
            case Heading():
                yield self._heading(element)
            case Text():
                yield from self._text(element)
            case Listed():
                yield from self._listed(element)
            case Facts():
                yield from self._facts(element)
            case Grid():
                yield from self._grid(element)
            case Signatures():
                parts = [
                    tuple(map(one_line, (b.dated, b.position, b.name))) for b in element.blocks
                ]
                yield SigningBlocks(self._setting, [(a, b, c) for a, b, c in parts])
            case PartStart():
                yield _Part(one_line(element.name))

    def _letterhead(self, head: Letterhead) -> Iterator[Block]:
        setting, look = self._setting, self._setting.options.look
        name = one_line(look.head or head.name)
        lines = [line for line in map(one_line, look.lines or head.lines) if line]
        logo = logo_of(setting)
        aside = logo.width + GRID if logo else 0.0
        blocks: list[Block] = []
        if name:
            blocks.append(Centred(setting, name.upper(), self._theme.section, aside=aside))
        blocks += [Centred(setting, line, self._theme.byline, aside=aside) for line in lines]
        if not blocks and not logo:
            return
        rest = (logo.tall if logo else 0.0) - sum(block.height for block in blocks)
        if logo:
            yield logo
        yield from blocks
        yield DoubleRule(setting, max(0.0, rest))

    def _title(self, title: Title) -> Iterator[Block]:
        if one_line(title.banner):
            yield Banner(self._setting, one_line(title.banner))
        self._rank = 1
        style = replace(self._theme.strategy, size=14, leading=1.25 * GRID)
        yield Centred(self._setting, one_line(title.text), style, before=_GAP, role="H1")
        lines = [line for line in map(one_line, title.lines) if line]
        for index, line in enumerate(lines):
            last = index + 1 == len(lines)
            yield Centred(self._setting, line, self._theme.listed, after=GRID if last else 0)

    def _heading(self, heading: Heading) -> Block:
        style = self._theme.section
        if heading.level == 1:
            style = replace(style, size=12.5)
        elif heading.level == 3:
            style = replace(style, size=10.5, role=Role.SANS_SEMIBOLD)
        before = {1: 2 * GRID, 2: 1.5 * GRID}.get(heading.level, GRID)
        self._rank = min(heading.level, self._rank) + 1  # for readers aloud none is left out
        return text_blocks.Heading(
            self._setting,
            one_line(heading.text),
            HeadingLook(before, style, _GAP / 2),
            number=one_line(heading.number),
            level=heading.level - 1,
            rank=self._rank,
            begins=heading.level,
        )

    def _text(self, text: Text) -> Iterator[Block]:
        if text.block:
            yield from self._address(paragraphs(text.text))
            return
        style = self._theme.empty if text.pale else self._theme.body
        for index, paragraph in enumerate(paragraphs(text.text)):
            lead = f"{one_line(text.lead)} " if text.lead and not index else ""
            leads = paragraph.endswith(":") and len(paragraph) < _SENTENCE
            kind = text_blocks.Note if leads else Paragraph
            yield kind(self._setting, lead + paragraph, style, before=_GAP)

    def _address(self, lines: list[str]) -> Iterator[Block]:
        """Lines that stay together, unless they are no address but a page of text."""
        blocks = [Paragraph(self._setting, line, self._theme.listed) for line in lines]
        if sum(block.height for block in blocks) < self._setting.page_height / 3:
            if blocks:
                yield Together(blocks)
            return
        yield from blocks

    def _listed(self, item: Listed) -> Iterator[Block]:
        marker, before = one_line(item.marker), _GAP
        if one_line(item.title):
            yield text_blocks.Note(
                self._setting,
                one_line(item.title),
                replace(self._theme.listed, role=Role.SERIF_BOLD),
                before=before,
                indent=_HANG,
                marker=marker,
            )
            marker, before = "", 0.0
        for paragraph in paragraphs(item.text):
            yield Paragraph(
                self._setting,
                paragraph,
                self._theme.body,
                before=before,
                indent=_HANG,
                marker=marker,
            )
            marker, before = "", _GAP

    def _facts(self, facts: Facts) -> Iterator[Block]:
        strong, plain = self._theme.cell_strong, self._theme.cell
        rows = [
            Row(
                (
                    (Piece(one_line(label), strong),),
                    tuple(Piece(line, plain) for line in paragraphs(value)),
                )
            )
            for label, value in facts.rows
            if one_line(value)
        ]
        if rows:
            yield Table(self._setting, (Column(""), Column("", 1)), rows, bare=True, before=_GAP)

    def _grid(self, grid: Grid) -> Iterator[Block]:
        if one_line(grid.caption):
            yield text_blocks.Note(
                self._setting, one_line(grid.caption), self._theme.label, before=GRID
            )
        columns = [
            Column(one_line(c.head), c.share, Align.RIGHT if c.side is Side.RIGHT else Align.LEFT)
            for c in grid.columns
        ]
        rows = [self._row(grid, row) for row in grid.rows]
        yield Table(self._setting, columns, rows, before=_GAP)

    def _row(self, grid: Grid, row: tuple[str, ...]) -> Row:
        cells: list[tuple[Piece, ...]] = []
        for column, text in zip(grid.columns, row, strict=True):
            first = self._theme.cell_number if column.side is Side.RIGHT else self._theme.cell
            lines = paragraphs(text)
            styles = [first, *[self._theme.cell_muted] * len(lines[1:])]
            cells.append(
                tuple(
                    Piece(line, roomy(style, line))
                    for style, line in zip(styles, lines, strict=False)
                )
            )
        if grid.tall:
            cells[-1] = self._propped(cells[-1])
        return Row(tuple(cells))

    def _propped(self, cell: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """A cell that keeps its row tall enough for a hand."""
        style = self._theme.cell
        rest = _TALL - sum(piece.style.leading for piece in cell)
        return (*cell, Piece("\u00a0", replace(style, leading=rest))) if rest > 0 else cell


class _Part:
    """Begins a page of a new part, unless one has just begun."""

    before = 0.0
    height = 0.0
    first = 0.0
    keeps_next = False

    def __init__(self, name: str) -> None:
        self._name = name

    def place(self, flow: Flow) -> None:
        """Turn the page."""
        if not flow.at_top:
            flow.new_page()
        flow.page.opening = True
        flow.page.headed = False
        flow.enter_section(self._name)
