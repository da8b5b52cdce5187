"""Writes a paper as a Word file: real styles, repeated table heads, page numbers and contents as fields.

Texts are cleaned and become runs; nothing in them is read as markup or as a field.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from workshop_app.domain.errors import Cancelled, CannotRead
from workshop_app.domain.progress import CancelCheck, never_cancelled
from workshop_app.reports.clean import one_line, paragraphs
from workshop_app.reports.papers.elements import (
    Contents,
    Cover,
    Facts,
    Grid,
    Heading,
    IndexList,
    Letterhead,
    Listed,
    Paper,
    PartStart,
    Picture,
    Side,
    Signature,
    Signatures,
    Text,
    Title,
)
from workshop_app.reports.papers.word_cover import write_facts, write_panel
from workshop_app.reports.papers.word_language import mark_language, mark_other_languages
from workshop_app.reports.papers.word_numbers import WordLists
from workshop_app.reports.papers.word_package import undated
from workshop_app.reports.papers.word_parts import (
    LIST,
    NOTE,
    PALE,
    column_widths,
    describe_picture,
    dress_table,
    field,
    field_mark,
    fill,
    ink_of,
    instruct,
    keep_rows_together,
    keep_whole,
    keep_with_next,
    make_styles,
    mark_place,
    page_of,
    repeat,
    rule_below,
    set_widths,
)
from workshop_app.reports.papers.word_pictures import prepared
from workshop_app.reports.theme import Options
from workshop_app.reports.wording import Words

_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 20, 20, 25
_LONGEST_PROPERTY, _LONGEST_FOOT = 255, 64
_TALL = Pt(27)
_FIXED = datetime(2000, 1, 1)


def write(
    paper: Paper,
    options: Options,
    words: Words,
    cancelled: CancelCheck = never_cancelled,
    warnings: list[str] | None = None,
) -> bytes:
    """Return the bytes of the Word file; `warnings` takes what a person should look at. Raises Cancelled."""
    return _Writer(paper, options, words, [] if warnings is None else warnings).whole(cancelled)


class _Writer:
    """One Word file under way."""

    def __init__(self, paper: Paper, options: Options, words: Words, warnings: list[str]) -> None:
        self._paper, self._options, self._words = paper, options, words
        self._warnings, self._accent = warnings, ink_of(options.look.accent)
        self._file: DocumentObject = Document()
        self._room = options.paper.value[0] - _LEFT - _RIGHT
        self._empty, self._turns = True, False
        self._lists = WordLists(self._file)
        self._style_ids: dict[str, str | None] = {}
        self._writers: dict[type, Callable[..., None]] = {
            Letterhead: self._letterhead,
            Cover: self._cover,
            Title: self._title,
            Heading: self._heading,
            Text: self._text,
            Listed: self._listed,
            Facts: self._facts,
            Grid: self._grid,
            Signatures: self._signatures,
            PartStart: self._part,
            Contents: self._contents,
            IndexList: self._index,
            Picture: self._picture,
        }

    def whole(self, cancelled: CancelCheck) -> bytes:
        """Write everything."""
        self._describe()
        self._lay_out()
        self._dress()
        make_styles(self._file, self._options.language, self._accent, self._room)
        for element in self._paper.elements:
            if cancelled():
                raise Cancelled
            self._writers[type(element)](element)
            self._empty = False
        mark_other_languages(self._file, self._options.language)
        out = BytesIO()
        self._file.save(out)
        return undated(out)

    def _describe(self) -> None:
        about = self._file.core_properties
        about.title = one_line(self._paper.title)[:_LONGEST_PROPERTY]
        about.author = one_line(self._paper.issuer)[:_LONGEST_PROPERTY]
        about.comments, about.keywords, about.last_modified_by = "", "", ""
        about.language = self._options.language
        made_at = self._options.made_at
        about.created = about.modified = made_at.replace(tzinfo=None) if made_at else _FIXED

    def _lay_out(self) -> None:
        section = self._file.sections[0]
        width, height = self._options.paper.value
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance = section.footer_distance = Mm(10)

    def _dress(self) -> None:
        """The foot with "page 2 of 5" as fields, and the mark of a draft at the head."""
        section = self._file.sections[0]
        foot = section.footer.paragraphs[0]
        foot.style.paragraph_format.tab_stops.clear_all()
        foot.paragraph_format.tab_stops.add_tab_stop(Mm(self._room), WD_TAB_ALIGNMENT.RIGHT)
        title = one_line(self._paper.title)
        if len(title) > _LONGEST_FOOT:
            title = title[: _LONGEST_FOOT - 1].rstrip() + "\u2026"
        if self._paper.dashes:
            foot.add_run(title)
            self._number_at_head(section.header.paragraphs[0])
            return
        foot.add_run(title + "\t")
        told = self._words.t("Page {page} of {count}", page="\0", count="\1")
        before, _, rest = told.partition("\0")
        between, _, after = rest.partition("\1")
        foot.add_run(before)
        field(foot, "PAGE", "1")
        foot.add_run(between)
        field(foot, "NUMPAGES", "1")
        foot.add_run(after)
        if self._paper.mark:
            head = section.header.paragraphs[0]
            head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = head.add_run(one_line(self._paper.mark))
            run.bold, run.font.color.rgb, run.font.size = True, self._accent, Pt(16)

    def _number_at_head(self, head: Paragraph) -> None:
        """The number between dashes, as offices set it."""
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run("- ")
        field(head, "PAGE", "1")
        head.add_run(" -")

    # --- elements ---------------------------------------------------------------------------------

    def _add(self, text: str, style: str) -> Paragraph:
        added = self._file.add_paragraph(text)
        added._p.style = self._style_id(style)  # the library looks a style up for every paragraph
        return self._turned(added)

    def _style_id(self, name: str) -> str | None:
        """The id of a style; that of plain paragraphs is not written."""
        if name not in self._style_ids:
            self._style_ids[name] = None if name == "Normal" else self._file.styles[name].style_id
        return self._style_ids[name]

    def _turned(self, paragraph: Paragraph) -> Paragraph:
        """Let the first paragraph of a part begin a page; an empty one for the break may need its own."""
        if self._turns:
            paragraph.paragraph_format.page_break_before = True
            self._turns = False
        return paragraph

    def _letterhead(self, head: Letterhead) -> None:
        look = self._options.look
        lines = [line for line in map(one_line, look.lines or head.lines) if line]
        name = one_line(look.head or head.name)
        last = None
        if look.logo is not None:
            shows = one_line(look.logo_shows)
            last = self._shown(look.logo, look.logo.name, NOTE, Mm(18), shows)
        if name:
            last = self._add("", NOTE)
            run = last.add_run(name.upper())
            run.bold, run.font.size = True, Pt(12)
        for line in lines:
            last = self._add(line, NOTE)
        if last is not None:
            rule_below(last)

    def _cover(self, cover: Cover) -> None:
        look = self._options.look
        write_panel(self._file, cover, self._options, self._room)
        if look.logo is not None:
            shows = one_line(look.logo_shows)
            logo = self._shown(look.logo, look.logo.name, "Normal", Mm(18), shows)
            if logo is not None:
                logo.paragraph_format.space_before = Mm(6)
        lines = [line for line in map(one_line, look.lines) if line]
        write_facts(self._file, cover, lines, self._options)

    def _title(self, title: Title) -> None:
        if one_line(title.banner):
            run = self._add("", NOTE).add_run(one_line(title.banner))
            run.bold, run.font.color.rgb = True, self._accent
        self._add(one_line(title.text), "Title")
        for line in filter(None, map(one_line, title.lines)):
            self._add(line, "Subtitle")

    def _heading(self, heading: Heading) -> None:
        text = " ".join(filter(None, (one_line(heading.number), one_line(heading.text))))
        added = self._add(text, f"Heading {heading.level}")
        mark_place(added, heading.marks)

    def _text(self, text: Text) -> None:
        for index, paragraph in enumerate(paragraphs(text.text)):
            lead = f"{one_line(text.lead)} " if text.lead and not index else ""
            added = self._add(lead + paragraph, PALE if text.pale else "Normal")
            if text.language:
                mark_language(added, text.language)
            if text.block:
                added.paragraph_format.space_after = Pt(0)
                added.paragraph_format.keep_with_next = True

    def _listed(self, item: Listed) -> None:
        title, texts = one_line(item.title), paragraphs(item.text)
        first = self._add("", LIST)
        if not self._lists.number(first, one_line(item.marker)):
            first.add_run(one_line(item.marker) + "\t")
        first.add_run(title or "".join(texts[:1])).bold = bool(title) or None
        mark_place(first, item.marks)
        for paragraph in texts if title else texts[1:]:
            self._add(paragraph, LIST).paragraph_format.first_line_indent = Pt(0)

    def _facts(self, facts: Facts) -> None:
        rows = [(one_line(a), paragraphs(b)) for a, b in facts.rows if one_line(b)]
        if not rows:
            return
        table = self._file.add_table(0, 2)
        for label, values in rows:
            cells = table.add_row().cells
            fill(cells[0], [label], bold=True)
            fill(cells[1], values)
        set_widths(table, [0.28 * self._room, 0.72 * self._room])
        self._after_table()

    def _grid(self, grid: Grid) -> None:
        if self._turns:
            self._add("", "Normal")
        if one_line(grid.caption):
            caption = self._add("", "Caption")
            caption.add_run(self._words.t("Table") + " ")
            field(caption, "SEQ Table \\* ARABIC", "1")
            caption.add_run(f". {one_line(grid.caption)}")
        table = self._file.add_table(1, len(grid.columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        dress_table(table, ink_of(self._options.look.tint))
        head = table.rows[0]
        repeat(head)
        for cell, column in zip(head.cells, grid.columns, strict=True):
            fill(cell, [one_line(column.head)], bold=True, right=column.side is Side.RIGHT)
        for row in grid.rows:
            self._row(table, grid, row)
        for added, marks in zip(table.rows[1:], grid.marks, strict=False):
            mark_place(added.cells[0].paragraphs[0], marks)
        keep_rows_together(table)
        set_widths(table, column_widths(grid, self._room))
        self._after_table()

    def _row(self, table: Table, grid: Grid, row: Sequence[str]) -> None:
        added = table.add_row()  # type: ignore[no-untyped-call]
        keep_whole(added)
        if grid.tall:
            added.height = _TALL
        for cell, column, text in zip(added.cells, grid.columns, row, strict=True):
            fill(cell, paragraphs(text), right=column.side is Side.RIGHT)

    def _after_table(self) -> None:
        """A gap, without which Word would join two tables."""
        gap = self._add("", "Normal")
        gap.paragraph_format.space_after = Pt(0)

    def _signatures(self, element: Signatures) -> None:
        keep_with_next(self._file)
        blocks: list[Signature | None] = [*element.blocks]
        if len(blocks) == 1:
            blocks.insert(0, None)
        table = self._file.add_table(1, len(blocks))
        keep_whole(table.rows[0])
        for cell, block in zip(table.rows[0].cells, blocks, strict=True):
            if block is not None:
                name = one_line(block.name) or "." * 40
                fill(cell, [one_line(block.dated), one_line(block.position), "", "", "", name])
                cell.paragraphs[-1].runs[0].bold = True

    def _index(self, index: IndexList) -> None:
        told = self._words.t("{place} (p. {page})", place="\0", page="\1")
        lead, _, rest = told.partition("\0")
        between, _, after = rest.partition("\1")
        for name, places in index.entries:
            entry = self._add(one_line(name), LIST)
            for number, (place, mark) in enumerate(places):
                entry.add_run(f"{', ' if number else ': '}{lead}{one_line(place)}{between}")
                page_of(entry, mark)
                entry.add_run(after)

    def _hint(self) -> Paragraph:
        """What to do for page numbers; it goes when Word has filled in the list around it."""
        told = self._words.t(
            "Page numbers come when this list is updated: click on it and press F9. In LibreOffice:"
            " Tools, Update, Indexes and Tables."
        )
        return self._add(told, PALE)

    def _picture(self, picture: Picture) -> None:
        photo = picture.photo
        name = one_line(photo.name) or (photo.path.name if photo.path else "")
        if photo.path is None and not photo.data:
            self._warnings.append(
                self._words.t(
                    "The photo {name} is not in this copy of the workshop; it was left out.",
                    name=name,
                )
            )
            return
        caption = one_line(photo.caption)
        shows = one_line(photo.shows) or caption or one_line(picture.shows)
        shown = self._shown(photo.path or photo.data, name, "Normal", Mm(85), shows)
        if shown is not None and caption:
            shown.paragraph_format.keep_with_next = True
            self._add(caption, "Caption").paragraph_format.keep_with_next = False

    def _shown(
        self, source: Path | bytes, name: str, style: str, tallest: Length, shows: str
    ) -> Paragraph | None:
        """Add a picture in a paragraph of its own; a broken one is named and left out."""
        try:
            data = prepared(source)
        except CannotRead:
            told = self._words.t("The photo {name} cannot be read; it was left out.", name=name)
            self._warnings.append(told)
            return None
        paragraph = self._add("", style)
        shape = paragraph.add_run().add_picture(BytesIO(data), height=tallest)
        widest = Mm(self._room)
        if shape.width > widest:
            shape.width, shape.height = widest, Emu(round(shape.height * widest / shape.width))
        describe_picture(paragraph, shows)
        return paragraph

    def _part(self, part: PartStart) -> None:
        self._turns = not self._empty

    def _contents(self, contents: Contents) -> None:
        """A field that Word fills; until then it shows the headings without their pages."""
        self._add(one_line(contents.title), "TOC Heading")
        headings = [e for e in self._paper.elements if isinstance(e, Heading)]
        shown = [h for h in headings if h.level <= contents.depth] or [Heading("\u2013")]
        lines = [" ".join(filter(None, (one_line(h.number), one_line(h.text)))) for h in shown]
        first = self._add("", f"toc {shown[0].level}")
        field_mark(first, "begin", dirty=True)
        instruct(first, f'TOC \\o "1-{contents.depth}" \\h \\z \\u')
        field_mark(first, "separate")
        first.add_run(lines[0])
        for heading, line in zip(shown[1:], lines[1:], strict=True):
            self._add(line, f"toc {heading.level}")
        field_mark(self._hint(), "end")
