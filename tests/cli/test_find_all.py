"""`find TEXT FILE...`: hits by workshop, each file's trouble in words, 1 if any failed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def other(call: Call, tmp_path: Path) -> Path:
    made = tmp_path / "other.workshop"
    call("new", made, "--template", "blank", "--title", "Lokakarya lain")
    call("practice", "add", made, "--title", "Posko pelabuhan", "--action", "Kapal patroli bersama")
    return made


def test_hits_stand_below_their_workshop(file: str, other: Path, call: Call) -> None:
    said = call("find", "posko", file, other)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[2].startswith("Lokakarya lain (")
    assert lines[3].strip().startswith("good practice · *Posko* pelabuhan")
    assert lines[-1] == "2 hits in 2 workshops"


def test_a_passage_is_quoted_and_marked(other: Path, call: Call) -> None:
    assert "    *Kapal* *patroli* bersama\n" in call("find", "kapal patroli", other).out
    [told] = call("find", "kapal", other, "--json").json["files"]
    assert told["title"] == "Lokakarya lain" and told["path"] == str(other)
    [hit] = told["hits"]
    assert (hit["kind"], hit["excerpt"], hit["marks"]) == (
        "practice",
        "Kapal patroli bersama",
        [[0, 5]],
    )


def test_a_file_that_cannot_be_read_fails_alone(other: Path, call: Call, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("x")
    said = call("find", "posko", letter, other, tmp_path / "none.workshop")
    assert said.code == 1 and said.out.endswith("1 hit in 1 workshop\n")
    assert "letter.txt" in said.err and "none.workshop" in said.err
    told = call("find", "posko", letter, other, "--json")
    assert told.code == 1 and [one["code"] for one in told.json["failed"]] == ["not-a-workshop"]


def test_nothing_to_look_for(other: Path, call: Call) -> None:
    assert call("find", "  ", other).code == 2
    assert call("find", "posko").code == 2
    said = call("find", "zzz", other)
    assert (said.code, said.out) == (0, "0 hits in 1 workshop\n")
