"""`guard`: texts from the standard input line by line, findings of a workshop, decisions by number."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from workshop_app.cli.context import Surroundings
from workshop_app.cli.main import run

_PHONE = "Hubungi 0841-0000-0137 ya."


def _lines(*texts: str) -> str:
    return "".join(json.dumps(text) + "\n" for text in texts)


def test_one_answer_for_each_text(call: Call) -> None:
    texts = ("1.789 korban", "hp 0841\u200b0000\u200b0137", "", "korban bernama Melur, 08")
    said = call("guard", "-", stdin=_lines(*texts))
    assert (said.code, said.err) == (0, "")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [len(answer["findings"]) for answer in answers] == [0, 1, 0, 1]
    [phone], [victim] = answers[1]["findings"], answers[3]["findings"]
    assert set(phone) == {"kind", "start", "end", "why"}
    assert texts[1][phone["start"] : phone["end"]] == "0841\u200b0000\u200b0137"
    assert (phone["kind"], victim["kind"]) == ("phone", "victim")
    assert (victim["start"], victim["end"]) == (0, 20)


def test_json_makes_no_difference(call: Call) -> None:
    stdin = _lines(_PHONE)
    assert call("guard", "-", "--json", stdin=stdin).out == call("guard", "-", stdin=stdin).out


def test_nothing_in_nothing_out(call: Call) -> None:
    assert call("guard", "-").out == ""


@pytest.mark.parametrize("line", ["hp 0841", "12", "null", "", '["a"]', "[" * 100_000])
def test_a_line_that_is_no_json_string_ends_it(call: Call, line: str) -> None:
    said = call("guard", "-", stdin=_lines(_PHONE) + line + "\n" + _lines(_PHONE))
    assert said.code == 2
    assert len(said.out.splitlines()) == 1
    assert "Line 2 is no JSON string." in said.err


def test_half_a_character_is_a_text_like_any_other(call: Call) -> None:
    said = call("guard", "-", stdin='"\\ud800 hp 0841-0000-0137"\n')
    assert [f["start"] for f in json.loads(said.out)["findings"]] == [5]


def test_each_answer_is_given_before_the_next_text_comes(tmp_path: Path) -> None:
    out = io.StringIO()
    seen: list[int] = []

    class Talking(io.StringIO):
        def __iter__(self) -> Iterator[str]:  # type: ignore[override]
            for line in self.getvalue().splitlines(keepends=True):
                seen.append(len(out.getvalue().splitlines()))
                yield line

    here = Surroundings("en", "Ani", "Meja 1", tmp_path)
    source = Talking(_lines(_PHONE, _PHONE))
    assert run(["guard", "-"], stdin=source, stdout=out, stderr=io.StringIO(), here=here) == 0
    assert seen == [0, 1]


def test_a_workshop_without_findings_is_not_called_safe(call: Call, file: str) -> None:
    said = call("guard", file)
    assert (said.code, said.out) == (
        0,
        "No rule fits. That is no proof: somebody should still read it.\n",
    )
    assert call("guard", file, "--json").json == []


@pytest.fixture
def told(call: Call, ids: dict[str, str]) -> str:
    """A workshop with one finding; returns its path."""
    call("practice", "set", ids["file"], ids["practice"], "--action", _PHONE)
    return ids["file"]


def test_findings_are_listed_with_place_reason_and_proposal(
    call: Call, ids: dict[str, str], told: str
) -> None:
    [one] = call("guard", told, "--json").json
    assert (one["record_kind"], one["record_id"], one["field"]) == (
        "practice",
        ids["practice"],
        "action",
    )
    assert (one["found"], one["proposal"]) == ("0841-0000-0137", "[nomor dihapus]")
    assert (one["number"], one["start"], one["end"], one["decision"]) == (1, 8, 22, "")
    text = call("guard", told).out
    assert text.splitlines()[0] == (
        "1. good practice Posko bersama, What was done: “0841-0000-0137”"
    )
    assert "Proposed: [nomor dihapus]" in text
    assert text.endswith("1 finding waits for a decision.\n")


def test_decisions_are_taken_and_taken_back(call: Call, told: str) -> None:
    stood = call("guard", told, "--let-stand", 1, "--reason", "nomor umum", "--json").json
    assert (stood["decision"], stood["reason"], stood["by"]) == ("let-stand", "nomor umum", "Ani")
    assert "wait" not in call("guard", told).out
    assert call("guard", told, "--withhold", 1, "--json").json["decision"] == "withheld"
    assert "Withheld (Ani)" in call("guard", told).out
    assert call("guard", told, "--open", 1, "--json").json["decision"] == ""


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--let-stand", "7", "--reason", "x"], "There is no finding 7."),
        (["--withhold", "0"], "There is no finding 0."),
        (["--reason", "x"], "--reason needs a decision."),
        (["--open", "1", "--reason", "x"], "Taking a decision back needs no reason."),
        (["--let-stand", "1", "--withhold", "1"], "together"),
    ],
)
def test_what_is_not_understood(call: Call, told: str, argv: list[str], message: str) -> None:
    said = call("guard", told, *argv)
    assert said.code == 2
    assert message in said.err


def test_letting_stand_needs_a_reason(call: Call, told: str) -> None:
    said = call("guard", told, "--let-stand", 1)
    assert said.code == 1
    assert "Reason is empty." in said.err


def test_texts_from_the_input_cannot_be_decided(call: Call) -> None:
    said = call("guard", "-", "--withhold", 1)
    assert said.code == 2
    assert "Decisions need a workshop file." in said.err
