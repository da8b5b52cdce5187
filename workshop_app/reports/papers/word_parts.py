"""Parts of the Word format: the styles of our papers, cells, fields, rows that stay whole."""

from collections.abc import Sequence

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from workshop_app.reports.papers.elements import Grid, Marks
from workshop_app.reports.papers.word_language import spoken
from workshop_app.reports.papers.word_xml import element
from workshop_app.reports.theme import Colour

PALE, NOTE, LIST = "Remark", "Letterhead", "List Paragraph"
"""Names of styles; what Word knows by itself keeps its name."""

_INK, _MUTED = RGBColor(0x1A, 0x1D, 0x21), RGBColor(0x4A, 0x50, 0x58)
_FACE = "Arial"
_SMALL_TABLE = 12
_TITLE_SIZES = {1: 14, 2: 12, 3: 11}


def ink_of(colour: Colour) -> RGBColor:
    """A colour of the print room as Word writes it."""
    red, green, blue = (round(part * 255) for part in colour)
    return RGBColor(red, green, blue)


def make_styles(file: DocumentObject, language: str, accent: RGBColor, room: float) -> None:
    """The styles that a person in the office changes in one place."""
    normal = _style(file, "Normal")
    _set_face(normal, 11, _INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _set_language(normal, language)
    for level, size in _TITLE_SIZES.items():
        heading = _style(file, f"Heading {level}")
        _set_face(heading, size, accent if level == 1 else _INK, bold=True)
        heading.paragraph_format.space_before = Pt(14 if level == 1 else 10)
        heading.paragraph_format.space_after = Pt(4)
    title = _style(file, "Title")
    _set_face(title, 15, _INK, bold=True)
    subtitle = _style(file, "Subtitle")
    _set_face(subtitle, 11, _INK)
    subtitle.font.italic = False
    subtitle.paragraph_format.space_after = Pt(2)
    note = _new_style(file, NOTE)
    note.paragraph_format.space_after = Pt(2)
    for style in (title, subtitle, note):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _no_border(style)
        _not_spaced_out(style)
    _set_face(_style(file, "Caption"), 9.5, _MUTED, bold=True)
    _style(file, "Caption").paragraph_format.keep_with_next = True
    _set_face(_style(file, "TOC Heading"), 14, accent, bold=True)
    for level, indent in ((1, 0), (2, 8), (3, 16)):
        entry = file.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        assert isinstance(entry, ParagraphStyle)
        entry.base_style = normal
        entry.paragraph_format.space_after = Pt(2)
        entry.paragraph_format.left_indent = Mm(indent)
        tabs = entry.paragraph_format.tab_stops
        tabs.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    remark = _new_style(file, PALE)
    remark.font.italic, remark.font.color.rgb = True, _MUTED
    listed = _style(file, LIST)
    listed.paragraph_format.left_indent = Mm(8)
    listed.paragraph_format.first_line_indent = Mm(-8)
    listed.paragraph_format.tab_stops.add_tab_stop(Mm(8))
    listed.paragraph_format.space_after = Pt(4)


def _style(file: DocumentObject, name: str) -> ParagraphStyle:
    style = file.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _new_style(file: DocumentObject, name: str) -> ParagraphStyle:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = file.styles["Normal"]
    return style


def _set_face(style: ParagraphStyle, size: float, ink: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), bold
    style.font.color.rgb = ink
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), _FACE)


def _set_language(style: ParagraphStyle, language: str) -> None:
    style.element.get_or_add_rPr().append(spoken(language))


def _no_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _not_spaced_out(style: ParagraphStyle) -> None:
    """Take away the room that the template leaves between the letters of titles."""
    properties = style.element.get_or_add_rPr()
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)


def rule_below(paragraph: Paragraph) -> None:
    border = element("pBdr")
    border.append(element("bottom", val="thinThickSmallGap", sz=18, space=4, color="1A1D21"))
    paragraph._p.get_or_add_pPr().append(border)


def fill(cell: _Cell, lines: Sequence[str], *, bold: bool = False, right: bool = False) -> None:
    """Write lines into a cell, each a paragraph."""
    for index, line in enumerate(lines or [""]):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.05
        paragraph.paragraph_format.keep_together = True
        run = paragraph.add_run(line)
        run.font.size = Pt(9.5)
        run.bold = bold or None
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def dress_table(table: Table, tint: RGBColor) -> None:
    """Fine grey lines between rows, none between columns, a tint behind the head, air in the cells."""
    properties = table._tbl.tblPr
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz=4, space=0, color="B9C0C8"))
    for side in ("left", "right", "insideV"):
        borders.append(element(side, val="nil"))
    margins = element("tblCellMar")
    for side, width in (("top", 40), ("left", 85), ("bottom", 40), ("right", 85)):
        margins.append(element(side, w=width, type="dxa"))
    look = properties.find(qn("w:tblLook"))
    for part in (borders, margins):
        if look is None:
            properties.append(part)
        else:
            look.addprevious(part)
    for cell in table.rows[0].cells:
        shade(cell, tint)


def shade(cell: _Cell, colour: RGBColor) -> None:
    """Lay a colour behind a cell."""
    ground = element("shd", val="clear", color="auto", fill=str(colour))
    cell._tc.get_or_add_tcPr().append(ground)


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Word reads the cells' widths, other programs the columns'."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def column_widths(grid: Grid, room: float) -> list[float]:
    """The widths in millimetres; a column without a share gets room for its longest text.

    No head is broken within a word: a narrow column takes what it needs from the others.
    """
    texts = [[column.head, *(row[i] for row in grid.rows)] for i, column in enumerate(grid.columns)]
    fitted = [
        0.0 if column.share else min(30.0, 5.0 + 2.2 * max(map(len, found)))
        for column, found in zip(grid.columns, texts, strict=True)
    ]
    rest = room - sum(fitted)
    total = sum(column.share for column in grid.columns) or 1.0
    shared = [
        rest * column.share / total if column.share else width
        for column, width in zip(grid.columns, fitted, strict=True)
    ]
    least = [_head_width(column.head) for column in grid.columns]
    wanting = sum(max(0.0, need - width) for need, width in zip(least, shared, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(least, shared, strict=True))
    if not wanting or wanting > spare:
        return shared
    kept = 1.0 - wanting / spare
    return [
        need if width <= need else need + (width - need) * kept
        for need, width in zip(least, shared, strict=True)
    ]


def _head_width(head: str) -> float:
    """How wide a column must be for the longest word of its head, in bold."""
    return 4.0 + 2.1 * max(map(len, head.replace("-", "- ").split()), default=0)


def repeat(row: _Row) -> None:
    """The row is the head of the table, on every page."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def field(paragraph: Paragraph, instruction: str, shown: str, *, dirty: bool = False) -> None:
    """A field with what it shows until a program works it out; a dirty one asks for that."""
    field_mark(paragraph, "begin", dirty=dirty)
    instruct(paragraph, instruction)
    field_mark(paragraph, "separate")
    paragraph.add_run(shown)
    field_mark(paragraph, "end")


def field_mark(paragraph: Paragraph, kind: str, *, dirty: bool = False) -> None:
    dirt = {"dirty": "true"} if dirty else {}
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind, **dirt))


def instruct(paragraph: Paragraph, instruction: str) -> None:
    told = element("instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = instruction
    paragraph.add_run()._r.append(told)


def mark_place(paragraph: Paragraph, marks: Marks) -> None:
    """Give a place the names by which `page_of` finds it."""
    for mark in marks:
        paragraph._p.append(element("bookmarkStart", id=mark, name=f"_place{mark}"))
        paragraph._p.append(element("bookmarkEnd", id=mark))


def page_of(paragraph: Paragraph, mark: str) -> None:
    """The page of a marked place, as a field that leads there; a dash until a program lays out the pages."""
    field(paragraph, f"PAGEREF _place{mark} \\h", "\u2013", dirty=True)


def keep_rows_together(table: Table) -> None:
    """A small table stands on one page."""
    if len(table.rows) <= _SMALL_TABLE:
        for row in table.rows[:-1]:
            for paragraph in (p for cell in row.cells for p in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True


def describe_picture(paragraph: Paragraph, text: str) -> None:
    """Say what the picture in a paragraph shows, for those who cannot see it."""
    for properties in paragraph._p.iter(qn("wp:docPr")):
        properties.set("descr", text)
        properties.set("title", "")


def keep_with_next(file: DocumentObject) -> None:
    """The last paragraph stays on the page of what follows."""
    if file.paragraphs:
        file.paragraphs[-1].paragraph_format.keep_with_next = True
