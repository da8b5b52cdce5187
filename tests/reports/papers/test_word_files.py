"""Papers as Word files: every text, real styles, fields, repeated heads; what people type stays text."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.reports.conftest import FONTS, letters
from tests.reports.hostile import PAYLOADS, every_text
from tests.reports.papers.sample import COMPOSED, every_paper, release, sign_in
from tests.reports.papers.test_papers import words
from workshop_app.domain.errors import Cancelled
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.build import composed
from workshop_app.reports.papers.elements import Contents, Element, Heading, Listed, Paper, Text
from workshop_app.reports.papers.model import Content
from workshop_app.reports.papers.texts import element_texts
from workshop_app.reports.theme import Options
from workshop_app.reports.theme import Paper as Size


def written(content: Content, language: str = "id", size: Size = Size.A4) -> DocumentObject:
    options = Options(FONTS, language, size, fixed=True)
    data = word_files.write(composed(content, words(language)), options, words(language))
    return Document(BytesIO(data))


def text_of(file: DocumentObject) -> str:
    """All texts in reading order."""
    found: list[str] = []
    for block in file.iter_inner_content():
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row.cells]
            found += [paragraph.text for cell in cells for paragraph in cell.paragraphs]
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return "\n".join(found)


def typed_texts(element: Element) -> list[str]:
    """The texts that stand in the file: markers of lists are written by Word."""
    texts = element_texts(element)
    return texts[1:] if isinstance(element, Listed) else texts


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", COMPOSED)
def test_the_word_file_says_what_the_pdf_says(name: str, language: str) -> None:
    content = every_paper()[name]
    told = letters(text_of(written(content, language)))
    for element in composed(content, words(language)).elements:
        for text in typed_texts(element):
            assert letters(text) in told, text


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", COMPOSED)
def test_what_people_type_is_never_markup(name: str, payload: str) -> None:
    content = every_text(every_paper()[name], lambda text: f"{text} {payload}" if text else text)
    assert text_of(written(content))


def test_headings_and_tables_are_real() -> None:
    file = written(every_paper()["report"])
    styles = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "Caption", "List Paragraph"} <= styles
    heads = [table.rows[0]._tr.findall(".//" + qn("w:tblHeader")) for table in file.tables]
    assert sum(map(bool, heads)) >= 3


def test_page_numbers_are_fields() -> None:
    foot = written(sign_in()).sections[0].footer.paragraphs[0]
    told = [e.text for e in foot._p.iter(qn("w:instrText"))]
    assert told == ["PAGE", "NUMPAGES"]
    assert foot.text.endswith("Halaman 1 dari 1")


def test_sign_in_rows_are_tall_enough_for_a_hand() -> None:
    table = next(t for t in written(sign_in()).tables if len(t.columns) == 5)
    assert all(row.height is not None and row.height.pt >= 24 for row in table.rows[1:])


def test_a_draft_says_so_in_its_head() -> None:
    head = written(release()).sections[0].header.paragraphs[0]
    assert head.text == "DRAF" and head.runs[0].font.size == Pt(16)


@pytest.mark.parametrize("name", ["Title", "Subtitle"])
def test_titles_are_not_spaced_out(name: str) -> None:
    """The template of the library puts room between the letters."""
    properties = written(release()).styles[name].element.rPr
    assert properties is not None and properties.find(qn("w:spacing")) is None


def test_paper_and_properties() -> None:
    file = written(release(), "en", Size.F4)
    section = file.sections[0]
    assert section.page_width is not None and section.page_height is not None
    assert abs(section.page_width - Mm(215)) < Mm(0.1)
    assert abs(section.page_height - Mm(330)) < Mm(0.1)
    about = file.core_properties
    assert (about.title, about.author, about.language) == (
        "Press release",
        "Badan Urusan Laut",
        "en",
    )
    assert not about.comments


def test_the_contents_are_a_field_that_shows_the_headings() -> None:
    elements = (Contents("Daftar isi", 1), Heading("Pertama"), Heading("Kecil", 2), Text("Isi."))
    data = word_files.write(Paper("A", "B", elements), Options(FONTS, fixed=True), words("id"))
    file = Document(BytesIO(data))
    told = [e.text for e in file.element.body.iter(qn("w:instrText"))]
    assert told == ['TOC \\o "1-1" \\h \\z \\u']
    assert text_of(file).count("Pertama") == 2 and text_of(file).count("Kecil") == 1
    kinds = [e.get(qn("w:fldCharType")) for e in file.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_nothing_leads_outside() -> None:
    data = word_files.write(
        composed(release(), words("id")), Options(FONTS, fixed=True), words("id")
    )
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            assert b'TargetMode="External"' not in parts.read(name)


def test_a_stopped_file_is_not_written() -> None:
    with pytest.raises(Cancelled):
        word_files.write(
            composed(release(), words("id")), Options(FONTS), words("id"), lambda: True
        )
