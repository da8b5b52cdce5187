"""`versions` lists the wordings of a text and goes back to one; `recovered` tells what was half written."""

from contextlib import closing
from pathlib import Path

from tests.builders import open_workshop
from tests.cli.conftest import Call
from workshop_app.actions import contributions
from workshop_app.actions.recovery import TypingNote, typing_folder
from workshop_app.domain.records import Practice


def _reword(call: Call, ids: dict[str, str], text: str, by: str = "Ani") -> None:
    call("practice", "set", ids["file"], ids["practice"], "--action", text, "--by", by)


def test_wordings_are_listed_and_one_comes_back(ids: dict[str, str], call: Call) -> None:
    _reword(call, ids, "Kami membuka posko")
    _reword(call, ids, "Kami membuka dua posko", by="Budi")

    listed = call("versions", ids["file"], "practice", ids["practice"], "action", "--json").json
    assert [one["text"] for one in listed][-2:] == ["Kami membuka posko", "Kami membuka dua posko"]
    assert [one["by"] for one in listed][-2:] == ["Ani", "Budi"]
    number = listed[-2]["number"]
    said = call("versions", ids["file"], "practice", ids["practice"], "action")
    assert said.out.rstrip().endswith("Kami membuka dua posko (stands now)")

    said = call("versions", ids["file"], "practice", ids["practice"], "action", "--restore", number)
    assert said.out == f"Wording {number} of “What was done” stands again.\n"
    [told] = call("practice", "list", ids["file"], "--json").json
    assert told["action"] == "Kami membuka posko"


def test_what_cannot_be_listed_or_restored_is_refused(ids: dict[str, str], call: Call) -> None:
    said = call("versions", ids["file"], "practice", ids["practice"], "strategies")
    assert (said.code, said.out) == (2, "") and "is no text" in said.err
    said = call("versions", ids["file"], "practice", ids["practice"], "title", "--restore", 99)
    assert said.code == 2 and "There is no wording 99." in said.err
    said = call("versions", ids["file"], "practice", ids["practice"], "lessons")
    assert said.out == "This text has had no other wording.\n"


def _half_written(ids: dict[str, str], tmp_path: Path) -> str:
    ws = open_workshop(Path(ids["file"]))
    note = TypingNote(typing_folder(tmp_path / "data"), ws, "practice")
    begun = note.begin()
    made = contributions.save(ws, Practice, "", {"action": "Kami baru saja"})
    note.tell(made, {"action": ""}, begun)
    ws.close()
    return made


def test_half_written_texts_are_told_kept_and_discarded(
    ids: dict[str, str], call: Call, tmp_path: Path
) -> None:
    assert call("recovered", ids["file"]).out == "Nothing was half written.\n"
    made = _half_written(ids, tmp_path)
    [told] = call("recovered", ids["file"], "--json").json
    assert (told["id"], told["text"], told["new"]) == (made, "Kami baru saja", True)
    assert "Kami baru saja" in call("recovered", ids["file"]).out

    assert call("recovered", ids["file"], "--keep", made).out == "Kept: Kami baru saja\n"
    assert call("recovered", ids["file"], "--json").json == []
    assert made in call("practice", "list", ids["file"], "--json").out

    again = _half_written(ids, tmp_path)
    assert call("recovered", ids["file"], "--discard", again).out == "Discarded: Kami baru saja\n"
    assert again not in call("practice", "list", ids["file"], "--json").out
    said = call("recovered", ids["file"], "--keep", again)
    assert said.code == 2 and "is not half written" in said.err


def test_a_name_on_no_list_is_told_and_discarded_by_itself(
    ids: dict[str, str], call: Call, tmp_path: Path
) -> None:
    with closing(open_workshop(Path(ids["file"]))) as ws:
        note = TypingNote(typing_folder(tmp_path / "data"), ws, "practice")
        note.tell("", (), note.begin(), {"agency_id": "Balai Uji"})

        guest = TypingNote(typing_folder(tmp_path / "data"), ws, "walk-in")
        guest.tell("", (), guest.begin(), {"name": "Galih", "agency": "Yayasan Pelita"})

    assert "Walk-in" in call("recovered", ids["file"]).out
    assert call("recovered", ids["file"], "--discard", "Galih").out == "Discarded: Galih\n"
    [told] = call("recovered", ids["file"], "--json").json
    assert (told["id"], told["on_no_list"]) == ("", {"agency_id": "Balai Uji"})
    assert "Balai Uji" in call("recovered", ids["file"]).out
    assert call("recovered", ids["file"], "--discard", "Balai Uji").out == "Discarded: Balai Uji\n"
    assert call("recovered", ids["file"], "--json").json == []
