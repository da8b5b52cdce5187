"""`evaluation`: questions, forms one by one and from tables, results; the same for programs and people."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def file(call: Call, tmp_path: Path) -> Path:
    """A new workshop with the shipped form."""
    path = tmp_path / "acara.workshop"
    assert call("new", path, "--template", "blank", "--title", "Acara").code == 0
    assert call("evaluation", "questions", path, "--default").code == 0
    return path


def fill(call: Call, file: Path, *marks: int, group: str = "") -> None:
    for mark in marks:
        words = ("--answers", f"0,0,0,0,{mark}", *(("--group", group) if group else ()))
        assert call("evaluation", "add", file, *words).code == 0


def test_questions_are_listed_added_moved_and_removed(call: Call, file: Path) -> None:
    told = call("evaluation", "questions", file, "--json").json
    assert [one["kind"] for one in told] == ["scale"] * 8 + ["open-text"] * 2
    second = told[1]["id"]
    moved = call("evaluation", "questions", file, "--move", second, "-1", "--json").json
    assert moved[0]["id"] == second
    added = call("question", "add", file, "--text", "Makanannya enak.").out.strip()
    assert call("question", "set", file, added, "--text-en", "The food was good.").code == 0
    said = call("evaluation", "questions", file)
    assert "The food was good." in said.out
    assert call("question", "remove", file, added).code == 0
    assert added not in call("evaluation", "questions", file).out
    assert call("evaluation", "questions", file, "--move", second, "3").code == 2


def test_an_empty_form_says_how_to_begin(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "kosong.workshop"
    call("new", path, "--template", "blank")
    assert "--default" in call("evaluation", "questions", path).out
    assert "No evaluation was collected" in call("evaluation", "results", path).out


def test_forms_are_kept_and_told_in_counts(call: Call, file: Path) -> None:
    fill(call, file, 4, 4, 3, 3)
    few = call("evaluation", "results", file)
    assert "from five answers on" in few.out and "3.50" not in few.out
    fill(call, file, 1)
    data = call("evaluation", "results", file, "--json").json
    [item] = [i for i in data["satisfaction"]["items"] if i["id"] == "satisfaction-time"]
    assert (item["answered"], item["counts"], item["mean"]) == (5, [1, 0, 2, 2], 3.0)
    hidden = [i for i in data["satisfaction"]["items"] if i["id"] != "satisfaction-time"]
    assert all(i["answered"] is i["counts"] is i["mean"] is None for i in hidden)
    said = call("evaluation", "results", file, language="id").out
    assert "Sebanyak 5 formulir kepuasan" in said and "3,00" in said


def test_small_groups_are_hidden_in_every_answer(call: Call, file: Path, tmp_path: Path) -> None:
    fill(call, file, *[4] * 9, group="ministry")
    fill(call, file, *[3] * 6, group="press")
    fill(call, file, 1, 2, group="academia")
    data = call("evaluation", "results", file, "--json").json
    assert [(g["group"], g["forms"]) for g in data["satisfaction"]["groups"]] == [
        ("ministry", 9),
        ("press", None),
        ("academia", None),
    ]
    said = call("evaluation", "results", file).out
    rows = [line.split() for line in said.splitlines() if line.endswith(("Press", "Academia"))]
    assert [row[:2] for row in rows] == [["*", "*"], ["*", "*"]]
    out = tmp_path / "evaluasi.csv"
    call("export", file, "--what", "evaluation", "--to", out)
    table = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [row[2] for row in table if row[1] in ("Press", "Academia")] == ["*", "*"]
    assert [row[2] for row in table if row[1] == "Ministry"] == ["9"]


def test_words_wait_inside_until_somebody_lets_them_out(call: Call, file: Path) -> None:
    form = call("evaluation", "add", file, "--text", "9=Diskusi panel", "--json").json
    [answer] = call("evaluation", "results", file, "--json").json["open_answers"]
    assert (answer["text"], answer["public"]) == ("Diskusi panel", False)
    assert call("comment", "set", file, answer["id"], "--visibility", "public").code == 0
    [answer] = call("evaluation", "results", file, "--json").json["open_answers"]
    assert answer["public"]
    assert call("evaluation", "remove", file, form["id"]).code == 0
    assert call("evaluation", "results", file, "--json").json["open_answers"] == []


def test_tests_are_paired_by_their_code(call: Call, file: Path) -> None:
    for number in range(5):
        for phase, points in (("pre", 40), ("post", 65)):
            said = call(
                "evaluation", "add", file, "--survey", "test", "--phase", phase,
                "--code", f"k-{number}", "--points", points,
            )  # fmt: skip
            assert (said.code, said.err) == (0, "")
    told = call("evaluation", "results", file, "--json").json["tests"]
    assert (told["pairs"], told["mean_before"], told["gain"]) == (5, 40, 25)
    again = call(
        "evaluation", "add", file, "--survey", "test", "--phase", "pre", "--code", "K0",
        "--points", "10",
    )  # fmt: skip
    assert "no pair" in again.err
    told = call("evaluation", "results", file, "--json").json["tests"]
    assert (told["pairs"], told["repeated_codes"], told["gain"]) == (4, ["K0"], None)


def test_a_table_is_previewed_and_taken_in(call: Call, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "forms.csv"
    table.write_text("Timestamp,Lama,Komentar\n1,4,Bagus\n2,9,\n", encoding="utf-8")
    unknown = call("evaluation", "import", file, table)
    assert unknown.code == 1 and "fits a question" in unknown.err
    words = ("evaluation", "import", file, table, "--map", "Lama=5", "--map", "C=10")
    seen = call(*words, "--dry-run", "--json").json
    assert (seen["new"], seen["known"], len(seen["refused"]), seen["dry_run"]) == (1, 0, 1, True)
    said = call(*words)
    assert "2 rows: 1 new, 0 there already, 1 refused." in said.out and "Row 3:" in said.out
    assert call(*words, "--json").json["known"] == 1
    pasted = call(
        "evaluation", "import", file, "-", "--map", "B=5", stdin="No.\tLama\n1\t4\n2\t3\n"
    ).out
    assert "2 new" in pasted


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("add", "--answers", "5"), 1, "does not fit"),
        (("add", "--answers", "4,x"), 2, "numbers with commas"),
        (("add", "--answers", ",".join("1" * 9)), 2, "9 numbers"),
        (("add",), 1, "Answers is empty"),
        (("add", "--text", "eleven=x"), 2, "N=WORDS"),
        (("add", "--text", "11=x"), 1, "11"),
        (("add", "--survey", "test", "--phase", "pre", "--points", "5"), 1, "Pairing code"),
        (("add", "--group", "Kemenkes", "--answers", "1"), 2, "is not one of"),
        (("import", "none.csv"), 1, "There is no file"),
        (("import", "none.csv", "--map", "A=far"), 2, "COLUMN=WHAT"),
        (("remove", "none"), 1, "There is no evaluation form"),
    ],
)
def test_what_cannot_be_done_is_said(
    call: Call, file: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    said = call("evaluation", words[0], file, *words[1:])
    assert said.code == code and says in said.err
