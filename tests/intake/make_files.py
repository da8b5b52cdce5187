"""Makes the lists in `files/`: one of each shape that offices send, with invented people.

    python3 -m tests.intake.make_files

Numbers begin with 084 and 0000, which no operator was given; addresses end in .example.
"""

from datetime import datetime
from pathlib import Path

import xlsxwriter

from tests.intake import containers, make_shapes

FILES = Path(__file__).parent / "files"
_CREATED = datetime(2023, 3, 28, 17, 0)

PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("Dra. Sekar Ayu Pradipta, M.Si.", "P", "Asisten Deputi", "KemenPPPA", "0841-0000-0101"),
    ("Wira Adi Kusumo, S.H,.M.H", "L", "Analis Kebijakan", "KemenPPPA", "0841-0000-0102"),
    ("Lintang Nur Wardhana, M,Si", "P", "Kepala Bagian", "Kemensos", "0841-0000-0103"),
    (
        "Brigjen Pol. Galih Tirta Handoko, S.I.K.",
        "L",
        "Direktur",
        "Bareskrim Polri",
        "0841-0000-0104",
    ),
    ("Kol. Laut (P) Damar Cahya Wibawa", "L", "Kasubdit", "Bakamla", "0841-0000-0105"),
    ("Renée Puspa Lestari", "P", "Staf", "Kemlu", "0841-0000-0106"),
)
"""Name, L/P, position, agency, phone."""


def _book(name: str) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(str(FILES / name))
    book.set_properties({"created": _CREATED})
    return book


def letterhead() -> None:
    """Everything at once: letterhead, header in two rows, merged agencies, ditto, sums, hidden sheet."""
    book = _book("letterhead.xlsx")
    sheet = book.add_worksheet("Daftar Hadir")
    centred = book.add_format({"align": "center", "bold": True})
    for row, text in enumerate(("PANITIA LOKAKARYA", "DAFTAR PESERTA", "Jakarta, 29 Maret 2023")):
        sheet.merge_range(row, 0, row, 7, text, centred)
    for column, text in enumerate(("NO", "NAMA (beserta gelar)", "NIP", "L/P", "INSTANSI")):
        sheet.merge_range(4, column, 5, column, text, centred)
    sheet.merge_range(4, 5, 4, 6, "KONTAK", centred)
    sheet.write_row(5, 5, ["HP", "EMAIL"])
    sheet.merge_range(4, 7, 5, 7, "TANDA TANGAN", centred)
    rows = [
        (
            1,
            PEOPLE[0][0],
            1.98609262015051e17,
            "P",
            "Kementerian PPPA",
            84100000101,
            "sekar@pppa.example",
        ),
        (2, PEOPLE[1][0], "", "L", "", "0841-0000-0102", "wira@pppa.example"),
        (3, PEOPLE[2][0], "", "Perempuan", "Kemensos", "-", "N/A"),
        (4, "Melati Eka Sasmita", "", "P", "idem", "0841 0000 0107", ""),
        (5, PEOPLE[3][0], "", "Laki-laki", "Bareskrim Polri", "+62 841-0000-0104", ""),
        (6, "Jaka Panca Anggoro", "", "L", '"', "", ""),
    ]
    for row, cells in enumerate(rows, 6):
        sheet.write_row(row, 0, cells)
    sheet.merge_range(6, 4, 7, 4, "Kementerian PPPA")
    for number in range(7, 11):
        sheet.write_row(5 + number, 0, [number])
    sheet.write_row(16, 0, ["JUMLAH", 6])
    sheet.write(18, 4, "Mengetahui,")
    hidden = book.add_worksheet("Rekap lama")
    hidden.write_row(0, 0, ["Nama", "Instansi"])
    hidden.write_row(1, 0, ["Surya Arga Purnama", "BPS"])
    hidden.hide()
    book.close()


def sheets() -> None:
    """Several sheets: an explanation first, then two lists."""
    book = _book("sheets.xlsx")
    notes = book.add_worksheet("Petunjuk")
    notes.write_column(0, 0, ["Isilah daftar pada lembar berikutnya.", "Terima kasih."])
    for name, people in (("Hari 1", PEOPLE[:4]), ("Hari 2", PEOPLE[4:])):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Nama Lengkap", "JK", "Jabatan", "Asal Instansi", "No. WA"])
        for row, person in enumerate(people, 1):
            sheet.write_row(row, 0, person)
    book.close()


def headings() -> None:
    """Agencies as headings between the people."""
    book = _book("headings.xlsx")
    sheet = book.add_worksheet("Undangan")
    sheet.write_row(0, 0, ["No", "Nama", "Jabatan"])
    sheet.merge_range(1, 0, 1, 2, "A. KEMENTERIAN SOSIAL")
    sheet.write_row(2, 0, [1, "Bayu Catur Harsono", "Direktur"])
    sheet.write_row(3, 0, [2, "Ratna Dwi Lestari", "Staf"])
    sheet.merge_range(4, 0, 4, 2, "B. KEMENTERIAN LUAR NEGERI")
    sheet.write_row(5, 0, [1, "Intan Tri Pradipta", "Kepala Subdirektorat"])
    book.close()


def delimited() -> None:
    """Text files: encodings, delimiters, broken lines."""
    head = "No;Nama;L/P;Jabatan;Instansi;No HP"
    lines = [";".join((str(n), *person)) for n, person in enumerate(PEOPLE, 1)]
    text = "\r\n".join(["DAFTAR PESERTA;;;;;", "", head, *lines, "Jumlah;6;;;;"]) + "\r\n"
    (FILES / "semicolons-cp1252.csv").write_bytes(text.encode("cp1252"))
    tabs = "\r\n".join(["Nama\tInstansi", *(f"{p[0]}\t{p[3]}" for p in PEOPLE)]) + "\r\n"
    (FILES / "tabs-utf16.tsv").write_bytes(tabs.encode("utf-16"))
    form = (
        '"Timestamp","Nama Lengkap\n(beserta gelar)","Asal Instansi\n","Jenis Kelamin","Nomor WhatsApp '
        '""aktif""","Alamat email","Hadir secara"\r\n'
        '"3/28/2023 9:15:02","Dra. Sekar Ayu Pradipta, M.Si.","Kemen PPPA","Perempuan",'
        '"084100000101","sekar@pppa.example","Luring"\r\n'
        '"3/28/2023 9:20:44","Wira Adi Kusumo, S.H., M.H.","Asdep Pencegahan KemenPPPA","Laki-laki",'
        '"84100000102","wira@pppa.example","Daring"\r\n'
    )
    (FILES / "form-bom.csv").write_bytes(b"\xef\xbb\xbf" + form.encode())
    loose = (
        "No,Nama,Instansi\n"
        "1,Dra. Sekar Ayu Pradipta, M.Si.,KemenPPPA\n"
        "2,Wira Adi Kusumo, S.H., M.H.,KemenPPPA\n"
        "3,Melati Eka Sasmita,Kemensos\n"
    )
    (FILES / "commas-unquoted.csv").write_text(loose, "utf-8", newline="")
    abroad = (
        "Delegation,Honorific,Given Name,Family Name,Title,Email\n"
        "Kemlu,Ms.,Puspa,Lestari,Second Secretary of the Directorate,puspa@kemlu.example\n"
        "Kemlu,H.E. Mr.,Aji,Wibawa,Ambassador for Special Duties,aji@kemlu.example\n"
        "Kemlu,Mr. Dr.,Bayu,Harsono,Legal Adviser,NA\n"
    )
    (FILES / "conference.csv").write_text(abroad, "utf-8", newline="")


def meetings() -> None:
    """Reports of online meetings."""
    zoom = (
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
        "841 0000 0000,Lokakarya,03/29/2023 08:00:00 AM,03/29/2023 11:00:00 AM,panitia@pppa.example,180,5\n"
        "\n"
        "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
        "Sekar Ayu Pradipta,sekar@pppa.example,03/29/2023 08:01:00 AM,03/29/2023 08:31:00 AM,30,No\n"
        "Sekar Ayu Pradipta,sekar@pppa.example,03/29/2023 08:21:00 AM,03/29/2023 09:01:00 AM,40,No\n"
        "wira (Wira Adi Kusumo),,03/29/2023 08:05:00 AM,03/29/2023 10:05:00 AM,120,Yes\n"
        "iPhone (Melati Eka Sasmita),,03/29/2023 08:10:00 AM,03/29/2023 08:20:00 AM,10,Yes\n"
        "iPhone,,03/29/2023 08:10:00 AM,03/29/2023 08:20:00 AM,10,Yes\n"
        "Sekar Ayu Pradipta,sekar@pppa.example,03/29/2023 10:01:00 AM,03/29/2023 10:31:00 AM,30,No\n"
    )
    (FILES / "zoom.csv").write_text(zoom, "utf-8", newline="")
    stay = "3/29/23, 8:01:12 AM\t3/29/23, 11:00:01 AM\t2h 58m 49s"
    teams = (
        "1. Summary\nMeeting title\tLokakarya\nAttended participants\t2\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
        f"Galih Tirta Handoko\t{stay}\tgalih@polri.example\tPresenter\n"
        "Intan Tri Pradipta\t3/29/23, 8:03:00 AM\t3/29/23, 9:03:00 AM\t1h\tintan@kemlu.example\t"
        "Attendee\n"
        "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
        f"Galih Tirta Handoko\t{stay}\tgalih@polri.example\tPresenter\n"
    )
    (FILES / "teams.csv").write_bytes(teams.encode("utf-16"))


def pasted() -> None:
    """Text as it comes from Word and from reports."""
    bullets = (
        "Hadir dalam kegiatan:\n"
        "• Bareskrim Polri (Brigjen Pol. Galih Tirta Handoko, S.I.K., M.H.)\n"
        "• Ditjen Imigrasi (Aji Panca Purnama, S.H,.M.H)\n"
        "•\tKemensos (Kol. Laut (P) Damar Cahya Wibawa)\n"
        "• Intan Tri Pradipta, M.Si – Kemlu\n"
    )
    (FILES / "bullets.txt").write_text(bullets, "utf-8", newline="")
    paragraph = (
        "Kegiatan dihadiri oleh Kepala Dinas Sosial Kota Batuan (Dr. Bayu Catur Harsono, M,Si), Perwakilan "
        "Kemensos (Ratna Dwi Lestari, S.Sos), dan Direktorat Tipidum Bareskrim Polri (AKBP Jaka Panca "
        "Anggoro, S.I.K. (Kasubdit)).\n"
    )
    (FILES / "paragraph.txt").write_text(paragraph, "utf-8", newline="")


def other_workbooks() -> None:
    """The same small list as XLS, XLSB and ODS, agencies merged where the format can."""
    rows: list[list[containers.Cell]] = [["No", "Nama", "Instansi", "No HP"]]
    rows += [[float(n), p[0], p[3], p[4]] for n, p in enumerate(PEOPLE[:4], 1)]
    merged = [[*row] for row in rows]
    merged[2][2] = ""
    (FILES / "old.xls").write_bytes(containers.xls({"Peserta": merged}, [(1, 2, 2, 2)]))
    (FILES / "binary.xlsb").write_bytes(containers.xlsb(rows))
    table = containers.ods_table("Peserta", merged, {(1, 2): 2})
    (FILES / "open.ods").write_bytes(containers.ods(table))


def main() -> None:
    """Write all files."""
    FILES.mkdir(exist_ok=True)
    for make in (letterhead, sheets, headings, delimited, meetings, pasted, other_workbooks):
        make()
    make_shapes.make(FILES)


if __name__ == "__main__":
    main()
