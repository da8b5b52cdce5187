"""What staff rely on when they finish the book in Word: lists that count, languages, a cover, two indexes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from pypdf import PdfReader

from tests.reports.conftest import FONTS, Print, letters
from tests.reports.papers.test_papers import words
from tests.reports.papers.test_word_files import text_of
from tests.reports.programs import office_pdf
from tests.reports.sample import rich
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers import word_files
from workshop_app.reports.papers.elements import Element, Grid, GridColumn, Listed, Paper, Text
from workshop_app.reports.papers.proceedings_docx import write_proceedings
from workshop_app.reports.theme import Options


def twin(data: Proceedings, language: str = "id") -> bytes:
    return write_proceedings(data, Options(FONTS, language, fixed=True), words(language)).data


def made_of(*elements: Element, language: str = "id") -> DocumentObject:
    paper = Paper("Judul", "Penerbit", elements)
    data = word_files.write(paper, Options(FONTS, language, fixed=True), words(language))
    return Document(BytesIO(data))


# --- lists ----------------------------------------------------------------------------------------


def list_of(paragraph: WordParagraph) -> int:
    """The number of the list that an entry is in; 0 for none."""
    found = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return int(found.get(qn("w:val"))) if found is not None else 0


def test_each_list_counts_from_one_and_goes_on_behind_a_remark() -> None:
    file = made_of(
        Listed("1.", "satu"),
        Listed("2.", "dua"),
        Text("Di antaranya sebuah catatan."),
        Listed("3.", "tiga\nlagi"),
        Listed("1.", "awal", "Judul"),
        Listed("a.", "huruf"),
        Listed("\u2013", "garis"),
        Listed("\u2013", "garis lagi"),
    )
    found = {p.text: list_of(p) for p in file.paragraphs}
    assert found["satu"] == found["dua"] == found["tiga"] != 0
    assert found["lagi"] == found["awal"] == 0
    lists = [found[text] for text in ("satu", "Judul", "huruf", "garis")]
    assert len(set(lists)) == 4 and found["garis lagi"] == found["garis"]
    numbering = file.part.numbering_part.element
    for each in lists:
        num = next(n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == str(each))
        assert num.find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1"


@pytest.mark.parametrize("markers", [("7.",), ("1.", "3."), ("1.", "c."), ("(i)",), ("",)])
def test_a_marker_that_is_in_no_row_is_typed(markers: tuple[str, ...]) -> None:
    last = made_of(*(Listed(marker, "isi") for marker in markers)).paragraphs[-1]
    assert (list_of(last), last.text) == (0, f"{markers[-1]}\tisi")


def test_libreoffice_counts_the_lists_as_the_book_does(tmp_path: Path) -> None:
    file = tmp_path / "daftar.docx"
    made_of(
        *(Listed(f"{n}.", f"kata{n}") for n in (1, 2)), *(Listed(f"{n}.", "lain") for n in (1, 2))
    ).save(str(file))
    laid_out = office_pdf(file, tmp_path)
    if laid_out is not None:
        told = PdfReader(laid_out).pages[0].extract_text().split()
        assert told[:8] == ["1.", "kata1", "2.", "kata2", "1.", "lain", "2.", "lain"]


# --- languages ------------------------------------------------------------------------------------


def languages(file: DocumentObject) -> dict[str, str]:
    """The words that are marked with a language."""
    found = {}
    for run in file.element.body.iter(qn("w:r")):
        lang = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if lang is not None:
            found["".join(t.text or "" for t in run.iter(qn("w:t")))] = lang.get(qn("w:val"))
    return found


def test_texts_in_another_language_say_so() -> None:
    file = made_of(
        Text("The words of this paper are in English."),
        Text("Kata-kata ini ditulis dalam bahasa Indonesia."),
        Text("Selamat datang", language="id"),
        Grid(
            (GridColumn("Step", 1),),
            (("Menyusun surat edaran untuk seluruh daerah",), ("To be done by the ministry",)),
        ),
        language="en",
    )
    assert languages(file) == {
        "Kata-kata ini ditulis dalam bahasa Indonesia.": "id-ID",
        "Selamat datang": "id-ID",
        "Menyusun surat edaran untuk seluruh daerah": "id-ID",
    }


def test_what_is_typed_in_the_other_language_only_says_so_in_the_book() -> None:
    data = replace(rich(), foreword="Selamat membaca.", foreign=("foreword",))
    assert languages(Document(BytesIO(twin(data, "en"))))["Selamat membaca."] == "id-ID"
    own = replace(data, foreign=())
    assert "Selamat membaca." not in languages(Document(BytesIO(twin(own))))


# --- cover and indexes ----------------------------------------------------------------------------


def test_the_cover_stands_alone_without_head_and_foot() -> None:
    data = rich()
    file = Document(BytesIO(twin(data)))
    assert file.sections[0].different_first_page_header_footer
    assert file.sections[0].first_page_footer.paragraphs[0].text == ""
    panel = file.tables[0].cell(0, 0)
    assert [p.text for p in panel.paragraphs] == ["Prosiding", data.title]
    shade = panel._tc.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    assert shade is not None and shade.get(qn("w:fill")) not in ("auto", "FFFFFF")
    told = [p.text for p in file.paragraphs[:4]]
    assert [data.number, data.host] == told[:2] and "29 Maret 2023" in " ".join(told)


@pytest.mark.parametrize("title", ["", "Kata", "Peraturan " * 60])
def test_a_title_of_any_length_makes_one_cover(tmp_path: Path, title: str) -> None:
    file = tmp_path / "sampul.docx"
    file.write_bytes(twin(replace(rich(), title=title)))
    laid_out = office_pdf(file, tmp_path)
    if laid_out is not None:
        first, second = (page.extract_text() for page in PdfReader(laid_out).pages[:2])
        assert "29 Maret 2023" in first and "Kata pengantar" in second


def entries(file: DocumentObject, title: str) -> list[WordParagraph]:
    """The paragraphs of an index."""
    texts = [p.text for p in file.paragraphs]
    start = max(place for place, text in enumerate(texts) if text == title) + 1
    found = []
    for paragraph in file.paragraphs[start:]:
        if paragraph.style is not None and (paragraph.style.name or "").startswith("Heading"):
            break
        found.append(paragraph)
    return found


def test_the_indexes_name_whom_those_of_the_pdf_name(printed: Print) -> None:
    file = Document(BytesIO(twin(rich())))
    book = PdfReader(BytesIO(printed(rich()).data))
    pages = [letters(page.extract_text()) for page in book.pages]
    agencies, speakers = entries(file, "Indeks instansi"), entries(file, "Indeks narasumber")
    assert len(agencies) > 5 and len(speakers) > 2
    for title, some in (("Indeks instansi", agencies), ("Indeks narasumber", speakers)):
        in_pdf = next(page for page in reversed(pages) if letters(title) in page)
        names = [letters(entry.text.split(":")[0]) for entry in some]
        assert [name for name in names if name not in in_pdf] == []


def test_every_place_in_an_index_is_a_field_that_leads_to_it(tmp_path: Path) -> None:
    written = twin(rich())
    file = Document(BytesIO(written))
    places = {e.get(qn("w:name")) for e in file.element.body.iter(qn("w:bookmarkStart"))}
    fields = [e.text for e in file.element.body.iter(qn("w:instrText"))]
    told = [text.split()[1] for text in fields if text.startswith("PAGEREF ")]
    assert len(told) == len(set(told)) > 10 and set(told) == places
    assert "hlm. \u2013)" in text_of(file)
    path = tmp_path / "indeks.docx"
    path.write_bytes(written)
    laid_out = office_pdf(path, tmp_path)
    if laid_out is not None:
        said = "".join(page.extract_text() for page in PdfReader(laid_out).pages)
        assert "hlm. \u2013)" not in said and "1.1 (hlm. " in said


def test_no_head_of_a_table_is_broken_within_a_word(tmp_path: Path) -> None:
    heads = ("Diperkirakan", "Kedatangan pertama", "Terdaftar")
    columns = (GridColumn("Instansi", 56), *(GridColumn(head, 12) for head in heads))
    file = tmp_path / "tabel.docx"
    made_of(Grid(columns, (("Kementerian", "1", "2", "3"),))).save(str(file))
    laid_out = office_pdf(file, tmp_path)
    if laid_out is not None:
        said = PdfReader(laid_out).pages[0].extract_text().split()
        assert {"Diperkirakan", "Kedatangan", "pertama", "Terdaftar"} <= set(said)


def test_what_stands_behind_an_index_needs_no_page_of_its_own() -> None:
    heads = {
        p.text: p.paragraph_format.page_break_before
        for p in Document(BytesIO(twin(rich()))).paragraphs
        if p.style is not None and (p.style.name or "").startswith("Heading")
    }
    assert heads["Indeks instansi"] and not heads["Indeks narasumber"] and not heads["Kolofon"]


def test_every_column_of_every_table_has_a_head() -> None:
    file = Document(BytesIO(twin(rich())))
    tables = [t for t in file.tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    heads = [cell.text for table in tables for cell in table.rows[0].cells]
    assert len(tables) > 8 and all(heads)
