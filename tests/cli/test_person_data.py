"""`person-data`: shown, handed over, erased for good, here and where a copy is merged."""

import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Said
from tests.helpers.copies import all_bytes_below
from workshop_app.cli.context import Surroundings
from workshop_app.cli.main import run


@pytest.fixture
def rich(call: Call, ids: dict[str, str]) -> dict[str, str]:
    file = ids["file"]
    call(
        "person", "set", file, ids["person"], "--phone", "081200000001", "--note", "Kursi roda",
        "--consent-photo", "no",
    )  # fmt: skip
    call("check-in", file, ids["person"])
    call("check-in", file, ids["person"], "--void", "--reason", "Salah orang")
    return ids


def test_everything_held_is_shown(call: Call, rich: dict[str, str]) -> None:
    said = call("person-data", rich["file"], rich["person"], "show")
    assert said.code == 0
    for text in ("Sekar", "+6281200000001", "Kursi roda", "BUL", "Female", "Salah orang"):
        assert text in said.out
    lines = [line.split() for line in said.out.splitlines()]
    assert ["Agrees", "to", "photographs", "no"] in lines
    told = call("person-data", rich["file"], "Sekar Ayu Pradipta", "show", "--json").json
    assert told["person"]["id"] == rich["person"]
    assert [fact["kind"] for fact in told["attendance"]] == ["in", "void"]
    assert len(told["history"]) > 3


def test_it_is_handed_over_as_a_file(call: Call, rich: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "data.json"
    assert call("person-data", rich["file"], rich["person"], "export", "--to", out).code == 0
    told = json.loads(out.read_text("utf-8"))
    assert told["person"]["phone"] == "+6281200000001"
    wrong = call("person-data", rich["file"], rich["person"], "export", "--to", "a.workshop")
    assert wrong.code == 2 and ".json" in wrong.err
    lost = tmp_path / "nowhere" / "a.json"
    assert call("person-data", rich["file"], rich["person"], "export", "--to", lost).code == 1


def test_erasing_needs_a_word(call: Call, rich: dict[str, str]) -> None:
    said = call("person-data", rich["file"], rich["person"], "erase")
    assert said.code == 2 and "--yes" in said.err
    assert "Sekar" in call("person-data", rich["file"], rich["person"], "show").out


def test_erased_for_good_with_its_backups(call: Call, rich: dict[str, str], tmp_path: Path) -> None:
    file = rich["file"]
    call("backup", file)
    said = call("person-data", file, rich["person"], "erase", "--yes")
    assert said.code == 0
    assert "Counts stay" in said.out and "Other laptops" in said.out
    assert len(call("backups", "list", "--json").json) == 1
    for needle in ("Sekar Ayu", "6281200000001", "Kursi roda"):
        assert needle.encode() not in all_bytes_below(tmp_path)
    assert call("attendance", file, "--json").json["people"]["registered"] == 2
    assert call("check", file).code == 0


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answer", "erased"), [("yes\n", True), ("ya\n", True), ("no\n", False), ("", False)]
)
def test_at_a_terminal_it_is_asked(
    rich: dict[str, str], tmp_path: Path, answer: str, erased: bool
) -> None:
    here = Surroundings("id", "Ani", "Meja 1", tmp_path / "data")
    out, err = io.StringIO(), io.StringIO()
    words = ["person-data", rich["file"], rich["person"], "erase"]
    code = run(words, stdin=_Terminal(answer), stdout=out, stderr=err, here=here)
    assert code == (0 if erased else 1)
    assert "Sekar" in err.getvalue()
    assert (b"Sekar Ayu" in Path(rich["file"]).read_bytes()) is not erased


def test_a_joined_record_goes_along(call: Call, rich: dict[str, str], tmp_path: Path) -> None:
    file = rich["file"]
    twice = call(
        "person", "add", file, "--name", "Sekar A. Pradipta", "--agency", "BUL"
    ).out.strip()
    call("duplicates", "join", file, twice, rich["person"])
    assert (
        call("person-data", file, twice, "erase", "--yes", "--json").json["erased"]
        == rich["person"]
    )
    assert b"Sekar A" not in Path(file).read_bytes()


def test_who_came_in_their_place_no_longer_names_them(call: Call, rich: dict[str, str]) -> None:
    file = rich["file"]
    said = call(
        "walk-in", file, "Puspa Dwi", "--in-place-of", rich["person"], "--json"
    )  # fmt: skip
    assert said.code == 0
    held = call("person-data", file, "Puspa Dwi", "show", "--json").json
    assert held["person"]["represents"] == "Dr. Sekar Ayu Pradipta, S.H."
    call("person-data", file, rich["person"], "erase", "--yes")
    assert b"Sekar Ayu" not in Path(file).read_bytes()
    call("person-data", file, "Puspa Dwi", "erase", "--yes")
    assert b"Puspa Dwi" not in Path(file).read_bytes()


# --- the other laptop -----------------------------------------------------------------------------


def _copy_where_somebody_was_erased(call: Call, rich: dict[str, str], folder: Path) -> Path:
    copy = folder / "salinan" / "acara.workshop"
    copy.parent.mkdir()
    shutil.copy(rich["file"], copy)
    assert call("person-data", copy, rich["person"], "erase", "--yes").code == 0
    shutil.rmtree(folder / "data" / "backups", ignore_errors=True)
    return copy


def test_a_merge_that_erases_renews_the_backups(
    call: Call, rich: dict[str, str], tmp_path: Path
) -> None:
    copy = _copy_where_somebody_was_erased(call, rich, tmp_path)
    call("backup", rich["file"])
    said: Said = call("merge", rich["file"], copy)
    assert said.code == 0
    assert "The data of 1 person were erased here as well." in said.out
    assert "a new one has replaced them" in said.out
    assert b"Sekar Ayu" not in all_bytes_below(tmp_path)
    again = call("merge", rich["file"], copy, "--json").json
    assert again["total"]["erased"] == 0 and again["backups_renewed"] is False


def test_backups_that_cannot_be_renewed_are_complained_of(
    call: Call, rich: dict[str, str], tmp_path: Path
) -> None:
    copy = _copy_where_somebody_was_erased(call, rich, tmp_path)
    backups = tmp_path / "data" / "backups"
    backups.parent.mkdir(exist_ok=True)
    backups.write_text("a file where the folder should be")
    said = call("merge", rich["file"], copy, "--json")
    assert said.code == 1 and said.err
    assert said.json["total"]["erased"] == 1 and said.json["backups_renewed"] is False
    assert b"Sekar Ayu" not in Path(rich["file"]).read_bytes()
