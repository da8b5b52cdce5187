"""The first page of a book in Word: a panel in the colour of the host with the title, facts below it."""

from typing import Final

from docx.document import Document as DocumentObject
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from workshop_app.reports.clean import one_line
from workshop_app.reports.papers.elements import Cover
from workshop_app.reports.papers.word_parts import ink_of, set_widths, shade
from workshop_app.reports.theme import Options

_PANEL: Final = 105.0
_REST: Final = 105.0
"""Heights in millimetres: of the panel, and of what stands below it."""
_WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)
_SIZES: Final = ((70, 28.0), (130, 24.0), (220, 19.0))
_SMALLEST: Final = 14.0


def write_panel(file: DocumentObject, cover: Cover, options: Options, room: float) -> None:
    """Write the panel; the first page has neither head nor foot."""
    file.sections[0].different_first_page_header_footer = True
    table = file.add_table(1, 1)
    row, cell = table.rows[0], table.rows[0].cells[0]
    row.height, row.height_rule = Mm(_PANEL), WD_ROW_HEIGHT_RULE.AT_LEAST
    set_widths(table, [room])
    shade(cell, ink_of(options.look.accent))
    kind, title = cell.paragraphs[0], cell.add_paragraph(style="Title")
    _say(kind, one_line(cover.kind), 13)
    kind.paragraph_format.space_before = kind.paragraph_format.space_after = Mm(8)
    text = one_line(cover.title)
    _say(title, text, next((size for most, size in _SIZES if len(text) <= most), _SMALLEST))
    title.paragraph_format.space_after = Mm(8)
    for paragraph in (kind, title):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(8)


def write_facts(file: DocumentObject, cover: Cover, lines: list[str], options: Options) -> None:
    """Write what stands below the panel: number and issuer, and at the foot of the page place and day."""
    high = options.paper.value[1]
    number = file.add_paragraph(one_line(cover.number))
    number.paragraph_format.space_before = Mm(6)
    issuer = file.add_paragraph()
    issuer.add_run(one_line(cover.issuer)).bold = True
    issuer.runs[0].font.size = Pt(13)
    for line in lines:
        file.add_paragraph(line).paragraph_format.space_after = Pt(0)
    told = [text for text in (one_line(cover.place), one_line(cover.day)) if text]
    for index, text in enumerate(told):
        fact = file.add_paragraph(text)
        fact.paragraph_format.space_after = Pt(2)
        if not index:
            gap = max(10.0, high - _PANEL - _REST - 5.0 * len(lines))
            fact.paragraph_format.space_before = Mm(gap)


def _say(paragraph: Paragraph, text: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(size), _WHITE
