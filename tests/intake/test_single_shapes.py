"""One file for each single thing that lists do; the files are made by `make_shapes`."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.intake.test_shapes import agencies, codes, names
from workshop_app.actions.import_plan import Prepared
from workshop_app.domain.names import match_key
from workshop_app.intake.meetings import Stay

Listed = Callable[..., Prepared]


def values(prepared: Prepared, name: str) -> list[str]:
    return [row.values.get(name, "") for row in prepared.reading.rows]


def test_title_rows_above_the_header(listed: Listed) -> None:
    found = listed("title-rows.xlsx")
    assert [row.number for row in found.reading.rows] == [7, 8]
    assert names(found) == ["Sekar Ayu", "Wira Adi"] and found.reading.lines == 2


def test_a_header_in_two_rows(listed: Listed) -> None:
    found = listed("header-in-two-rows.xlsx")
    assert [column.field for column in found.layout.columns] == [
        "number", "name", "agency", "phone", "email",
    ]  # fmt: skip
    assert values(found, "phone") == ["+6284100000101"] and found.reading.lines == 1


def test_merged_agencies(listed: Listed) -> None:
    assert agencies(listed("merged-agencies.xlsx")) == ["Kementerian Sosial"] * 3 + ["Kemlu"] * 2


def test_ditto_marks(listed: Listed) -> None:
    found = listed("ditto.csv")
    assert agencies(found) == ["Kemlu"] * 4 + ["Kemensos"]
    assert values(found, "position") == ["Direktur", "Staf", "Staf", "Staf", "Staf"]


def test_numbered_lines_left_blank(listed: Listed) -> None:
    found = listed("blank-lines.xlsx")
    assert names(found) == ["Sekar Ayu"]
    assert [s.why for s in found.reading.skipped] == ["blank"] * 39
    assert found.reading.lines == 40


def test_rows_of_sums_and_two_columns_to_tick(listed: Listed) -> None:
    found = listed("totals.csv")
    assert [(s.number, s.why) for s in found.reading.skipped] == [
        (4, "total"), (6, "total"), (7, "total"),
    ]  # fmt: skip
    assert names(found)[-1] == "Total Cahya", "somebody may well be called Total"
    assert values(found, "sex") == ["female", "male", "male", "male"]


@pytest.mark.parametrize(
    ("male", "female", "sex"),
    [("√", "", "male"), ("", "x", "female"), ("v", "-", "male"), ("0", "1", "female"),
     ("x", "x", ""), ("", "", "")],
)  # fmt: skip
def test_any_mark_is_a_tick(listed: Listed, male: str, female: str, sex: str) -> None:
    found = listed(csv=f"Nama,Laki-laki,Perempuan\nSekar Ayu,{male},{female}\n")
    assert values(found, "sex") == [sex]
    assert ("sex-unknown" in codes(found)) == (male == female == "x")


def test_a_hidden_sheet_is_left_out_however_long(listed: Listed) -> None:
    found = listed("hidden-sheet.xlsx")
    assert names(found) == ["Sekar Ayu"] and "hidden-sheet" in codes(found)
    assert len(names(listed("hidden-sheet.xlsx", sheet="Lama"))) == 29


def test_names_with_commas_ranks_and_broken_degrees_stay_as_given(listed: Listed) -> None:
    found = listed("ranks.csv")
    assert names(found) == [
        "Brigjen Pol. Galih Tirta Handoko, S.I.K., M.H.",
        "Kol. Laut (P) Damar Cahya Wibawa",
        "Letkol Inf. Jaka Panca, S.Sos",
        "AKBP Wira Adi Kusumo, S.H,.M.H",
        "Lintang Nur, M,Si",
        "H. Bayu Catur Harsono, Lc., M.A., Ph.D",
    ]
    assert [match_key(name) for name in names(found)] == [
        "galih tirta handoko", "damar cahya wibawa", "jaka panca", "wira adi kusumo", "lintang nur",
        "bayu catur harsono",
    ]  # fmt: skip


def test_numbers_the_spreadsheet_has_damaged(listed: Listed) -> None:
    found = listed("floats.xlsx")
    assert values(found, "phone") == ["+6284100000101", "+6284100000102", ""]
    told = codes(found)
    assert (told["phone-from-number"], told["phone-damaged"]) == ("2", "4")
    assert told["identity-damaged"] == "2, 4" and "identity-ignored" in told
    assert "1986" not in str([row.values for row in found.reading.rows])


def test_all_writings_of_female_and_male(listed: Listed) -> None:
    found = listed("sexes.csv")
    assert values(found, "sex") == [
        "female", "male", "female", "male", "female", "male", "female", "male", "",
    ]  # fmt: skip
    assert not codes(found)


def test_what_says_nothing_is_nothing(listed: Listed) -> None:
    found = listed("nothing.csv")
    for name in ("phone", "email"):
        assert values(found, name) == ["", "", ""]
    assert values(found, "position") == ["", "", "Staf"] and agencies(found) == [
        "Kemlu",
        "",
        "Kemlu",
    ]
    assert not codes(found)


def stays(prepared: Prepared) -> dict[str, Stay | None]:
    return {row.values["name"]: row.stay for row in prepared.reading.rows}


def test_a_zoom_report_in_universal_time_leaves_out_the_waiting_room(listed: Listed) -> None:
    found = listed("zoom-universal.csv")
    assert found.reading.universal and found.reading.joined == 1
    wira = stays(found)["Wira Adi"]
    assert wira is not None
    assert (wira.first, wira.minutes) == (datetime(2023, 3, 29, 1, 5), 30)
    assert stays(found)["Bayu Tri"] is None, "somebody who only waited was not there"


def test_a_zoom_webinar_tells_who_registered_and_who_came(listed: Listed) -> None:
    found = listed("zoom-webinar.csv")
    assert names(found) == ["Sekar Ayu", "Wira Adi"] and not codes(found)
    assert values(found, "email") == ["sekar@kemlu.example", "wira@kemlu.example"]
    came = stays(found)["Sekar Ayu"]
    assert came == Stay(datetime(2023, 3, 29, 8, 5), datetime(2023, 3, 29, 9, 0), 55)
    assert stays(found)["Wira Adi"] is None


def test_teams_lists_of_single_comings_and_goings(listed: Listed) -> None:
    found = listed("teams-actions.csv")
    assert names(found) == ["Sekar Ayu", "Wira Adi"] and found.reading.joined == 3
    wira = stays(found)["Wira Adi"]
    assert wira is not None and wira.first == datetime(2023, 3, 29, 8, 5)
    assert wira.last == datetime(2023, 3, 29, 8, 45) and found.reading.lines == 5


def test_headings_of_programs_and_addresses_beside_names(listed: Listed) -> None:
    found = listed(
        csv="id,createdAt,fullName,whatsappNumber,jenis_kelamin,asalInstansi,identityNumber\n"
        "p-1,2026-07-26,Sekar Ayu sekar@kemlu.example,084100000101,LELAKI,Kemlu,900101\n"
        "p-2,2026-07-26,wira@kemlu.example,084100000102,Perempuan,Kemlu,910202\n"
        "p-3,2026-07-26,Bayu Tri <bayu@kemlu.example>,,,Kemlu,\n"
    )
    assert [c.field for c in found.layout.columns][2:6] == ["name", "phone", "sex", "agency"]
    assert names(found) == ["Sekar Ayu", "wira@kemlu.example", "Bayu Tri"]
    assert values(found, "email") == ["sekar@kemlu.example", "", "bayu@kemlu.example"]
    assert values(found, "sex") == ["male", "female", ""]
    assert "900101" not in str([row.values for row in found.reading.rows])


def test_people_of_a_list_without_header_are_no_header_for_their_letters(listed: Listed) -> None:
    found = listed(csv="1,Sekar Ayu Pradipta,P,Kementerian Sosial\n2,Wira Adi Kusumo,L,Kemlu\n")
    assert names(found) == ["Sekar Ayu Pradipta", "Wira Adi Kusumo"]
    assert values(found, "sex") == ["female", "male"]
