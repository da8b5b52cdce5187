"""`export` and `attendance`: what leaves the program, and figures that say of what."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Call
from workshop_app.actions import exporting


def test_a_spreadsheet_and_a_csv(call: Call, ids: dict[str, str], tmp_path: Path) -> None:
    book, text = tmp_path / "orang.xlsx", tmp_path / "ORANG.CSV"
    said = call("export", ids["file"], "--what", "people", "--to", book)
    assert (said.code, said.out) == (0, f"{book}: 2 rows\n")
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Name", "Dr. Sekar Ayu Pradipta, S.H.", "Wira Adi Kusumo"]
    told = call("export", ids["file"], "--what", "people", "--to", text, "--json", language="id")
    assert told.json == {"path": str(text), "what": "people", "rows": 2, "anonymous": False}
    assert text.read_text("utf-8-sig").startswith("Nama,Instansi,")


@pytest.mark.parametrize("what", exporting.WHAT)
def test_everything_can_be_exported(call: Call, file: str, tmp_path: Path, what: str) -> None:
    out = tmp_path / "keluar.csv"
    assert call("export", file, "--what", what, "--to", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_names_it_says_what_that_means(call: Call, file: str, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    said = call("export", file, "--what", "people", "--to", out, "--anonymous")
    assert "* stands for what fewer than five people share." in said.out
    assert "Sekar" not in out.read_text("utf-8-sig")
    said = call("export", file, "--what", "practices", "--to", out, "--anonymous")
    assert "read them before passing them on" in said.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--what", "people", "--to", "a.pdf"), 2, "ends in .xlsx or .csv"),
        (("--what", "people", "--to", "acara.workshop"), 2, "ends in .xlsx or .csv"),
        (("--what", "everything", "--to", "a.csv"), 2, "is not one of"),
        (("--what", "people"), 2, "--to is missing"),
        (("--what", "people", "--to", "nowhere/a.csv"), 1, "There is no folder"),
    ],
)
def test_what_cannot_be_done_is_said(
    call: Call,
    file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call("export", file, *words)
    assert said.code == code and says in said.err
    assert not list(tmp_path.glob("a.*"))


# --- attendance -----------------------------------------------------------------------------------


def test_attendance_for_programs(call: Call, ids: dict[str, str]) -> None:
    file = ids["file"]
    call("workshop", "set", file, "--late-after", "07:59", "--attendance-goal", "50")
    call("check-in", file, ids["person"], "--session", ids["session"])
    told = call("attendance", file, "--json").json
    assert told["people"] == {
        "expected": 4,  # three as one agency said, and one who is registered for the other
        "registered": 2,
        "present": 1,
        "late": 1,
        "absent": 1,
        "walk_ins": 0,
    }
    assert told["rate"] == {
        "present": 1, "invited": 2, "percent": 50, "goal": 50, "reached": True,
    }  # fmt: skip
    assert told["late_after"] == "07:59"
    first = next(a for a in told["agencies"] if a["id"] == ids["agency"])
    assert (first["expected"], first["present"], first["late"], first["absent"]) == (3, 1, 1, 0)
    assert first["first_at"].startswith("2023-03-29T08:")
    assert told["by"]["sex"] == [
        {"sex": "female", "registered": 1, "present": 1, "late": 1, "absent": 0, "walk_ins": 0},
        {"sex": "", "registered": 1, "present": 0, "late": 0, "absent": 1, "walk_ins": 0},
    ]
    assert set(told["by"]) == {"category", "role", "sex", "level", "mode"}
    assert told["sessions"][0]["present"] == told["sessions"][0]["agencies"] == 1
    assert told["days"] == [{"day": "2023-03-29", "present": 1}]
    [missing] = told["not_here"]
    assert (missing["agency"], missing["contacts"][0]["name"]) == ("BUH", "Wira Adi Kusumo")


def test_attendance_for_people(call: Call, ids: dict[str, str]) -> None:
    file = ids["file"]
    call("check-in", file, ids["person"])
    call("person", "set", file, ids["other_person"], "--phone", "0812 0000 0001")
    said = call("attendance", file).out
    assert said.startswith(
        "1 of 2 invited agencies are here (50%).\n1 of 2 registered people are here.\n"
    )
    assert "goal" not in said and "quorum" not in said.casefold()
    assert "BUH: Wira Adi Kusumo (+6281200000001)" in said
    call("workshop", "set", file, "--attendance-goal", "51", "--late-after", "23:00")
    said = call("attendance", file).out
    assert "The goal of 51% is not reached yet." in said
    assert "0 came after 23:00 WIB." in said
    indonesian = call("attendance", file, language="id").out
    assert "kuorum" not in indonesian.casefold() and "51%" in indonesian


def test_attendance_of_an_empty_workshop(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "baru.workshop"
    call("new", file, "--template", "blank")
    said = call("attendance", file)
    assert said.code == 0
    assert said.out == "No agency is invited yet.\n0 of 0 registered people are here.\n"
    assert call("attendance", file, "--json").json["rate"]["percent"] is None
