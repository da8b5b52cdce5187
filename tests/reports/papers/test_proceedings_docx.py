"""The proceedings as a Word file say what the PDF says, with real headings, captions and contents."""

from io import BytesIO
from itertools import count

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.deep import scaled
from tests.reports.conftest import FONTS, Print, flowing, letters
from tests.reports.hostile import every_text, hostile
from tests.reports.papers.test_papers import words
from tests.reports.papers.test_word_files import text_of, typed_texts
from tests.reports.sample import full, rich
from workshop_app.reports.model import Proceedings
from workshop_app.reports.papers.proceedings_docx import compose, write_proceedings
from workshop_app.reports.theme import Options


def written(data: Proceedings, language: str = "id") -> DocumentObject:
    options = Options(FONTS, language, fixed=True)
    return Document(BytesIO(write_proceedings(data, options, words(language)).data))


def texts_in(data: object) -> list[str]:
    """Every text of a snapshot."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, tuple):
        return [text for item in data for text in texts_in(item)]
    return (
        [t for value in vars(data).values() for t in texts_in(value)]
        if hasattr(data, "__dict__")
        else []
    )


def test_whatever_the_pdf_prints_stands_in_the_word_file(printed: Print) -> None:
    data = full()
    in_pdf, in_word = flowing(printed(data)), letters(text_of(written(data)))
    lines = [letters(line) for text in texts_in(data) for line in text.splitlines()]
    asked = [line for line in lines if line and line in in_pdf]
    assert len(asked) > 100
    assert [line for line in asked if line not in in_word] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_text_is_lost(language: str) -> None:
    told = letters(text_of(written(full(), language)))
    for element in compose(full(), words(language)).elements:
        for text in typed_texts(element):
            assert letters(text) in told, text


def test_headings_captions_and_contents_are_real() -> None:
    file = written(full())
    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style]
    assert styles.count("Heading 1") >= 6 and styles.count("Heading 2") >= 8
    assert styles.count("Heading 3") >= 3 and styles.count("Caption") >= 5
    told = [e.text for e in file.element.body.iter(qn("w:instrText"))]
    assert told[0].startswith("TOC ") and told.count("SEQ Table \\* ARABIC") >= 5


def test_hostile_texts_are_written() -> None:
    assert "tebal" in text_of(written(hostile()))


def test_an_empty_workshop_is_written() -> None:
    told = text_of(written(Proceedings(title="")))
    assert "Lokakarya tanpa judul" in told and "belum" in told


@settings(max_examples=scaled(10, 60), deadline=None)
@given(text=st.text(st.characters(), min_size=1, max_size=60), field=st.integers(0, 10_000))
def test_any_text_in_any_field_is_written(text: str, field: int) -> None:
    fields: list[str] = []

    def note(found: str) -> str:
        fields.append(found)
        return found

    every_text(rich(), note)
    chosen, numbers = field % len(fields), count()
    data = every_text(rich(), lambda found: text if next(numbers) == chosen else found)
    told = text_of(written(data))
    assert "Mengirim naskah perjanjian" in told or "Mengirim naskah" in fields[chosen]
