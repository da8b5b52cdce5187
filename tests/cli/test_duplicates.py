"""`duplicates`: who may be listed twice, and what somebody decided."""

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def twice(call: Call, ids: dict[str, str]) -> str:
    """The id of a second record of the first person."""
    said = call(
        "person", "add", ids["file"], "--name", "Sekar Ayu Pradipta", "--agency", "BUL",
        "--phone", "081200000001", "--position", "Kabag",
    )  # fmt: skip
    return said.out.strip()


def test_both_records_side_by_side(call: Call, ids: dict[str, str], twice: str) -> None:
    file = ids["file"]
    call("check-in", file, ids["person"])
    [pair] = call("duplicates", "list", file, "--json").json["possible"]
    assert (pair["first"]["id"], pair["second"]["id"]) == (ids["person"], twice)
    assert pair["why"] == ["name"]
    assert pair["first"]["checked_in_at"] and not pair["second"]["checked_in_at"]
    said = call("duplicates", "list", file).out
    assert "The same in Name:" in said
    assert ids["person"] in said and twice in said
    assert "Kabag" in said


def test_joined_and_taken_apart_again(call: Call, ids: dict[str, str], twice: str) -> None:
    file = ids["file"]
    call("check-in", file, twice)
    joined = call(
        "duplicates", "join", file, twice, ids["person"], "--take", "phone", "--take", "position",
        "--json",
    )  # fmt: skip
    decision = joined.json["id"]
    assert joined.json == {"id": decision, "joined": twice, "kept": ids["person"]}
    told = call("attendance", file, "--json").json["people"]
    assert (told["registered"], told["present"]) == (2, 1)
    listed = call("duplicates", "list", file, "--json").json
    assert not listed["possible"]
    assert listed["joined"][0]["kept"]["phone"] == "+6281200000001"
    assert decision in call("duplicates", "list", file).out
    assert "count for themselves" in call("duplicates", "take-apart", file, twice).out
    assert call("attendance", file, "--json").json["people"]["registered"] == 3
    assert call("duplicates", "list", file, "--json").json["possible"]


def test_different_people_are_not_asked_about_again(
    call: Call, ids: dict[str, str], twice: str
) -> None:
    file = ids["file"]
    decision = call("duplicates", "apart", file, ids["person"], twice, "--json").json["id"]
    assert call("duplicates", "list", file).out == "Nobody seems to be listed twice.\n"
    assert call("duplicates", "list", file, "--json").json["apart"] == [
        {"id": decision, "person_id": ids["person"], "other_id": twice}
    ]
    assert call("duplicates", "take-apart", file, decision).code == 0
    assert call("duplicates", "list", file, "--json").json["possible"]


def test_what_cannot_be_decided(call: Call, ids: dict[str, str], twice: str) -> None:
    file = ids["file"]
    same = call("duplicates", "join", file, twice, twice)
    assert same.code == 1 and "one and the same" in same.err
    ambiguous = call("duplicates", "join", file, "Sekar Ayu Pradipta", "Wira Adi Kusumo")
    assert ambiguous.code == 1 and "id" in ambiguous.err
    nobody = call("duplicates", "take-apart", file, ids["other_person"])
    assert nobody.code == 1 and "possible duplicate" in nobody.err
    assert call("duplicates", file).code == 2
    assert call("duplicates", "join", file, twice, ids["person"], "--take", "nik").code == 2


def test_the_verb_may_stand_behind_the_file(call: Call, ids: dict[str, str], twice: str) -> None:
    usual = call("duplicates", "list", ids["file"], "--json")
    assert usual.json["possible"] and call("duplicates", ids["file"], "list", "--json") == usual
