"""`clear` notes who cleared a text; `proceedings` waits for the guard's open findings."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call

_VICTIM = "Korban bernama Melur Tarisna pulang."


@pytest.mark.parametrize("kind", ["practice", "challenge"])
def test_a_record_is_cleared(ids: dict[str, str], call: Call, kind: str) -> None:
    who = ("--agency", "BUL", "--person", " Sekar Ayu ")
    said = call("clear", ids["file"], kind, ids[kind], *who)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Cleared by Sekar Ayu (BUL): ")
    [told] = [r for r in call(kind, "list", ids["file"], "--json").json if r["id"] == ids[kind]]
    assert (told["status"], told["visibility"]) == ("cleared", "public")
    assert (told["cleared_by_agency_id"], told["cleared_by"]) == (ids["agency"], "Sekar Ayu")
    assert told["cleared_at"] and told["cleared_digest"]


def test_cleared_for_internal_use(ids: dict[str, str], call: Call) -> None:
    who = ("--agency", ids["agency"], "--person", "Sekar", "--internal", "--json")
    told = call("clear", ids["file"], "practice", "Posko bersama", *who).json
    assert (told["status"], told["visibility"]) == ("cleared", "internal")


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (("practice", "x", "--agency", "BUL", "--person", "S"), 1, "no"),
        (("practice", "Posko bersama", "--agency", "x", "--person", "S"), 1, "no"),
        (
            ("practice", "Posko bersama", "--agency", "BUL", "--person", " "),
            1,
            "Cleared by is empty",
        ),
        (("practice", "Posko bersama", "--agency", "BUL"), 2, "--person"),
        (("minute", "x", "--agency", "BUL", "--person", "S"), 2, "minute"),
    ],
)
def test_what_is_refused(
    ids: dict[str, str], call: Call, argv: tuple[str, ...], code: int, message: str
) -> None:
    said = call("clear", ids["file"], *argv)
    assert said.code == code
    assert message in said.err and said.out == ""


def test_the_proceedings_wait_for_decisions(
    ids: dict[str, str], call: Call, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    call("practice", "set", ids["file"], ids["practice"], "--action", _VICTIM, "--code", "PB-9")
    said = call("proceedings", ids["file"], "-o", out)
    assert (said.code, said.out, out.exists()) == (1, "", False)
    assert "1 in PB-9" in said.err and "guard" in said.err
    gaps = call("show", ids["file"], "--json").json["missing"]
    assert gaps[0] == {"what": "guard-finding", "kind": "", "ids": [ids["practice"]]}
    call("guard", ids["file"], "--withhold", "1")
    assert call("proceedings", ids["file"], "-o", out).code == 0
    assert out.exists()
