"""The Word twin as LibreOffice reads it: opened, laid out, and every text of the elements found again.

Where LibreOffice Writer is not installed, only what needs no other program is looked at.
"""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.reports.conftest import FONTS, letters
from tests.reports.papers.test_papers import words
from tests.reports.programs import office_pdf
from tests.reports.sample import rich
from workshop_app.reports.papers.proceedings_docx import compose, write_proceedings
from workshop_app.reports.papers.texts import element_texts
from workshop_app.reports.theme import Options, Paper


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


def _is_torn(text: str, said: str) -> bool:
    """Whether a page turn (with its foot) stands within the text: then its halves are found."""
    whole = letters(text)
    return any(whole[:at] in said and whole[at:] in said for at in range(8, len(whole) - 8))


def test_equal_data_are_equal_files() -> None:
    options = Options(FONTS, fixed=True)
    files = {write_proceedings(rich(), options, words("id")).data for _ in range(2)}
    assert len(files) == 1
