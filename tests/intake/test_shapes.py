"""One test for each shape of list that offices send; the files are made by `make_files`."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.intake import make_files
from tests.intake.conftest import FILES
from workshop_app.actions.import_plan import Prepared
from workshop_app.intake.remarks import gathered
from workshop_app.intake.tables import column_index, column_letters

Listed = Callable[..., Prepared]


def names(prepared: Prepared) -> list[str]:
    return [row.values["name"] for row in prepared.reading.rows]


def agencies(prepared: Prepared) -> list[str]:
    return [row.agency for row in prepared.reading.rows]


def codes(prepared: Prepared) -> dict[str, str]:
    """Remarks: code -> the rows they name."""
    return {code: label.values["rows"] for code, label in gathered(prepared.reading.remarks)}


def fields(prepared: Prepared) -> dict[str, str]:
    return {column.title: column.field for column in prepared.layout.columns}


def test_letterhead_header_in_two_rows_merged_cells_ditto_sums_and_hidden_sheet(
    listed: Listed,
) -> None:
    found = listed("letterhead.xlsx")

    assert fields(found)["HP"] == "phone" and fields(found)["EMAIL"] == "email"
    assert fields(found)["TANDA TANGAN"] == "ignored" and fields(found)["NIP"] == "identity"
    assert agencies(found) == [
        "Kementerian PPPA", "Kementerian PPPA", "Kemensos", "Kemensos", "Bareskrim Polri",
        "Bareskrim Polri",
    ]  # fmt: skip
    assert [row.values.get("sex") for row in found.reading.rows] == [
        "female", "male", "female", "female", "male", "male",
    ]  # fmt: skip
    third = found.reading.rows[2].values
    assert "phone" not in third and "email" not in third, "- and N/A are nothing"
    assert [(s.number, s.why) for s in found.reading.skipped] == [
        (13, "blank"), (14, "blank"), (15, "blank"), (16, "blank"), (17, "total"), (19, "other"),
    ]  # fmt: skip
    assert found.reading.lines == 12


def test_names_stay_as_they_were_given(listed: Listed) -> None:
    assert names(listed("letterhead.xlsx"))[1:3] == [
        "Wira Adi Kusumo, S.H,.M.H",
        "Lintang Nur Wardhana, M,Si",
    ]


def test_numbers_that_a_spreadsheet_has_damaged_are_remarked_and_never_repaired(
    listed: Listed,
) -> None:
    found = listed("letterhead.xlsx")

    assert codes(found)["phone-from-number"] == "7"
    assert codes(found)["identity-damaged"] == "7"
    assert "identity-ignored" in codes(found) and "hidden-sheet" in codes(found)
    everything = str([row.values for row in found.reading.rows])
    assert "1986" not in everything, "no identity number gets any further"


def test_digits_that_are_lost_are_not_written(listed: Listed) -> None:
    found = listed(csv="Nama,No HP\nSekar Ayu,8.41E+10\nWira Adi,084100000102\n")

    assert [row.values.get("phone", "") for row in found.reading.rows] == ["", "+6284100000102"]
    assert codes(found) == {"phone-damaged": "2"}


def test_the_sheet_with_people_is_chosen_and_another_can_be(listed: Listed) -> None:
    assert listed("sheets.xlsx").table.name == "Hari 1"
    second = listed("sheets.xlsx", sheet="hari 2")
    assert names(second)[0] == "Kol. Laut (P) Damar Cahya Wibawa"
    assert "other-sheet" in codes(second)


def test_agencies_as_headings_between_the_people(listed: Listed) -> None:
    found = listed("headings.xlsx")

    assert agencies(found) == ["KEMENTERIAN SOSIAL"] * 2 + ["KEMENTERIAN LUAR NEGERI"]
    assert [s.why for s in found.reading.skipped] == ["heading", "heading"]


def test_semicolons_and_the_letters_of_western_windows(listed: Listed) -> None:
    found = listed("semicolons-cp1252.csv")

    assert names(found)[5] == "Renée Puspa Lestari"
    assert names(found)[0] == "Dra. Sekar Ayu Pradipta, M.Si."
    assert [s.why for s in found.reading.skipped] == ["total"]


def test_tabs_in_utf_16(listed: Listed) -> None:
    assert names(listed("tabs-utf16.tsv"))[5] == "Renée Puspa Lestari"


def test_utf_16_without_its_mark(listed: Listed, tmp_path: Path) -> None:
    path = tmp_path / "tanpa.csv"
    path.write_bytes("Nama\tInstansi\r\nSekar Ayu\tKemlu\r\n".encode("utf-16-le"))

    assert names(listed(str(path))) == ["Sekar Ayu"]


def test_a_form_with_line_breaks_in_its_headings(listed: Listed) -> None:
    found = listed("form-bom.csv")

    assert fields(found) == {
        "Timestamp": "ignored",
        "Nama Lengkap (beserta gelar)": "name",
        "Asal Instansi": "agency",
        "Jenis Kelamin": "sex",
        'Nomor WhatsApp "aktif"': "phone",
        "Alamat email": "email",
        "Hadir secara": "mode",
    }
    assert [row.number for row in found.reading.rows] == [2, 3]
    assert [row.values["mode"] for row in found.reading.rows] == ["on-site", "online"]


def test_names_with_commas_that_nobody_quoted(listed: Listed) -> None:
    found = listed("commas-unquoted.csv")

    assert names(found) == [
        "Dra. Sekar Ayu Pradipta, M.Si.",
        "Wira Adi Kusumo, S.H., M.H.",
        "Melati Eka Sasmita",
    ]
    assert agencies(found) == ["KemenPPPA", "KemenPPPA", "Kemensos"]
    assert codes(found) == {"cells-joined": "2, 3"}


def test_a_conference_with_honorifics_and_names_in_two_columns(listed: Listed) -> None:
    found = listed("conference.csv")

    assert names(found) == ["Puspa Lestari", "Aji Wibawa", "Dr. Bayu Harsono"]
    assert found.reading.rows[0].values["position"].startswith("Second Secretary")


def test_a_zoom_report_joins_the_intervals_of_one_person(listed: Listed) -> None:
    found = listed("zoom.csv")

    first = found.reading.rows[0]
    assert (first.number, first.also) == (5, (6, 10))
    assert first.stay is not None and first.stay.minutes == 90
    assert first.stay.first == datetime(2023, 3, 29, 8, 1)
    assert first.stay.last == datetime(2023, 3, 29, 10, 31)
    assert names(found) == ["Sekar Ayu Pradipta", "Wira Adi Kusumo", "Melati Eka Sasmita", ""]
    assert [row.refused for row in found.reading.rows] == ["", "", "", "no-name"]
    assert codes(found) == {"device-name": "8, 9"}
    assert found.reading.lines == 6 and found.reading.joined == 2


def test_a_teams_report_ends_where_its_next_part_begins(listed: Listed) -> None:
    found = listed("teams.csv")

    assert names(found) == ["Galih Tirta Handoko", "Intan Tri Pradipta"]
    assert [row.stay.minutes for row in found.reading.rows if row.stay] == [179, 60]
    assert all("role" not in row.values for row in found.reading.rows)


def test_bullets_with_the_unit_first(listed: Listed) -> None:
    found = listed("bullets.txt")

    assert names(found) == [
        "Brigjen Pol. Galih Tirta Handoko, S.I.K., M.H.",
        "Aji Panca Purnama, S.H,.M.H",
        "Kol. Laut (P) Damar Cahya Wibawa",
        "Intan Tri Pradipta, M.Si",
    ]
    assert agencies(found) == ["Bareskrim Polri", "Ditjen Imigrasi", "Kemensos", "Kemlu"]


def test_a_paragraph_with_brackets_in_brackets(listed: Listed) -> None:
    found = listed("paragraph.txt")

    assert names(found) == [
        "Dr. Bayu Catur Harsono, M,Si",
        "Ratna Dwi Lestari, S.Sos",
        "AKBP Jaka Panca Anggoro, S.I.K. (Kasubdit)",
    ]
    assert agencies(found)[1:] == ["Kemensos", "Direktorat Tipidum Bareskrim Polri"]


@pytest.mark.parametrize("name", ["old.xls", "binary.xlsb", "open.ods"])
def test_other_kinds_of_workbook(listed: Listed, name: str) -> None:
    found = listed(name)

    assert names(found) == [person[0] for person in make_files.PEOPLE[:4]]
    assert agencies(found) == [person[3] for person in make_files.PEOPLE[:4]]


def test_a_merged_cell_whose_format_does_not_say_so_is_inferred_and_remarked(
    listed: Listed,
) -> None:
    found = listed(csv="Nama,Instansi\nA Satu,Kemlu\nB Dua,\nC Tiga,\nD Empat,BPS\nE Lima,\n")

    assert agencies(found) == ["Kemlu", "Kemlu", "Kemlu", "BPS", "BPS"]
    assert codes(found) == {"agency-from-above": "3, 4, 6"}


def test_a_lone_blank_agency_stays_blank(listed: Listed) -> None:
    found = listed(csv="Nama,Instansi\nA Satu,Kemlu\nB Dua,\nC Tiga,BPS\nD Empat,BPS\n")

    assert agencies(found) == ["Kemlu", "", "BPS", "BPS"]


def test_p_is_a_man_beside_w(listed: Listed) -> None:
    found = listed(csv="Nama,P/W\nA Satu,P\nB Dua,W\n")
    assert [row.values["sex"] for row in found.reading.rows] == ["male", "female"]
    found = listed(csv="Nama,L/P\nA Satu,P\nB Dua,L\nC Tiga,?\nD Empat,banci\n")
    assert [row.values.get("sex", "") for row in found.reading.rows] == ["female", "male", "", ""]
    assert codes(found) == {"sex-unknown": "5"}


def test_ditto_with_nothing_above_is_remarked(listed: Listed) -> None:
    found = listed(csv="Nama,Instansi,Jabatan\nA Satu,sda,Staf\nB Dua,Kemlu,idem\n")

    assert agencies(found) == ["", "Kemlu"]
    assert found.reading.rows[1].values["position"] == "Staf"
    assert codes(found) == {"nothing-above": "2"}


def test_a_list_without_a_header_is_told_by_its_contents(listed: Listed) -> None:
    found = listed(
        csv="1,Dr. Sekar Ayu Pradipta,Kementerian Sosial,084100000101,a@b.example\n"
        "2,Wira Adi Kusumo S.H.,Badan Pusat Statistik,084100000102,c@d.example\n"
    )

    assert [c.field for c in found.layout.columns] == ["number", "name", "agency", "phone", "email"]
    assert len(found.reading.rows) == 2 and "no-header" in codes(found)


def test_a_quotation_mark_that_nobody_closed_swallows_nothing(listed: Listed) -> None:
    rows = "".join(f"Orang {chr(65 + n % 26)} Nomor,Kemlu\n" for n in range(60))
    found = listed(csv='Nama,Instansi\n"Sekar Ayu,BPS\n' + rows)

    assert len(found.reading.rows) == 61


def test_excel_says_its_delimiter_in_the_first_line(listed: Listed) -> None:
    found = listed(csv="sep=;\nNama;Instansi\nSekar, Ayu;Kemlu\n")

    assert names(found) == ["Sekar, Ayu"] and found.reading.rows[0].number == 3


def test_the_files_are_what_their_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_files, "FILES", tmp_path)
    make_files.main()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in FILES.iterdir()}
    assert made.keys() == kept.keys()
    for name, data in kept.items():
        # Archives may be packed otherwise by another zlib; texts are the same to the letter.
        assert name.endswith((".xlsx", ".xlsb", ".ods")) or made[name] == data, name


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_letters_over_columns(index: int, letters: str) -> None:
    assert column_letters(index) == letters and column_index(letters) == index
