"""Commands on a file as a whole: new, show, check-in, history, check, merge, conflicts, backups, PDF."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.builders import BUDI, open_workshop
from tests.cli.conftest import Call
from workshop_app.domain.changes import label
from workshop_app.domain.records import Practice


@pytest.fixture
def sample(tmp_path: Path, call: Call) -> str:
    """The sample workshop, made by the command."""
    path = tmp_path / "contoh.workshop"
    assert call("new", path, "--template", "sample").code == 0
    return str(path)


@pytest.fixture
def copy(ids: dict[str, str], tmp_path: Path) -> str:
    """A copy of the small workshop on another laptop."""
    (tmp_path / "lain").mkdir()
    return str(shutil.copy(ids["file"], tmp_path / "lain"))


# --- new and show ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "agencies", "strategies"),
    [("ran-pp-tppo", 27, 6), ("blank", 0, 0), ("sample", 27, 6)],
)
def test_a_new_workshop(
    template: str, agencies: int, strategies: int, tmp_path: Path, call: Call
) -> None:
    path = tmp_path / "baru.workshop"
    made = call("new", path, "--template", template, "--title", "Judul", "--json")
    assert (made.code, made.err) == (0, "")
    assert made.json["title"] == "Judul" and Path(made.json["path"]) == path
    told = call("show", path, "--json").json
    assert (told["id"], told["title"]) == (made.json["id"], "Judul")
    assert len(told["agencies"]) == told["counts"]["agencies"] == agencies
    assert len(told["strategies"]) == strategies
    again = call("new", path, "--template", template)
    assert again.code == 1 and "already there" in again.err
    assert call("check", path).code == 0


def test_an_unknown_template_leaves_nothing(tmp_path: Path, call: Call) -> None:
    said = call("new", tmp_path / "x.workshop", "--template", "nihil")
    assert said.code == 1 and "ran-pp-tppo, blank, sample" in said.err
    assert not list(tmp_path.glob("*workshop*"))


def test_the_sample_shown_to_people_and_programs(sample: str, call: Call) -> None:
    told = call("show", sample, "--json").json
    counts = told["counts"]
    assert counts["agencies_invited"] == 27 and counts["agencies_invited_present"] == 25
    assert sum(a["present"] for a in told["agencies"]) == counts["present"]
    assert [s["number"] for s in told["strategies"]] == [1, 2, 3, 4, 5, 6]
    assert {"id", "title", "present"} <= set(told["sessions"][0])
    assert told["missing"] and {"what", "kind", "ids"} == set(told["missing"][0])
    english, indonesian = call("show", sample).out, call("show", sample, language="id").out
    assert "25 of 27 invited agencies are here" in english
    assert "25 dari 27 instansi undangan hadir" in indonesian
    assert "Wednesday, 29 March 2023" in english and "Rabu, 29 Maret 2023" in indonesian
    for text in (english, indonesian):
        assert "KemenPPPA" in text and "Penutupan" in text


def test_reading_changes_nothing_and_leaves_nothing_beside(sample: str, call: Call) -> None:
    before = Path(sample).read_bytes()
    for argv in (["show"], ["check"], ["person", "list"], ["conflicts"], ["workshop", "show"]):
        assert call(*argv, sample).code == 0
    assert Path(sample).read_bytes() == before
    assert [p.name for p in Path(sample).parent.iterdir() if p.is_file()] == ["contoh.workshop"]


# --- the desk -------------------------------------------------------------------------------------


def test_a_check_in_by_name_a_second_one_and_its_void(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    first = call("check-in", file, "wira adi kusumo", "--json").json
    assert first["person_id"] == ids["other_person"] and first["already"] is False
    assert datetime.fromisoformat(first["checked_in_at"]).utcoffset() is not None
    second = call("check-in", file, ids["other_person"], "--json").json
    assert second["already"] is True and second["checked_in_at"] == first["checked_in_at"]
    assert "is here already, since 08:" in call("check-in", file, ids["other_person"]).out
    voided = call("check-in", file, ids["other_person"], "--void", "--reason", "keliru")
    assert (voided.code, voided.out) == (0, "The check-in of Wira Adi Kusumo is void.\n")
    assert call("show", file, "--json").json["counts"]["present"] == 0
    again = call("check-in", file, ids["other_person"], "--void")
    assert again.code == 1 and "not checked in" in again.err


def test_a_check_in_for_one_session(ids: dict[str, str], call: Call) -> None:
    said = call("check-in", ids["file"], ids["person"], "--session", "Pembukaan", "--json").json
    assert said["session_id"] == ids["session"]
    told = call("show", ids["file"], "--json").json
    assert told["sessions"][0]["present"] == 1
    assert call("check-in", ids["file"], ids["person"], "--session", "Nihil").code == 1


def test_the_answer_at_the_desk_in_indonesian(ids: dict[str, str], call: Call) -> None:
    said = call("check-in", ids["file"], ids["person"], language="id").out
    assert "dicatat hadir, 08." in said and said.rstrip().endswith("WIB.")


# --- history --------------------------------------------------------------------------------------


def test_the_history_of_a_record(ids: dict[str, str], call: Call) -> None:
    file = ids["file"]
    call("practice", "set", file, "PB-K7-001", "--title", "Baru", "--agency", "BUH", "--by", "Budi")
    call("practice", "remove", file, ids["practice"])
    entries = call("history", file, "practice", ids["practice"], "--json").json
    assert entries[0]["what"] == "created"
    assert {
        e["field"]: e["value"] for e in entries if e["what"] == "changed" and e["by"] == "Budi"
    } == {
        "title": "Baru",
        "agency_id": ids["other_agency"],
    }
    assert entries[-1]["what"] == "deleted"
    shown = call("history", file, "practice", "PB-K7-001").out
    assert "Title → Baru" in shown and "Agency → BUH" in shown and "removed" in shown


def test_the_history_of_the_workshop_itself_needs_no_id(file: str, call: Call) -> None:
    call("workshop", "set", file, "--venue", "Aula")
    assert "Venue → Aula" in call("history", file, "workshop").out


def test_no_history_of_what_never_was(file: str, call: Call) -> None:
    said = call("history", file, "person", "Nihil")
    assert said.code == 1 and "There is no person “Nihil”" in said.err


# --- merging --------------------------------------------------------------------------------------


def test_a_merge_counts_what_came(ids: dict[str, str], copy: str, call: Call) -> None:
    call("check-in", copy, ids["person"])
    call("agency", "set", copy, "BUL", "--note", "dari laptop lain")
    said = call("merge", ids["file"], copy)
    assert (said.code, said.err) == (0, "")
    assert said.out == "acara.workshop: 1 new check-in, 1 edit\n"
    told = call("merge", ids["file"], copy, "--json").json
    assert {"check_ins", "records", "edits", "to_review", "attachments"} <= set(told["total"])
    assert not any(told["total"].values())
    assert told["files"][0]["path"] == copy and told["refused"] == []
    assert "Nothing new" in call("merge", ids["file"], copy).out
    people = {p["id"]: p for p in call("person", "list", ids["file"], "--json").json}
    assert people[ids["person"]]["checked_in_at"] is not None


def test_one_refused_copy_keeps_no_other_out(
    ids: dict[str, str], copy: str, tmp_path: Path, call: Call
) -> None:
    foreign = tmp_path / "asing.workshop"
    call("new", foreign, "--template", "blank")
    call("check-in", copy, ids["person"])
    said = call("merge", ids["file"], foreign, copy, ids["file"], tmp_path / "nihil")
    assert said.code == 1
    assert said.out == "acara.workshop: 1 new check-in\n"
    assert [line.split(" ")[0] for line in said.err.splitlines()][:2] == [str(foreign), ids["file"]]
    assert "another workshop" in said.err and "Traceback" not in said.err
    told = call("merge", ids["file"], foreign, "--json")
    assert told.code == 1 and told.json["refused"][0]["code"] == "other-workshop"


def test_several_copies_have_a_total(
    ids: dict[str, str], copy: str, tmp_path: Path, call: Call
) -> None:
    third = str(shutil.copy(copy, tmp_path / "ketiga.workshop"))
    call("check-in", copy, ids["person"])
    call("check-in", third, ids["other_person"])
    said = call("merge", ids["file"], copy, third)
    assert said.out.splitlines()[-1] == "Total: 2 new check-ins"


def test_what_was_written_apart_is_listed_and_decided(
    ids: dict[str, str], copy: str, call: Call
) -> None:
    file = ids["file"]
    call("practice", "set", file, ids["practice"], "--title", "Judul A", "--by", "Ani")
    call("practice", "set", copy, ids["practice"], "--title", "Judul B", "--by", "Budi")
    assert "1 to review" in call("merge", file, copy).out
    [told] = call("conflicts", file, "--json").json
    assert (told["kind"], told["id"], told["field"]) == ("practice", ids["practice"], "title")
    assert {v["value"]: v["by"] for v in told["versions"]} == {"Judul A": "Ani", "Judul B": "Budi"}
    assert [v["shown"] for v in told["versions"]] == [True, False]
    shown = call("conflicts", file).out
    assert "Judul A (Ani)" in shown and "Judul B (Budi)" in shown
    stands = told["versions"][0]["value"]
    call("practice", "set", file, ids["practice"], "--title", stands)
    assert call("conflicts", file, "--json").json == []
    assert call("conflicts", file).out == "Nothing was written apart.\n"


def test_a_removal_against_a_change_is_listed(ids: dict[str, str], copy: str, call: Call) -> None:
    call("agency", "remove", ids["file"], "BUH")
    call("agency", "set", copy, "BUH", "--note", "masih dipakai")
    call("merge", ids["file"], copy)
    [told] = call("conflicts", ids["file"], "--json").json
    assert told["field"] == "deleted"
    assert {version["value"] for version in told["versions"]} == {True, False}
    assert "Removed:" in call("conflicts", ids["file"]).out
    assert call("agency", "remove", ids["file"], "BUH").code == 0
    assert call("conflicts", ids["file"], "--json").json == []


# --- backups --------------------------------------------------------------------------------------


def test_a_backup_is_made_listed_and_restored(
    ids: dict[str, str], tmp_path: Path, call: Call
) -> None:
    file, folder = ids["file"], tmp_path / "cadangan"
    assert call("backups", "list", "--from", folder).out == "None.\n"
    made = call("backup", file, "--to", folder, "--json").json
    call("agency", "set", file, "BUL", "--note", "sesudahnya")
    assert call("backup", file).code == 0
    [listed] = call("backups", "list", "--from", folder, "--json").json
    assert listed == made and listed["title"] == "Lokakarya contoh"
    assert "Lokakarya contoh" in call("backups", "list", "--from", folder).out
    target = tmp_path / "pulih.workshop"
    assert call("backups", "restore", "1", target, "--from", folder).code == 0
    notes = {a["short_name"]: a["note"] for a in call("agency", "list", target, "--json").json}
    assert notes["BUL"] == ""
    refused = call("backups", "restore", made["path"], target, "--from", folder)
    assert refused.code == 1 and "already there" in refused.err
    own = call("backups", "list", "--json").json
    assert len(own) == 1 and str(tmp_path / "data") in own[0]["path"]
    assert call("backups", "restore", own[0]["path"], tmp_path / "dua.workshop").code == 0


@pytest.mark.parametrize("wanted", ["0", "2", "x.workshop", "²"])
def test_a_backup_that_is_not_there(wanted: str, tmp_path: Path, file: str, call: Call) -> None:
    call("backup", file)
    said = call("backups", "restore", wanted, tmp_path / "baru.workshop")
    assert said.code == 1 and f"There is no backup “{wanted}”" in said.err


# --- checking -------------------------------------------------------------------------------------


def test_a_sound_file(file: str, call: Call) -> None:
    said = call("check", file)
    assert (said.code, said.err) == (0, "")
    assert said.out.count("in order") == 3
    told = call("check", file, "--json").json
    assert told == {
        "sound": True, "sqlite": True, "documents": True, "projection": True, "detail": "",
    }  # fmt: skip


def test_tables_that_differ_are_found_with_the_way_out(file: str, call: Call) -> None:
    with sqlite3.connect(file) as connection:
        triggers = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ]
        for name in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE agency SET note = 'dari luar'")
    connection.close()
    said = call("check", file)
    assert said.code == 1 and said.err.count("\n") == 1
    assert "Tables differ" in said.err and "merge this file into a copy" in said.err
    assert said.out.splitlines()[2].endswith("NOT in order")
    told = call("check", file, "--json")
    assert (told.code, told.json["projection"], told.json["sqlite"]) == (1, False, True)


def test_every_flipped_byte_is_survived_in_words(file: str, call: Call) -> None:
    """Wherever a byte is wrong, every command answers in words; a wrong document is never "in order"."""
    whole = Path(file).read_bytes()
    damaged = Path(file).with_name("rusak.workshop")
    found = 0
    step = max(1, len(whole) // 60)
    for place in range(16, len(whole), step):
        flipped = bytearray(whole)
        flipped[place] ^= 0x41
        damaged.write_bytes(flipped)
        for argv in (["check"], ["show"], ["practice", "list"], ["person", "list", "--json"]):
            said = call(argv[0], *argv[1:2], damaged, *argv[2:])
            assert said.code in (0, 1), (place, argv, said.err)
            assert "Traceback" not in said.err
            assert said.err.count("\n") == (1 if said.code else 0), (place, argv, said.err)
            found += argv == ["check"] and said.code == 1
    assert found


def test_a_damaged_list_of_tables_is_refused(file: str, call: Call) -> None:
    """SQLite then complains with bytes that are no text."""
    whole = bytearray(Path(file).read_bytes())
    place = whole.index(b"CREATE TABLE agency ")
    whole[place] ^= 0x80
    Path(file).write_bytes(whole)
    for argv in (["check", file], ["show", file], ["agency", "add", file, "--short-name", "X"]):
        said = call(*argv)
        assert said.code == 1 and "Traceback" not in said.err
        assert "damaged" in said.err or "not complete" in said.err


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(share: float, file: str, call: Call) -> None:
    whole = Path(file).read_bytes()
    Path(file).write_bytes(whole[: int(len(whole) * share)])
    before = Path(file).read_bytes()
    for argv in (["check"], ["show"], ["agency", "add", "--short-name", "X"]):
        verb = argv[1:2] if argv[0] == "agency" else []
        said = call(argv[0], *verb, file, *argv[len(verb) + 1 :])
        assert said.code == 1, (argv, said)
        assert "Traceback" not in said.err and said.err.count("\n") == 1
    assert Path(file).read_bytes() == before


# --- proceedings ----------------------------------------------------------------------------------


def test_the_proceedings_are_indonesian_unless_asked_otherwise(
    sample: str, tmp_path: Path, call: Call
) -> None:
    out = tmp_path / "prosiding.pdf"
    said = call("proceedings", sample, "-o", out, "--json")
    assert (said.code, said.err) == (0, "")
    told = said.json
    assert (told["language"], told["paper"], Path(told["path"])) == ("id", "A4", out)
    reader = PdfReader(out)
    assert len(reader.pages) == told["pages"]
    assert "Strategi" in "".join(page.extract_text() for page in reader.pages)
    english = call("proceedings", sample, "-o", out, "--lang", "en", "--paper", "F4")
    assert english.code == 0 and "pages" in english.out
    page = PdfReader(out).pages[0].mediabox
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (215, 330)
    assert not list(tmp_path.glob("*.part"))


def test_a_slip_of_the_tongue_costs_no_file(file: str, tmp_path: Path, call: Call) -> None:
    before = Path(file).read_bytes()
    said = call("proceedings", file, "-o", file)
    assert said.code == 1 and "already there" in said.err
    assert Path(file).read_bytes() == before


@pytest.mark.parametrize("out", ["tidak-ada/p.pdf", ".", "x" * 300 + ".pdf"])
def test_a_pdf_that_cannot_be_written(out: str, file: str, tmp_path: Path, call: Call) -> None:
    said = call("proceedings", file, "-o", tmp_path / out)
    assert said.code == 1 and said.err.count("\n") == 1 and "Traceback" not in said.err
    assert not list(tmp_path.rglob("*.part"))


# --- who may write --------------------------------------------------------------------------------


def test_reading_works_beside_a_running_window_and_writing_is_refused(
    ids: dict[str, str], call: Call
) -> None:
    window = open_workshop(Path(ids["file"]), BUDI)
    try:
        with window.operation(label("ubah")) as op:
            op.change(Practice, ids["practice"], title="Baru di jendela")
        for argv in (
            ["agency", "add", "F", "--short-name", "X"],
            ["check-in", "F", ids["person"]],
            ["workshop", "set", "F", "--title", "X"],
            ["merge", "F", "F"],
        ):
            said = call(*(ids["file"] if word == "F" else word for word in argv))
            assert said.code == 1 and "is open in another window" in said.err
        titles = [p["title"] for p in call("practice", "list", ids["file"], "--json").json]
        assert titles == ["Baru di jendela"]
        assert call("check", ids["file"]).code == 0
        assert call("backup", ids["file"]).code == 0
    finally:
        window.close()
    assert call("agency", "add", ids["file"], "--short-name", "X").code == 0
