"""A note tells what was half written; the words are in the workshop already."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.builders import new_workshop
from tests.conftest import ExpectLogs
from workshop_app.actions import contributions, minutes, records
from workshop_app.actions.recovery import TypingNote, discard, half_written, keep, typing_folder
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Minute, Practice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return typing_folder(tmp_path / "data")


def _type(ws: Workshop, note: TypingNote, record_id: str, **values: object) -> str:
    begun = note.begin()
    saved = contributions.save(ws, Practice, record_id, values, run="one")
    note.tell(saved, values, begun)
    return saved


def test_a_form_that_was_left_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    note = TypingNote(folder, ws, "practice")
    _type(ws, note, "", action="Kami membuka posko")
    note.end()

    assert half_written(folder, ws) == []
    assert list(folder.iterdir()) == []
    ws.close()


def test_a_new_record_that_was_half_written_is_offered_and_can_go(
    tmp_path: Path, folder: Path
) -> None:
    ws = new_workshop(tmp_path)
    note = TypingNote(folder, ws, "practice")
    made = _type(ws, note, "", action="Kami membuka")
    _type(ws, note, made, action="Kami membuka posko bersama di", title="Posko")

    (found,) = half_written(folder, ws)
    assert (found.half.record_id, found.name, found.is_new) == (made, "Posko", True)
    assert found.text == "Kami membuka posko bersama di"
    assert found.half.fields == ("action", "title")

    discard(ws, found.half)
    assert ws.read.count(Practice) == 0
    assert half_written(folder, ws) == []
    ws.undo()
    assert ws.require(Practice, made).action == "Kami membuka posko bersama di"
    ws.close()


def test_an_older_record_gets_the_texts_back_it_had(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    made = records.add(ws, Practice, title="Judul", action="Sebelum", result="Tetap")
    note = TypingNote(folder, ws, "practice")
    _type(ws, note, made, action="Sesudah yang panjang")
    _type(ws, note, made, lessons="Baru")

    (found,) = half_written(folder, ws)
    assert not found.is_new and found.text == "Sesudah yang panjang"
    discard(ws, found.half)

    record = ws.require(Practice, made)
    assert (record.action, record.lessons, record.result) == ("Sebelum", "", "Tetap")
    ws.undo()
    record = ws.require(Practice, made)
    assert (record.action, record.lessons) == ("Sesudah yang panjang", "Baru")
    ws.close()


def test_what_is_kept_is_not_offered_again(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    made = _type(ws, TypingNote(folder, ws, "practice"), "", action="Kami")
    keep(half_written(folder, ws)[0].half)

    assert half_written(folder, ws) == []
    assert ws.require(Practice, made).action == "Kami"
    ws.close()


def test_each_kind_has_its_note_and_the_last_comes_first(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    _type(ws, TypingNote(folder, ws, "practice"), "", action="Praktik")
    note = TypingNote(folder, ws, "minute")
    begun = note.begin()
    note.tell(minutes.save_point(ws, "", {"text": "Butir"}), {"text": "Butir"}, begun)

    assert [one.half.kind for one in half_written(folder, ws)] == ["minute", "practice"]
    records.remove(ws, Minute, half_written(folder, ws)[0].half.record_id)
    assert [one.half.kind for one in half_written(folder, ws)] == ["practice"]
    ws.close()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[1]", '{"kind": "ghost"}', "\x00"),
        '{"kind": "practice", "record_id": "", "fields": [], "begun_at": "", "names": [1]}',
        '{"kind": "person", "record_id": "x", "fields": [], "begun_at": ""}',
    ],
)
def test_a_damaged_note_is_passed_over(tmp_path: Path, folder: Path, text: str) -> None:
    ws = new_workshop(tmp_path)
    _type(ws, TypingNote(folder, ws, "practice"), "", action="Kami")
    (path,) = folder.iterdir()
    path.write_text(text, encoding="utf-8")

    assert half_written(folder, ws) == []
    assert not path.exists()
    ws.close()


def test_a_name_on_no_list_is_offered_until_it_is_settled(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    note = TypingNote(folder, ws, "practice")
    note.tell("", (), note.begin(), {"agency_id": "Balai"})
    (alone,) = half_written(folder, ws)
    assert (alone.half.record_id, alone.half.typed, alone.is_new) == ("", ("Balai",), True)
    begun = note.begin()
    made = contributions.save(ws, Practice, "", {"action": "Kami"}, run="one")
    note.tell(made, ("action",), begun, {"agency_id": "Balai Uji"})

    (found,) = half_written(folder, ws)
    assert (found.text, found.half.names) == ("Kami", (("agency_id", "Balai Uji"),))
    keep(found.half)
    (kept,) = half_written(folder, ws)
    assert (kept.half.record_id, kept.half.fields, kept.half.typed) == (made, (), ("Balai Uji",))
    discard(ws, kept.half)
    assert half_written(folder, ws) == []
    assert ws.require(Practice, made).action == "Kami"  # the text was kept before
    ws.close()


def test_a_name_that_is_settled_takes_the_note_with_it(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    note = TypingNote(folder, ws, "practice")
    note.tell("", (), note.begin(), {"agency_id": "Balai"})
    note.tell("", (), note.begin(), {})
    assert list(folder.iterdir()) == []
    ws.close()


def test_a_note_is_for_its_user_alone(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    note = TypingNote(folder, ws, "practice")
    note.tell("", (), note.begin(), {"agency_id": "Balai"})
    (path,) = folder.iterdir()
    # Windows knows no such modes: there the folder of the user's data is theirs alone.
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600
    ws.close()


def test_a_note_holds_no_words(tmp_path: Path, folder: Path) -> None:
    ws = new_workshop(tmp_path)
    _type(ws, TypingNote(folder, ws, "practice"), "", action="Rahasia korban")
    (path,) = folder.iterdir()

    told = json.loads(path.read_text(encoding="utf-8"))
    assert set(told) == {"kind", "record_id", "fields", "begun_at", "names"}
    assert "Rahasia" not in path.read_text(encoding="utf-8")
    ws.close()


def test_a_folder_that_refuses_stops_nobody(tmp_path: Path, expect_logs: ExpectLogs) -> None:
    ws = new_workshop(tmp_path)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with expect_logs("workshop_app.actions.recovery", "no note"):
        _type(ws, TypingNote(blocked, ws, "practice"), "", action="Kami")
    assert ws.read.count(Practice) == 1
    ws.close()
