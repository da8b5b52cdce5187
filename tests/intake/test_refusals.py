"""Files that are no lists, or that would cost more than a list may: clear words, little memory."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.intake import containers
from tests.intake.conftest import FILES
from workshop_app.actions.importing import open_file, open_text
from workshop_app.domain.errors import (
    Cancelled,
    CannotRead,
    FileMissing,
    ListDamaged,
    ListEmpty,
    ListEncrypted,
    ListHasMacros,
    ListTooLarge,
    NotAList,
    WorkshopError,
)
from workshop_app.intake.tables import LARGEST_FILE

SHEET = "xl/worksheets/sheet1.xml"


def workbook(sheet: bytes, **more: bytes) -> bytes:
    """An XLSX with this XML for its one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet()
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return containers.zipped(
        {**parts, SHEET: sheet, **{k.replace("__", "/"): v for k, v in more.items()}}
    )


def cells(inner: str) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f"<worksheet {space}><sheetData>{inner}</sheetData></worksheet>".encode()


def cell(place: str, row: int) -> str:
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row>'


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], type[WorkshopError]]:
    def read(data: bytes, name: str = "daftar.xlsx") -> type[WorkshopError]:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(WorkshopError) as caught:
            open_file(path)
        return type(caught.value)

    return read


Refused = Callable[..., type[WorkshopError]]


def test_a_picture_named_like_a_workbook(refused: Refused) -> None:
    assert refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)) is NotAList
    assert refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "daftar.csv") is NotAList


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n1 0 obj", b"{\\rtf1 Nama}", b"<html><table><tr><td>Nama", bytes(range(256)) * 9],
)
def test_other_documents(refused: Refused, data: bytes) -> None:
    assert refused(data) is NotAList


def test_a_word_document(refused: Refused) -> None:
    assert refused(containers.zipped({"word/document.xml": b"<w/>"})) is NotAList
    assert refused(containers.compound({"WordDocument": b"x"})) is NotAList


def test_an_agency_whose_name_begins_like_a_picture_is_read(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("BMKG,Nama\n1,Sekar Ayu\n", "utf-8")
    assert open_file(path).tables[0].rows[0] == ("BMKG", "Nama")


def test_macros(refused: Refused) -> None:
    assert refused(workbook(cells(""), **{"xl__vbaProject.bin": b"x"})) is ListHasMacros
    assert (
        refused(containers.compound({"Workbook": b"x", "_VBA_PROJECT_CUR": b"x"})) is ListHasMacros
    )
    with_basic = containers.zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>",
         "Basic/Standard/Module1.xml": b"<a/>"}
    )  # fmt: skip
    assert refused(with_basic) is ListHasMacros


def test_a_password(refused: Refused) -> None:
    assert (
        refused(containers.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}))
        is ListEncrypted
    )
    book = containers.biff({"A": [["Nama"]]})
    locked = book[:20] + struct.pack("<HH", 0x2F, 6) + bytes(6) + book[20:]
    assert refused(containers.compound({"Workbook": locked})) is ListEncrypted
    assert refused(containers.ods("", "<manifest:encryption-data/>")) is ListEncrypted


def test_a_zip_bomb_is_seen_in_the_directory(refused: Refused) -> None:
    zeros = bytes(30 * 2**20)
    bomb = workbook(cells(""), **{f"xl__media__{n}.bin": zeros for n in range(8)})
    assert len(bomb) < 2**20

    tracemalloc.start()
    assert refused(bomb) is ListTooLarge
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 2**20


def test_a_directory_that_lies_about_a_sheet(refused: Refused) -> None:
    sheet = cells("".join(cell(f"A{n}", n) for n in range(1, 2000)))
    data = bytearray(workbook(sheet))
    # Both places where the length stands say 1000 instead.
    true = struct.pack("<I", len(sheet))
    for _ in range(data.count(true)):
        place = data.index(true)
        data[place : place + 4] = struct.pack("<I", 1000)
    assert refused(bytes(data)) is ListDamaged


def test_a_sheet_of_a_gigabyte(refused: Refused) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(250):
                part.write(bytes(2**20))
    assert refused(buffer.getvalue()) is ListTooLarge


@pytest.mark.parametrize("place", [("XFD1", 1), ("A1048576", 1048576), ("ZZ9000", 9000)])
def test_a_lone_cell_in_the_far_corner(refused: Refused, place: tuple[str, int]) -> None:
    far = cell(*place)
    again = cell("XFD400", 400) if place[0] == "XFD1" else ""
    assert refused(workbook(cells(cell("A1", 1) + far + again))) is ListTooLarge


def test_colour_alone_in_the_far_corner_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    coloured = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path.write_bytes(workbook(cells(cell("A1", 1) + coloured)))
    assert open_file(path).tables[0].rows == (("x",),)


def test_the_far_corner_of_the_other_kinds(refused: Refused) -> None:
    table = (
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="500" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert refused(containers.ods(table)) is ListTooLarge
    row = [""] * 16000 + ["x"]
    assert refused(containers.xlsb([row] + [[]] * 400 + [["x"]])) is ListTooLarge
    many = {f"L{n}": [["x"], [""] * 255 + ["x"]] + [[]] * 30000 + [["x"]] for n in range(3)}
    assert refused(containers.xls(many)) is ListTooLarge


def test_an_entity_of_its_own_is_refused(refused: Refused) -> None:
    data = containers.ods("<a>&lol;</a>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].replace(
        b"?>", b'?><!DOCTYPE a [<!ENTITY lol "x"><!ENTITY lol2 "&lol;&lol;">]>', 1
    )
    assert refused(containers.zipped({**parts, "content.xml": content})) is ListDamaged


@pytest.mark.parametrize("name", ["letterhead.xlsx", "old.xls", "binary.xlsb", "open.ods"])
def test_every_truncation_is_said_in_words(tmp_path: Path, name: str) -> None:
    whole = (FILES / name).read_bytes()
    for length in range(9, len(whole), max(1, len(whole) // 40)):
        path = tmp_path / "rusak.xlsx"
        path.write_bytes(whole[:length])
        try:
            open_file(path)
        except WorkshopError as error:
            assert type(error) in (ListDamaged, NotAList, ListEmpty, ListTooLarge), length


def test_nothing_missing_too_large(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_file(tmp_path / "tidak-ada.csv")
    with pytest.raises(CannotRead):
        open_file(tmp_path)
    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    with pytest.raises(ListEmpty):
        open_file(empty)
    with pytest.raises(ListEmpty):
        open_text(" \n ")
    large = tmp_path / "besar.csv"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ListTooLarge):
        open_file(large)


def test_reading_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        open_file(FILES / "letterhead.xlsx", cancelled=lambda: True)
