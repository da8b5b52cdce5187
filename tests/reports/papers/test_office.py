"""The Word twin as LibreOffice reads it: opened, laid out, and every text of the elements found again.

Where LibreOffice Writer is not installed, only what needs no other program is looked at.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from pypdf import PdfReader

from tests.reports.conftest import FONTS, letters
from tests.reports.papers.sample import COMPOSED, every_paper
from tests.reports.papers.test_papers import words
from tests.reports.programs import office_pdf
from tests.reports.sample import rich
from workshop_app.reports.model import Photo
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.build import composed
from workshop_app.reports.papers.elements import PartStart
from workshop_app.reports.papers.proceedings_docx import compose, write_proceedings
from workshop_app.reports.papers.texts import element_texts
from workshop_app.reports.theme import Look, Options, Paper, colour

_BOX = "\u2610"


@pytest.mark.parametrize("language", ["id", "en"])
def test_libreoffice_reads_what_was_written(tmp_path: Path, language: str) -> None:
    options = Options(FONTS, language, Paper.A4, fixed=True, version="1")
    file = tmp_path / "twin.docx"
    written = write_proceedings(rich(), options, words(language))
    file.write_bytes(written.data)
    assert written.warnings == ()
    laid_out = office_pdf(file, tmp_path)
    if laid_out is None:
        return
    book = PdfReader(laid_out)
    pages = [page.extract_text() for page in book.pages]
    said = letters("".join(pages))
    paper = compose(rich(), words(language), options)
    told = [text for element in paper.elements for text in element_texts(element)]
    lost = [text for text in told if letters(text) not in said and not _is_torn(text, said)]
    assert len(told) > 200 and lost == []
    assert all(letters(page) for page in pages), "no page is blank"
    images = {image.indirect_reference for page in book.pages for image in page.images}
    assert len(images) == len(rich().photos) + 1


@pytest.mark.parametrize("name", COMPOSED)
def test_libreoffice_reads_every_paper(tmp_path: Path, name: str) -> None:
    """Every text is there, and a sheet of one page in the PDF is one in Word, too."""
    options, content = Options(FONTS, "id", fixed=True), every_paper()[name]
    paper = composed(content, words("id"))
    file = tmp_path / f"{name}.docx"
    file.write_bytes(word_files.write(paper, options, words("id")))
    laid_out = office_pdf(file, tmp_path)
    if laid_out is None:
        return
    pages = [page.extract_text() for page in PdfReader(laid_out).pages]
    said = letters("".join(pages).replace(_BOX, ""))  # of another font, and read out of order
    texts = [text for element in paper.elements for text in element_texts(element)]
    told = [text.replace(_BOX, "") for text in texts]
    lost = [text for text in told if letters(text) not in said and not _is_torn(text, said)]
    assert told and lost == []
    parts = sum(isinstance(element, PartStart) for element in paper.elements)
    if name in ("sign-in", "sign-in-full", "commitments", "evaluation-form"):
        assert len(pages) == max(1, parts + (name == "evaluation-form"))
    assert f"Halaman 1 dari {len(pages)}" in " ".join(pages[0].split())


def _is_torn(text: str, said: str) -> bool:
    """Whether a page turn (with its foot) stands within the text: then its halves are found."""
    whole = letters(text)
    return any(whole[:at] in said and whole[at:] in said for at in range(8, len(whole) - 8))


def test_equal_data_are_equal_files() -> None:
    options = Options(FONTS, fixed=True)
    files = {write_proceedings(rich(), options, words("id")).data for _ in range(2)}
    assert len(files) == 1


def test_the_page_number_may_stand_between_dashes() -> None:
    options = Options(FONTS, "en", fixed=True, dashes=True)
    file = Document(BytesIO(write_proceedings(rich(), options, words("en")).data))
    head, foot = file.sections[0].header.paragraphs[0], file.sections[0].footer.paragraphs[0]
    assert head.text == "- 1 -" and "Page" not in foot.text


def test_broken_photos_are_named(tmp_path: Path) -> None:
    photos = (
        Photo(data=b"no picture", name="rusak.jpg"),
        Photo(name="tiada.jpg"),
        Photo(path=tmp_path / "hilang.jpg", name="hilang.jpg"),
    )
    data = replace(rich(), photos=photos)
    written = write_proceedings(data, Options(FONTS, "en", fixed=True), words("en"))
    assert [
        name for name in ("rusak", "tiada", "hilang") if name in " ".join(written.warnings)
    ] == [
        "rusak",
        "tiada",
        "hilang",
    ]


def test_pictures_say_what_they_show_and_parts_begin_pages() -> None:
    file = Document(BytesIO(write_proceedings(rich(), Options(FONTS), words("id")).data))
    shown = [e.get("descr") for e in file.element.body.iter(qn("wp:docPr"))]
    assert shown == ["Ruang layanan", *(photo.caption for photo in rich().photos)]
    heads = [p for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    bound = [h.text for h in heads if not h.paragraph_format.page_break_before]
    assert bound == ["Indeks narasumber"], "it shares the page of the index before it"


def test_the_look_is_that_of_the_book() -> None:
    look = Look(accent=colour("7A1F2B"), head="Kementerian Rekaan", lines=("Jalan Contoh 1",))
    options = Options(FONTS, fixed=True, look=look)
    file = Document(BytesIO(write_proceedings(rich(), options, words("id")).data))
    told = [paragraph.text for paragraph in file.paragraphs[:4]]
    assert told[1:3] == ["Kementerian Rekaan", "Jalan Contoh 1"]
    style = file.styles["Heading 1"]
    assert isinstance(style, ParagraphStyle) and str(style.font.color.rgb) == "7A1F2B"
