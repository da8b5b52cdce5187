"""Sheets as spreadsheets and CSV: read back they say the same, and nothing in them is ever computed."""

import csv
import io
import zipfile
from datetime import date, time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from workshop_app.domain.errors import Cancelled, TooManyRows
from workshop_app.domain.progress import never_cancelled, silent
from workshop_app.reports import spreadsheets
from workshop_app.reports.csv_files import csv_bytes, neutral
from workshop_app.reports.sheets import Column, Kind, Row, Sheet, Value, Writer, clean
from workshop_app.reports.spreadsheets import tab_name, xlsx_bytes

COLUMNS = (
    Column("Nama"),
    Column("Jumlah", Kind.NUMBER),
    Column("Tanggal", Kind.DATE),
    Column("Pukul", Kind.TIME),
    Column("Hadir", Kind.FLAG),
    Column("Catatan", Kind.PROSE),
)
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://contoh.example","klik")',
    "+1-1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\x01=1+1",
    "\x00\x1f=1+1",
    "＝1+1",
    "＠SUM(A1)",
    "{=1+1}",
    "http://contoh.example/?a=1",
    "mailto:a@contoh.example",
    "internal:Sheet!A1",
    "_x0041_",
    "</t></is><f>1+1</f>",
    "a\ud800b",
    "\u202egnp.exe",
    "baris\nkedua",
    "satu;=1+1",
    "satu\n=1+1",
    "'=1+1",
    '"a","b"',
]


def sheet(*rows: Row, columns: tuple[Column, ...] = COLUMNS, title: str = "Daftar") -> Sheet:
    return Sheet(title, columns, rows, "ya", "tidak")


def xlsx(made: Sheet) -> bytes:
    return xlsx_bytes(made, silent, never_cancelled)


def from_xlsx(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def from_csv(made: Sheet) -> list[list[str]]:
    text = csv_bytes(made, silent, never_cancelled).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def one_cell(text: str) -> tuple[object, str]:
    """A text as it comes back from both kinds of file."""
    made = sheet((text,), columns=(Column("Nama"),))
    return from_xlsx(xlsx(made))[1][0], from_csv(made)[1][0]


ROW: Row = ("Sekar Ayu", 1789, date(2023, 3, 29), time(8, 30), True, "Satu.\nDua.")


def test_days_times_and_numbers_are_real_in_a_spreadsheet() -> None:
    head, row = from_xlsx(xlsx(sheet(ROW)))
    assert head == [column.title for column in COLUMNS]
    assert row == ["Sekar Ayu", 1789.0, date(2023, 3, 29), time(8, 30), "ya", "Satu.\nDua."]


def test_csv_is_what_programs_expect() -> None:
    data = csv_bytes(sheet(ROW, (None,) * 6), silent, never_cancelled)
    assert data.startswith(b"\xef\xbb\xbfNama,Jumlah,")
    assert data.count(b"\r\n") == 3 and data.endswith(b"\r\n")
    rows = from_csv(sheet(ROW, (None, -5, None, None, False, "")))
    assert rows[1] == ["Sekar Ayu", "1789", "2023-03-29", "08:30", "ya", "Satu.\nDua."]
    assert rows[2] == ["", "-5", "", "", "tidak", ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_computed_or_linked(text: str) -> None:
    made = sheet((text,), columns=(Column("Nama"),))
    data = xlsx(made)
    page = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in page and "hyperlink" not in page
    assert not [
        name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "_rels/sheet" in name
    ]
    in_xlsx, in_csv = one_cell(text)
    assert in_xlsx == clean(text).strip() or in_xlsx == clean(text)
    assert in_csv.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    for separator in ";\n\t":
        assert not [p for p in in_csv.split(separator) if p.lstrip().startswith(("=", "@"))]


@pytest.mark.parametrize("text", ["=1+1", "+62 812-0000-0001", "@a", "-"])
def test_a_text_like_a_formula_stays_one_when_it_is_edited(text: str) -> None:
    styles = ElementTree.fromstring(
        part(xlsx(sheet((text,), columns=(Column("Nama"),))), "xl/styles.xml")
    )
    assert [xf for xf in styles.iter() if xf.get("quotePrefix") == "1"]
    page = part(xlsx(sheet((text,), columns=(Column("Nama"),))), "xl/worksheets/sheet1.xml")
    quoted = [n for n, xf in enumerate(next(e for e in styles if e.tag.endswith("cellXfs"))) if
              xf.get("quotePrefix") == "1"]  # fmt: skip
    assert f'<c r="A2" s="{quoted[0]}" t="s">' in page


def test_phone_numbers_stay_what_they_are() -> None:
    in_xlsx, in_csv = one_cell("+6281200000001")
    assert in_xlsx == "+6281200000001"
    assert in_csv == "'+6281200000001"  # else a program would make 6.28E+12 of it
    assert one_cell("081200000001") == ("081200000001", "081200000001")


def test_prose_with_bullets_keeps_its_bullets() -> None:
    assert neutral("Kami:\n- satu\n- dua") == "Kami:\n- satu\n- dua"
    assert neutral("Rina; -Budi") == "Rina; '-Budi"


def test_what_a_spreadsheet_cannot_hold_is_written_out() -> None:
    long = "😀" * 20_000
    huge = 10**17 + 1
    row = from_xlsx(xlsx(sheet((long, huge, date(1899, 12, 31), None, None, ""))))[1]
    assert str(row[0]).endswith("😀…") and len(str(row[0]).encode("utf-16-le")) <= 2 * 32_767
    assert row[1:3] == [str(huge), "1899-12-31"]


def test_more_rows_than_a_spreadsheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)
    made = sheet(*[("x", 1, None, None, None, "")] * 3)
    with pytest.raises(TooManyRows) as refused:
        xlsx(made)
    assert refused.value.values == {"count": 3, "most": 2}
    assert len(from_csv(made)) == 4


def test_the_sheet_is_ready_to_work_with_and_to_print() -> None:
    data = xlsx(sheet(ROW, title="Hadir & daftar"))
    page = part(data, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in page and 'ySplit="1"' in page
    assert '<autoFilter ref="A1:F2"/>' in page
    assert 'paperSize="9"' in page and 'orientation="landscape"' in page
    assert "&amp;LHadir &amp;&amp; daftar" in page
    assert "_xlnm.Print_Titles" in part(data, "xl/workbook.xml")
    columns = [c for c in ElementTree.fromstring(page).iter() if c.tag.endswith("}col")]
    assert columns[-1].get("max") == "6"
    assert all(5 < float(column.get("width", 0)) < 62 for column in columns)


def test_a_long_text_is_wrapped_in_a_row_that_is_high_enough() -> None:
    rows = [("kata " * 60, None, None, None, None, "satu\ndua\ntiga"), ("pendek",) + (None,) * 5]
    page = ElementTree.fromstring(part(xlsx(sheet(*rows)), "xl/worksheets/sheet1.xml"))
    heights = [float(r.get("ht", 0)) for r in page.iter() if r.tag.endswith("}row")]
    assert heights[1] >= 15 * 300 / 44 and heights[2] == 0
    huge = part(xlsx(sheet(("kata " * 6000, *(None,) * 5))), "xl/worksheets/sheet1.xml")
    assert 'ht="405"' in huge  # the most that a row may have is 409


def test_a_wide_table_is_printed_on_several_pages_beside_each_other() -> None:
    columns = tuple(Column(f"Kolom {n}", Kind.TEXT, 44) for n in range(9))
    made = sheet(("x",) * 9, columns=columns)
    assert 'fitToWidth="2"' in part(xlsx(made), "xl/worksheets/sheet1.xml")
    assert "$A:$A" in part(xlsx(made), "xl/workbook.xml")


def test_a_file_says_nothing_about_who_made_it() -> None:
    assert "<dc:creator></dc:creator>" in part(xlsx(sheet(ROW)), "docProps/core.xml")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kehadiran", "Kehadiran"),
        ("K/L: hadir? [*]\\", "K L hadir"),
        ("'tanda'", "tanda"),
        ("x" * 40, "x" * 30 + "…"),
        ("😀" * 20, "😀" * 15 + "…"),
        ("[]", "Lokakarya"),
        ("", "Lokakarya"),
    ],
)
def test_tabs_have_names_that_programs_allow(title: str, name: str) -> None:
    assert tab_name(title) == name
    assert len(from_xlsx(xlsx(sheet(ROW, title=title)))) == 2


def test_no_rows_are_a_header_alone() -> None:
    assert from_xlsx(xlsx(sheet())) == [[column.title for column in COLUMNS]]
    assert len(from_csv(sheet())) == 1


@pytest.mark.parametrize("write", [csv_bytes, xlsx_bytes])
def test_progress_and_cancel(write: Writer) -> None:
    told: list[tuple[int, int]] = []
    made = sheet(*[ROW] * 1200)
    write(made, lambda done, total: told.append((done, total)), never_cancelled)
    assert told == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        write(made, silent, lambda: next(asked))


_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63),
    st.dates(),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.text(st.characters(exclude_categories=()), max_size=40),
)


@given(st.lists(st.lists(_VALUES, min_size=3, max_size=3), max_size=5))
def test_any_value_comes_back_from_both(rows: list[list[Value]]) -> None:
    made = sheet(*rows, columns=(Column("a"), Column("b"), Column("c")))
    in_csv, in_xlsx = from_csv(made), from_xlsx(xlsx(made))
    assert len(in_csv) == len(rows) + 1
    for row, back in zip(rows, in_csv[1:], strict=True):
        for value, cell in zip(row, back, strict=True):
            if isinstance(value, str):
                assert cell.replace("'", "") == clean(value).replace("'", "")
            elif isinstance(value, int) and not isinstance(value, bool):
                assert int(cell) == value
    for row, written in zip(rows, in_xlsx[1:], strict=False):
        for value, read in zip(row, written, strict=False):
            if isinstance(value, str):
                assert str(read).strip() == clean(value).strip()


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        xlsx_bytes(sheet(*[ROW] * 1200), silent, lambda: next(asked))
    assert not list(tmp_path.iterdir())
