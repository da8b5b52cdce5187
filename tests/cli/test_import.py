"""`import FILE LIST`: the preview in words and in JSON, and what is written afterwards."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.intake.conftest import FILES

COUNTED = ("new", "updated", "same", "uncertain")


@pytest.fixture
def plan_file(tmp_path: Path, call: Call) -> str:
    """A workshop with the roster of the task force."""
    path = tmp_path / "gugus.workshop"
    assert call("new", path, "--template", "ran-pp-tppo").code == 0
    return str(path)


def test_counts_add_up_and_people_are_there(plan_file: str, call: Call) -> None:
    said = call("import", plan_file, FILES / "letterhead.xlsx", "--json")

    assert said.code == 0, said.err
    told = said.json
    assert told["rows"] == sum(told[name] for name in COUNTED) + len(told["refused"]) == 6
    assert told["new"] == 6 and told["lines"] == 12 and len(told["skipped"]) == 6
    assert told["warnings"] and told["columns"]["HP"] == "phone"
    people = call("person", "list", plan_file, "--json").json
    assert len(people) == 6
    assert {person["phone"] for person in people} >= {"+6284100000101", "+6284100000104"}
    again = call("import", plan_file, FILES / "letterhead.xlsx", "--json").json
    assert again["same"] == again["rows"] == 6


def test_a_dry_run_says_the_same_and_writes_nothing(plan_file: str, call: Call) -> None:
    dry = call(
        "import", plan_file, FILES / "sheets.xlsx", "--sheet", "Hari 2", "--dry-run", "--json"
    )
    assert call("person", "list", plan_file, "--json").json == []
    done = call("import", plan_file, FILES / "sheets.xlsx", "--sheet", "Hari 2", "--json")

    assert dry.json | {"dry_run": False} == done.json
    assert done.json["sheet"] == "Hari 2" and done.json["new"] == 2


def test_uncertain_rows_wait_until_they_are_accepted(
    plan_file: str, call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Peserta,Asal\nSekar Ayu,Badan Lain\n,Kemlu\nWira Adi,Kemlu\n", "utf-8")

    told = call("import", plan_file, path, "--json").json
    assert (told["new"], told["uncertain"], told["refused"]) == (1, 1, [])
    assert told["skipped"][0]["row"] == 3
    told = call("import", plan_file, path, "--accept-uncertain", "--json").json
    assert (told["new"], told["same"]) == (1, 1)
    assert told["agencies"][0]["new"] is True


def test_pasted_text_from_standard_input(plan_file: str, call: Call) -> None:
    text = (FILES / "bullets.txt").read_text("utf-8")
    said = call("import", plan_file, "-", stdin=text)

    assert said.code == 0
    assert "4 rows: 4 new" in said.out and "Aji Panca Purnama" in said.out


def test_what_is_wrong_with_pasted_text_is_said_of_the_text(plan_file: str, call: Call) -> None:
    empty = call("import", plan_file, "-", stdin=" \n")
    assert empty.code == 1 and "There is nothing in the pasted text." in empty.err
    nobody = call("import", plan_file, "-", stdin="A1\tQty\n1\t2\n", language="id")
    assert nobody.code == 1 and "teks tempelan" in nobody.err


def test_columns_can_be_named(plan_file: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("Siapa,Dari mana\nSekar Ayu,Kemlu\n", "utf-8")

    told = call(
        "import", plan_file, path, "--map", "Siapa=name", "--map", "B=agency", "--json"
    ).json
    assert told["new"] == 1 and told["columns"] == {"Siapa": "name", "Dari mana": "agency"}
    wrong = call("import", plan_file, path, "--map", "Siapa=nik")
    assert wrong.code == 2 and "agency" in wrong.err
    missing = call("import", plan_file, path, "--map", "Kolom=name")
    assert missing.code == 1 and "Siapa, Dari mana" in missing.err, "the shape is known by now"


@pytest.mark.parametrize("language", ["en", "id"])
def test_what_is_no_list_is_refused_in_words(
    plan_file: str, call: Call, tmp_path: Path, language: str
) -> None:
    picture = tmp_path / "daftar.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100))

    said = call("import", plan_file, picture, language=language)
    assert said.code == 1 and "daftar.xlsx" in said.err and not said.out
    assert call("import", plan_file, tmp_path / "tidak-ada.csv").code == 1
    assert call("person", "list", plan_file, "--json").json == []


def test_the_words_for_people(plan_file: str, call: Call) -> None:
    call("import", plan_file, FILES / "tabs-utf16.tsv")
    said = call("import", plan_file, FILES / "semicolons-cp1252.csv", "--dry-run")

    assert "6 rows: 0 new, 6 updated" in said.out
    assert "Position" in said.out and "Nothing was written" in said.out
    assert "1 other row is no person" in said.out


def test_a_meeting_report_checks_in_and_says_for_what(
    plan_file: str, call: Call, tmp_path: Path
) -> None:
    add = ("session", "add", plan_file, "--day", "2023-03-29")
    assert call(*add, "--title", "Pagi", "--starts", "08:00", "--ends", "11:00").code == 0
    assert call(*add, "--title", "Siang", "--starts", "13:00", "--ends", "15:00").code == 0
    dry = call("import", plan_file, FILES / "zoom.csv", "--dry-run", "--json").json
    assert dry["attendance"]["session"] == "Pagi" and dry["attendance"]["proposed"]
    assert (dry["attendance"]["check_ins"], dry["attendance"]["here_already"]) == (3, 0)
    assert dry["preview"][0]["check_in"] == "2023-03-29T01:01:00.000+00:00"
    said = call("import", plan_file, FILES / "zoom.csv", "--session", "Siang")
    assert "3 people are checked in (Siang)." in said.out and "check-in 08:01" in said.out
    again = call("import", plan_file, FILES / "zoom.csv", "--session", "siang").out
    assert "0 people are checked in (Siang), 3 were here already." in again

    nobody = call("import", plan_file, FILES / "zoom.csv", "--session", "-", "--json").json
    assert nobody["attendance"]["check_ins"] == 0 and not nobody["attendance"]["arrival"]
    arrival = call("import", plan_file, FILES / "zoom.csv", "--session", "", "--json").json
    assert arrival["attendance"] | {"here_already": 3, "arrival": True} == arrival["attendance"]
    assert call("import", plan_file, FILES / "zoom.csv", "--session", "Malam").code == 1
    counted = call("attendance", plan_file, "--json").json
    assert {s["title"]: s["present"] for s in counted["sessions"]} == {"Pagi": 0, "Siang": 3}
    listed = call("import", plan_file, FILES / "tabs-utf16.tsv", "--session", "Pagi")
    assert "nobody is checked in" in listed.out


def test_columns_are_remembered_for_lists_of_the_same_shape(
    plan_file: str, call: Call, tmp_path: Path
) -> None:
    first, second = tmp_path / "satu.csv", tmp_path / "dua.csv"
    first.write_text("Nama,Kolom X,Instansi\nSekar Ayu,Staf,Kemlu\n", "utf-8")
    second.write_text("Nama,Kolom X,Instansi\nWira Adi,Kepala,Kemlu\n", "utf-8")
    named = (plan_file, first, "--map", "Kolom X=position")
    call("import", *named, "--dry-run")
    told = call("import", plan_file, second, "--dry-run", "--json").json
    assert told["columns"]["Kolom X"] == "" and not told["columns_remembered"]
    call("import", *named)

    told = call("import", plan_file, second, "--json").json
    assert told["columns"]["Kolom X"] == "position" and told["columns_remembered"]
    assert told["preview"][0]["name"] == "Wira Adi"
    people = call("person", "list", plan_file, "--json").json
    assert {person["position"] for person in people} == {"Staf", "Kepala"}
    said = call("import", plan_file, second, "--map", "Kolom X=unit")
    assert "earlier list of this shape" in said.out
