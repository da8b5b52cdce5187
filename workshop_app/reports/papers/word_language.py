"""Says of texts in a Word file which language they are in, where it is not that of the file: for spelling."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from workshop_app.domain.language import language_of
from workshop_app.reports.papers.word_xml import element

_CODES: Final = {"id": "id-ID", "en": "en-GB"}


def spoken(language: str) -> BaseOxmlElement:
    """The property of a style or of words that says their language."""
    return element("lang", val=_CODES[language])


def mark_language(paragraph: Paragraph, language: str) -> None:
    """Mark all the words of a paragraph."""
    for run in paragraph.runs:
        properties = run._r.get_or_add_rPr()
        if properties.find(qn("w:lang")) is None:
            properties.append(spoken(language))


def mark_other_languages(file: DocumentObject, own: str) -> None:
    """Mark the paragraphs that are plainly in the other language; those marked already stay as they are."""
    for paragraph in _paragraphs(file):
        language = language_of(paragraph.text)
        if language not in ("", own):
            mark_language(paragraph, language)


def _paragraphs(file: DocumentObject) -> Iterator[Paragraph]:
    """All paragraphs, those in the cells of tables as well."""
    for block in file.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            yield from (Paragraph(p, block) for p in block._tbl.iter(qn("w:p")))
