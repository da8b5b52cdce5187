"""The book as a reader gets it: its text, its order, its contents, bookmarks and fonts."""

import re
from dataclasses import replace

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.reports.conftest import Print, flowing, letters, reader, texts
from tests.reports.sample import empty, full
from workshop_app.reports.index import even, joined_pages
from workshop_app.reports.model import AgencyAttendance, Commitment, Practice, Proceedings, Strategy
from workshop_app.reports.proceedings import Printed
from workshop_app.reports.theme import Paper


def bookmarks(printed: Printed) -> list[tuple[str, int]]:
    """Titles with the page (from 0) that they lead to, in order of appearance."""
    book = reader(printed)
    found: list[tuple[str, int]] = []

    def walk(items: list[object]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                found.append((item.title, book.get_destination_page_number(item)))  # type: ignore[attr-defined, arg-type]

    walk(list(book.outline))
    return found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", list(Paper))
def test_everything_is_printed(printed: Print, language: str, paper: Paper) -> None:
    """Every text of the data is found in the text of the document."""
    data = full()
    whole = flowing(printed(data, language, paper))
    wanted = [data.title, data.number, data.host, data.venue, data.foreword, data.background]
    wanted += [*data.legal_basis, data.purposes, data.conclusions, data.closing, data.signer.name]
    wanted += [agency.name for agency in data.agencies]
    wanted += [session.title for session in data.sessions]
    for strategy in data.strategies:
        wanted.append(strategy.title)
        wanted += [part for p in strategy.practices for part in (p.title, p.agency, p.presenter)]
        wanted += [c.text for c in strategy.challenges]
    wanted += [item.indicator for item in data.commitments]
    assert [text for text in wanted if letters(text) not in whole] == []
    assert letters("1.150" if language == "id" else "1,150") in whole


def test_paper_sizes(printed: Print) -> None:
    """A4 and F4 to the tenth of a millimetre."""
    for paper, size in ((Paper.A4, (210, 297)), (Paper.F4, (215, 330))):
        box = reader(printed(empty(), paper=paper)).pages[0].mediabox
        assert (
            round(float(box.width) / 72 * 25.4, 1),
            round(float(box.height) / 72 * 25.4, 1),
        ) == size


def test_contents_name_the_right_pages(printed: Print) -> None:
    """Each bookmark's page carries the folio that stands behind its title in the contents."""
    result = printed(full())
    pages = texts(result)
    labels = reader(result).page_labels
    contents = letters(next(page for page in pages if page.startswith("Daftar isi")))
    marks = bookmarks(result)
    assert len(marks) >= 20
    for title, page in marks:
        plain = title.split(" ", 1)[1] if title[0] in "IV123456" and " " in title else title
        assert letters(plain.replace(" \u00b7 ", "")) in letters(pages[page])
        assert letters(plain) in contents
        after = contents.split(letters(plain), 1)[1].lstrip(".")
        assert after.startswith(labels[page]), (title, after[:10], labels[page])


def test_contents_link_to_the_headings(printed: Print) -> None:
    """As many links as entries, each to the page of its bookmark."""
    result = printed(full())
    book = reader(result)
    page = next(p for p in book.pages if p.extract_text().startswith("Daftar isi"))
    annotations = page["/Annots"]
    assert isinstance(annotations, ArrayObject)
    targets = []
    for item in annotations:
        link = item.get_object()
        assert isinstance(link, DictionaryObject)
        destination = link["/Dest"]
        assert isinstance(destination, ArrayObject)
        target = destination[0]
        assert isinstance(target, IndirectObject)
        targets.append(next(i for i, p in enumerate(book.pages) if p.indirect_reference == target))
    assert targets == [page for _, page in bookmarks(result)]


def test_front_matter_is_numbered_in_roman(printed: Print) -> None:
    """Cover, imprint, foreword, contents; page 1 lies on the right."""
    labels = reader(printed(full())).page_labels
    assert labels[:5] == ["i", "ii", "iii", "iv", "1"]
    one_sided = reader(printed(replace(full(), foreword=""), two_sided=False)).page_labels
    assert one_sided[:4] == ["i", "ii", "iii", "1"]
    padded = reader(printed(replace(full(), foreword=""))).page_labels
    assert padded[:5] == ["i", "ii", "iii", "iv", "1"]


def test_an_empty_workshop_says_so(printed: Print) -> None:
    """Every empty part prints a sentence, none an error."""
    whole = " ".join(texts(printed(empty(), "en")))
    assert whole.count("No contribution recorded for this strategy.") == 6
    assert "No programme has been recorded." in whole
    assert "No attendance has been recorded." in whole
    assert "No commitment has been recorded." in whole
    assert "Introduction" not in whole
    assert "Closing" not in whole


def test_nothing_at_all_prints(printed: Print) -> None:
    """Not even a title."""
    whole = " ".join(texts(printed(replace(empty(), title="", strategies=()), "en")))
    assert "Workshop without a title" in whole
    assert "No contribution recorded." in whole


def test_a_heading_never_ends_a_page(printed: Print) -> None:
    """Whatever stands before it, a practice's heading has text below it on its page."""
    text = "Satu kalimat yang cukup panjang untuk mengisi lebih dari satu baris di halaman ini. "
    for filler in range(1, 60, 3):
        practices = (
            Practice("Pengisi halaman", "Instansi", action=text * filler),
            Practice(
                "Judul yang diuji", "Instansi penguji", action="Isi praktik yang diuji. " * 12
            ),
        )
        data = replace(empty(), strategies=(Strategy(1, "Strategi", practices),))
        page = next(page for page in texts(printed(data))[4:] if "Judul yang diuji" in page)
        assert "Isi praktik yang diuji." in page.split("Instansi penguji", 1)[1]


def test_long_tables_repeat_their_head(printed: Print) -> None:
    """Every page of the attendance table carries the head, and every agency is there once."""
    agencies = tuple(AgencyAttendance(f"Instansi nomor {i:03d}", present=i) for i in range(200))
    data = replace(empty(), agencies=agencies, parts=("conduct",))
    pages = texts(printed(data, "en"))
    carrying = [page for page in pages if "Instansi nomor" in page]
    assert len(carrying) > 4
    assert all("Registered" in page for page in carrying)
    whole = " ".join(pages)
    assert all(whole.count(agency.name) == 1 for agency in agencies)


def test_a_row_taller_than_a_page_goes_on(printed: Print) -> None:
    """It is torn rather than lost."""
    words = " ".join(f"kata{i}" for i in range(4000))
    item = replace(full().commitments[0], description=words)
    whole = " ".join(texts(printed(replace(full(), commitments=(item,) * 2))))
    assert whole.count("kata3999") == 2
    assert whole.count("kata2000") == 2


def test_all_fonts_are_embedded_subsets(printed: Print) -> None:
    """No font of the reader's machine is relied on."""
    book = reader(printed(full()))
    resources = book.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    assert len(fonts) >= 5
    for reference in fonts.values():
        font = reference.get_object()
        assert isinstance(font, DictionaryObject)
        assert str(font["/BaseFont"])[7] == "+"
        descriptor = font["/FontDescriptor"]
        assert isinstance(descriptor, DictionaryObject)
        assert len(descriptor["/FontFile2"].get_data()) > 1000  # type: ignore[attr-defined]
        assert "/ToUnicode" in font


def test_metadata_and_language(printed: Print) -> None:
    """Title, author and language are where readers and archives look for them."""
    book = reader(printed(full(), "en"))
    assert book.metadata is not None
    assert book.metadata.title == full().title
    assert book.metadata.author == full().host
    assert str(book.root_object["/Lang"]) == "en"


def test_equal_data_give_equal_bytes(printed: Print) -> None:
    """Nothing of the moment or the machine is in a fixed print."""
    assert printed(full()).data == printed(full()).data
    assert printed(full()).data != printed(full(), "en").data
    assert b"CreationDate" not in printed(full()).data


def test_streams_are_compressed_without_ascii85(printed: Print) -> None:
    """Small files: the sample stays below 150 kB."""
    data = printed(full()).data
    assert b"ASCII85" not in data
    assert len(data) < 150_000


def test_the_index_names_the_pages_of_each_agency(printed: Print) -> None:
    """Behind each agency stand the pages that carry its practice, challenge or commitment."""
    result = printed(full())
    labels, pages = reader(result).page_labels, texts(result)
    index = next(page for page in pages[5:] if page.startswith("Indeks instansi"))
    for agency, title in (
        ("Komisi Perlindungan Anak Indonesia (KPAI)", "Mengawal hak anak korban sejak laporan"),
        ("Badan Pusat Statistik (BPS)", "Menyepakati penomoran kasus bersama untuk data terpadu"),
    ):
        number = next(
            labels[at] for at, page in enumerate(pages[4:], 4) if letters(title) in letters(page)
        )
        assert letters(f"{agency}, {number}") in letters(index)


def test_index_of_many_agencies_fills_columns_and_pages(printed: Print) -> None:
    """Hundreds of agencies: all are there, each once, over several pages."""
    practices = tuple(Practice(f"P{i}", f"Instansi {i:03d}") for i in range(400))
    data = replace(empty(), strategies=(Strategy(1, "Strategi", practices),))
    result = printed(data)
    start = next(at for title, at in bookmarks(result) if title == "Indeks instansi")
    pages = texts(result)[start:]
    assert 2 <= len(pages) <= 6
    assert all(" ".join(pages).count(f"Instansi {i:03d},") == 1 for i in range(400))


def test_joined_pages() -> None:
    """Neighbours become a range; doubles and disorder do not matter."""
    assert list(joined_pages([14, 3, 12, 13, 3])) == ["3", "12\u201314"]
    assert list(joined_pages([])) == []


def test_a_practice_counts_for_all_its_strategies(printed: Print) -> None:
    practice = Practice("Kapal patroli", agency="Badan Rekaan Laut", also=(2,))
    data = replace(empty(), strategies=(Strategy(1, "Pertama", (practice,)), Strategy(2, "Kedua")))
    pages = " ".join(" ".join(texts(printed(data, "en"))).split())
    assert "Practices of other strategies count here too: 1.1 Kapal patroli." in pages
    assert "No contribution recorded" not in pages


def test_a_long_index_has_letters_and_a_short_one_none(printed: Print) -> None:
    """A letter never stands alone at the foot of a column."""
    names = [f"{first}ewan Rekaan {n:02}" for first in "ABCDEFG" for n in range(16)]
    promises = tuple(Commitment("Janji", name) for name in names)
    data = Proceedings("Judul", commitments=promises)
    pages = texts(printed(data))
    at = next(n for n, page in enumerate(pages) if page.startswith("Indeks instansi"))
    index = " ".join(pages[at:])
    for first in "ABCDEFG":
        assert re.search(rf"\b{first} {first}ewan Rekaan 00, \d", index), first
    few = texts(printed(replace(data, commitments=promises[:20])))[-1]
    assert "Aewan Rekaan 00" in few
    assert not re.search(r"\bA Aewan", few)


@pytest.mark.parametrize(
    ("heights", "wanted"),
    [
        ([], 0.0),
        ([10.0], 10.0),
        ([10.0, 10.0], 10.0),
        ([30.0, 10.0, 10.0], 30.0),
        ([10.0] * 5, 30.0),
    ],
)
def test_columns_are_as_even_as_the_order_allows(heights: list[float], wanted: float) -> None:
    assert even(heights) == wanted
