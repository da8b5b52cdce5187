"""`signature` keeps what was drawn on a tablet, tells who signed for what, and removes it again."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

DRAWN = {"strokes": [[[3, 4], [50, 60]], [[7, 8]]], "width": 400, "height": 150}


@pytest.fixture
def signing(ids: dict[str, str], call: Call) -> dict[str, str]:
    """A workshop in which people sign."""
    assert call("workshop", "set", ids["file"], "--signatures", "yes").code == 0
    return ids


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    path = tmp_path / "goresan.json"
    path.write_text(json.dumps(DRAWN), encoding="utf-8")
    return path


def test_a_signature_is_kept_listed_and_removed(
    signing: dict[str, str], call: Call, drawn: Path
) -> None:
    file, person = signing["file"], signing["person"]
    assert call("signature", "list", file).out == "Nobody has signed yet.\n"
    said = call("signature", "add", file, person, drawn, "--json")
    assert (said.code, said.json["strokes"], said.json["width"]) == (0, DRAWN["strokes"], 400)
    name = said.json["name"]
    said = call("signature", "add", file, name, drawn, "--session", signing["session"])
    assert said.out == f"Kept the signature of {name}.\n"

    told = call("signature", "list", file, "--json").json
    assert {one["session"] for one in told} == {"", signing["session"]}
    assert all(one["person"] == person and one["height"] == 150 for one in told)
    listed = call("signature", "list", file).out
    assert "Arrival" in listed and listed.count(name) == 2
    assert "[" not in listed and "strokes" not in listed

    said = call("signature", "remove", file, told[0]["id"])
    assert said.out == f"Removed the signature of {name}.\n"
    assert call("signature", "list", file, "--json").json == [told[1]]
    assert call("signature", "remove", file, told[0]["id"]).code == 1


def test_signing_anew_replaces(
    signing: dict[str, str], call: Call, drawn: Path, tmp_path: Path
) -> None:
    file, person = signing["file"], signing["person"]
    bare = tmp_path / "polos.json"
    bare.write_text("[[[0, 0], [9, 19]]]", encoding="utf-8-sig")
    call("signature", "add", file, person, drawn)
    call("signature", "add", file, person, bare)
    [one] = call("signature", "list", file, "--json").json
    assert (one["strokes"], one["width"], one["height"]) == ([[[0, 0], [9, 19]]], 10, 20)


def test_what_the_list_gives_can_be_handed_in(
    signing: dict[str, str], call: Call, drawn: Path, tmp_path: Path
) -> None:
    file = signing["file"]
    given = tmp_path / "lagi.json"
    given.write_text(call("signature", "add", file, signing["person"], drawn, "--json").out)
    said = call("signature", "add", file, signing["other_person"], given, "--json")
    assert (said.code, said.json["strokes"]) == (0, DRAWN["strokes"])


def test_nobody_signs_where_the_workshop_does_not_ask_for_it(
    ids: dict[str, str], call: Call, drawn: Path
) -> None:
    said = call("signature", "add", ids["file"], ids["person"], drawn)
    assert said.code == 1 and "workshop set FILE --signatures yes" in said.err
    assert call("signature", "list", ids["file"], "--json").json == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("{}", "lists of points"),
        ('"gambar"', "lists of points"),
        ('[[["1", 2]]]', "lists of points"),
        ("[[[1, 2, 3]]]", "lists of points"),
        ("[[[true, 2]]]", "lists of points"),
        ("[[[-1, 2]]]", "lists of points"),
        ("[[[1.5, NaN]]]", "lists of points"),
        ("[[], []]", "no stroke"),
        (json.dumps([[[1, 1]] * 20_001]), "too many points"),
        ('{"strokes": [[[1, 2]]]}', "width and height"),
        ('{"strokes": [[[1, 2]]], "width": 0, "height": 9}', "width and height"),
        ('{"strokes": [[[1, 20]]], "width": 9, "height": 9}', "outside the surface"),
        (" " * 2_000_001, "too large"),
    ],
)
def test_a_file_that_holds_no_signature_is_refused_in_words(
    signing: dict[str, str], call: Call, tmp_path: Path, text: str, why: str
) -> None:
    path = tmp_path / "salah.json"
    path.write_text(text, encoding="utf-8")
    said = call("signature", "add", signing["file"], signing["person"], path)
    assert said.code == 1 and why in said.err and "salah.json" in said.err
    assert call("signature", "list", signing["file"], "--json").json == []


def test_a_missing_file_and_an_unknown_person_are_refused(
    signing: dict[str, str], call: Call, drawn: Path, tmp_path: Path
) -> None:
    said = call("signature", "add", signing["file"], signing["person"], tmp_path / "tiada.json")
    assert said.code == 1 and "tiada.json" in said.err
    assert call("signature", "add", signing["file"], "Tiada Orang", drawn).code == 1


@pytest.mark.parametrize("command", ["history", "versions"])
def test_no_other_command_tells_the_strokes(
    signing: dict[str, str], call: Call, command: str
) -> None:
    said = call(command, signing["file"], "signature", "x", *(["strokes"] * (command != "history")))
    assert said.code == 2
