"""Makes the lists that show one thing each, with invented people; called by `make_files`."""

from datetime import datetime
from pathlib import Path

import xlsxwriter

CREATED = datetime(2023, 3, 28, 17, 0)
Rows = list[list[str | float]]


def title_rows(book: xlsxwriter.Workbook) -> None:
    """A letterhead of four lines and an empty one above a plain header."""
    sheet = book.add_worksheet("Peserta")
    for row, text in enumerate(("PANITIA", "DAFTAR PESERTA", "Rabu, 29 Maret 2023", "Ruang Ambra")):
        sheet.merge_range(row, 0, row, 2, text)
    sheet.write_row(5, 0, ["No", "Nama", "Instansi"])
    sheet.write_row(6, 0, [1, "Sekar Ayu", "Kemlu"])
    sheet.write_row(7, 0, [2, "Wira Adi", "Kemensos"])


def header_in_two_rows(book: xlsxwriter.Workbook) -> None:
    """A header in two rows: what lies under KONTAK is named in the second."""
    sheet = book.add_worksheet("Peserta")
    for column, text in enumerate(("NO", "NAMA", "INSTANSI")):
        sheet.merge_range(0, column, 1, column, text)
    sheet.merge_range(0, 3, 0, 4, "KONTAK")
    sheet.write_row(1, 3, ["HP", "EMAIL"])
    sheet.write_row(2, 0, [1, "Sekar Ayu", "Kemlu", "0841-0000-0101", "sekar@kemlu.example"])


def merged_agencies(book: xlsxwriter.Workbook) -> None:
    """An agency in one merged cell beside its people."""
    sheet = book.add_worksheet("Peserta")
    sheet.write_row(0, 0, ["Nama", "Instansi"])
    names = ["Sekar Ayu", "Wira Adi", "Bayu Tri", "Melati Eka", "Galih Tirta"]
    sheet.write_column(1, 0, names)
    sheet.merge_range(1, 1, 3, 1, "Kementerian Sosial")
    sheet.merge_range(4, 1, 5, 1, "Kemlu")


def blank_lines(book: xlsxwriter.Workbook) -> None:
    """Numbered lines left empty for those who come unannounced."""
    sheet = book.add_worksheet("Peserta")
    sheet.write_row(0, 0, ["No", "Nama", "Instansi", "Tanda Tangan"])
    sheet.write_row(1, 0, [1, "Sekar Ayu", "Kemlu"])
    sheet.write_column(2, 0, list(range(2, 41)))


def hidden_sheet(book: xlsxwriter.Workbook) -> None:
    """Last year's people on a hidden sheet that is longer than this year's."""
    shown, hidden = book.add_worksheet("Peserta"), book.add_worksheet("Lama")
    shown.write_row(0, 0, ["Nama", "Instansi"])
    shown.write_row(1, 0, ["Sekar Ayu", "Kemlu"])
    hidden.write_row(0, 0, ["Nama", "Instansi"])
    for row in range(1, 30):
        hidden.write_row(row, 0, [f"Orang Lama {chr(64 + row)}", "Kemensos"])
    hidden.hide()


def floats(book: xlsxwriter.Workbook) -> None:
    """Phones and identity numbers that the spreadsheet holds as numbers, some without their digits."""
    sheet = book.add_worksheet("Peserta")
    rows: Rows = [
        ["Nama", "NIP", "No HP"],
        ["Sekar Ayu", 1.98609262015051e17, 84100000101],
        ["Wira Adi", "19860926 201505 1 001", "084100000102"],
        ["Bayu Tri", 1.98609262015051e17, 8.41e16],
    ]
    for row, cells in enumerate(rows):
        sheet.write_row(row, 0, cells)


WORKBOOKS = {
    "title-rows.xlsx": title_rows,
    "header-in-two-rows.xlsx": header_in_two_rows,
    "merged-agencies.xlsx": merged_agencies,
    "blank-lines.xlsx": blank_lines,
    "hidden-sheet.xlsx": hidden_sheet,
    "floats.xlsx": floats,
}
TEXTS = {
    "ditto.csv": (
        "Nama,Instansi,Jabatan\n"
        "Sekar Ayu,Kemlu,Direktur\n"
        "Wira Adi,idem,Staf\n"
        'Bayu Tri,"""",sda\n'
        "Melati Eka,s.d.a.,〃\n"
        "Galih Tirta,Kemensos,Ditto\n"
    ),
    "totals.csv": (
        "No,Nama,Instansi,L,P\n"
        "1,Sekar Ayu,Kemlu,,1\n"
        "2,Wira Adi,Kemlu,1,\n"
        "Sub Jumlah,,,1,1\n"
        "3,Bayu Tri,Kemensos,1,\n"
        "JUMLAH PESERTA: 3,,,2,1\n"
        ",Total Laki-laki,,2,\n"
        "4,Total Cahya,Kemensos,1,\n"
    ),
    "ranks.csv": (
        "Nama,Instansi\n"
        '"Brigjen Pol. Galih Tirta Handoko, S.I.K., M.H.",Polri\n'
        "Kol. Laut (P) Damar Cahya Wibawa,Bakamla\n"
        '"Letkol Inf. Jaka Panca, S.Sos",TNI\n'
        '"AKBP Wira Adi Kusumo, S.H,.M.H",Polri\n'
        '"Lintang Nur, M,Si",Kemensos\n'
        '"H. Bayu Catur Harsono, Lc., M.A., Ph.D",Kemenag\n'
    ),
    "sexes.csv": (
        "Nama,L/P\n"
        "Sekar Ayu,P\nWira Adi,L\nMelati Eka,Perempuan\nGalih Tirta,Laki-laki\nRatna Dwi,F\n"
        "Bayu Tri,M\nIntan Tri,Wanita\nSurya Arga,Pria\nLintang Nur,-\n"
    ),
    "nothing.csv": (
        "Nama,Instansi,Jabatan,No HP,Email\n"
        "Sekar Ayu,Kemlu,-,NA,N/A\n"
        "Wira Adi,–,n.a.,#N/A,tidak ada\n"
        "Bayu Tri,Kemlu,Staf,...,nihil\n"
    ),
    "zoom-universal.csv": (
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room\n"
        "Sekar Ayu,sekar@kemlu.example,2023-03-29T01:05:00Z,2023-03-29T02:00:00Z,55,No,No\n"
        "Wira Adi,,2023-03-29T01:00:00Z,2023-03-29T01:05:00Z,5,Yes,Yes\n"
        "Wira Adi,,2023-03-29T01:05:00Z,2023-03-29T01:35:00Z,30,Yes,No\n"
        "Bayu Tri,,2023-03-29T01:00:00Z,2023-03-29T01:09:00Z,9,Yes,Yes\n"
    ),
    "zoom-webinar.csv": (
        "Attendee Report\n"
        'Report Generated:,"Mar 29, 2023 12:10 PM"\n'
        "Topic,Webinar ID,Actual Start Time,Unique Viewers\n"
        'Lokakarya,841 0000 0000,"Mar 29, 2023 8:00 AM",2\n'
        "Attendee Details\n"
        "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time,"
        "Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n"
        'Yes,Sekar Ayu,Sekar,Ayu,sekar@kemlu.example,"Mar 20, 2023 9:00:00","03/29/2023 08:05:00 AM",'
        '"03/29/2023 09:00:00 AM",55,Yes,Indonesia\n'
        'No,Wira Adi,Wira,Adi,wira@kemlu.example,"Mar 21, 2023 9:00:00",--,--,--,--,Indonesia\n'
    ),
    "teams-actions.csv": (
        "Full Name\tUser Action\tTimestamp\n"
        "Sekar Ayu\tJoined before\t3/29/2023, 8:00:00 AM\n"
        "Wira Adi\tJoined\t3/29/2023, 8:05:00 AM\n"
        "Wira Adi\tLeft\t3/29/2023, 8:25:00 AM\n"
        "Wira Adi\tJoined\t3/29/2023, 8:45:00 AM\n"
        "Sekar Ayu\tLeft\t3/29/2023, 9:00:00 AM\n"
    ),
}


def make(folder: Path) -> None:
    """Write all of them."""
    for name, fill in WORKBOOKS.items():
        with xlsxwriter.Workbook(str(folder / name)) as book:
            book.set_properties({"created": CREATED})
            fill(book)
    for name, text in TEXTS.items():
        encoding = "utf-16" if name.startswith("teams") else "utf-8"
        (folder / name).write_bytes(text.encode(encoding))
