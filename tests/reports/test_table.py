"""Tables on the page: heads with rows below them, rows whole, groups with what they name."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.reports.conftest import FONTS
from workshop_app.reports.archive import described
from workshop_app.reports.blocks import Note
from workshop_app.reports.document import write_document
from workshop_app.reports.engine import Flow, Setting
from workshop_app.reports.faces import FontShelf
from workshop_app.reports.hyphens import Breaks
from workshop_app.reports.measure import Fonts
from workshop_app.reports.pdf import PdfFile
from workshop_app.reports.table import Align, Column, Piece, Row, Table
from workshop_app.reports.theme import GRID, Archive, Options


class Filler:
    """Something above the table."""

    before = 0.0
    keeps_next = False

    def __init__(self, lines: int) -> None:
        """As many empty lines of the grid."""
        self.height = self.first = lines * GRID

    def place(self, flow: Flow) -> None:
        """Only move on."""
        flow.advance(self.height)


def pages_of(
    shelf: FontShelf,
    filler: int,
    rows: list[tuple[str, str]],
    group: int = -1,
    tail: float = 0.0,
    caption: str = "",
) -> list[str]:
    """The text of the pages of a table that begins below a filler, with a caption if it has one."""
    fonts, pdf = Fonts(shelf), PdfFile()
    setting = Setting(Options(FONTS, fixed=True), fonts, Breaks("id"))
    style = setting.theme.cell
    laid = [
        Row(((Piece(text, style),),), group=True)
        if index == group
        else Row(((Piece(text, style),), (Piece(number, style),)))
        for index, (text, number) in enumerate(rows)
    ]
    columns = (Column("KEPALA", 1), Column("Jumlah", align=Align.RIGHT))
    flow = Flow(setting, pdf, lambda page, recto: None, lambda done: None)
    flow.new_page()
    table = Table(setting, columns, laid)
    table.tail = tail
    above = [Note(setting, caption, setting.theme.label)] if caption else []
    flow.add([Filler(filler), *above, table])
    flow.finish()
    about = described("Tabel", "", "id", Archive.A3B, None)
    book = PdfReader(BytesIO(write_document(pdf, flow, fonts, about)))
    return [page.extract_text() for page in book.pages]


@pytest.mark.parametrize("words", [1, 60, 700])
def test_no_page_ends_with_a_bare_head(shelf: FontShelf, words: int) -> None:
    """Wherever the table begins, and however tall its rows are."""
    rows = [("baris " * words, "1"), ("baris " * words, "2"), ("baris", "3")]
    for filler in range(44):
        pages = pages_of(shelf, filler, rows)
        headed = [page for page in pages if "KEPALA" in page]
        assert headed
        assert all("baris" in page for page in headed), filler
        assert sum(page.count("baris") for page in pages) == 2 * words + 1


def test_rows_are_not_torn(shelf: FontShelf) -> None:
    """All lines of a row stand on one page, as long as a page can hold them."""
    rows = [(f"awal{i} " + "isi " * 150 + f"akhir{i}", "1") for i in range(12)]
    for filler in (0, 7, 23, 38):
        pages = pages_of(shelf, filler, rows)
        for i in range(12):
            assert any(f"awal{i} " in page and f"akhir{i}" in page for page in pages)


def test_a_group_stays_with_its_first_row(shelf: FontShelf) -> None:
    """The name of a group is never the last thing on a page."""
    rows = [(f"baris{i}", "1") for i in range(8)]
    rows[4] = ("KELOMPOK", "")
    for filler in range(20, 44):
        page = next(p for p in pages_of(shelf, filler, rows, group=4) if "KELOMPOK" in p)
        assert "baris5" in page, filler


def test_the_last_row_is_not_alone(shelf: FontShelf) -> None:
    """A page is not turned for a single small row."""
    rows = [(f"baris{i}", "1") for i in range(9)]
    for filler in range(20, 44):
        page = next(p for p in pages_of(shelf, filler, rows) if "baris8" in p)
        assert "baris7" in page, filler


def test_a_table_without_rows_prints_its_head(shelf: FontShelf) -> None:
    """Nothing to show is no reason to fail."""
    assert "KEPALA" in pages_of(shelf, 0, [])[0]


def test_a_caption_goes_with_a_short_table_and_its_tail(shelf: FontShelf) -> None:
    """Where a row waits for the signature below it, what names the table does not stay behind."""
    for filler in range(20, 44):
        pages = pages_of(shelf, filler, [("baris", "1")], tail=8 * GRID, caption="KETERANGAN")
        assert any("KETERANGAN" in page and "baris" in page for page in pages), filler
