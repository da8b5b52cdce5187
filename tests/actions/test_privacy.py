"""One person's data: shown, handed over, and gone for good."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.builders import ANI, BUDI, open_workshop, small
from tests.helpers.copies import all_bytes_below, copy_file
from workshop_app.actions import (
    checking,
    desk,
    duplicates,
    merging,
    privacy,
    records,
    signatures,
)
from workshop_app.actions.backups import BackupStore
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import NothingToUndo, RecordMissing
from workshop_app.domain.records import Minute, Person
from workshop_app.store import erasure

TRACES = (
    "Zubaidah",
    "zubaidah",
    "Kertonegoro",
    "kertonegoro",
    "84599990001",
    "zub@rumah",
    "Salah orang",
)


def _zubaidah(ws: Workshop) -> str:
    person_id = records.add(
        ws,
        Person,
        name="Zubaidah Kertonegoro, S.H.",
        phone="+6284599990001",
        email="zub@rumah.example",
    )
    desk.check_in(ws, person_id)
    desk.void_check_in(ws, person_id, reason="Salah orang: Zubaidah")
    desk.check_in(ws, person_id)
    records.change(ws, Person, person_id, unit="Biro Kertonegoro")
    return person_id


def test_everything_held_is_shown_and_handed_over(tmp_path: Path) -> None:
    made = small(tmp_path)
    person_id = _zubaidah(made.ws)
    twin = records.add(made.ws, Person, name="Zubaidah K.")
    duplicates.join_people(made.ws, twin, person_id)
    held = privacy.held_data(made.ws, person_id)
    assert held.person.email == "zub@rumah.example"
    assert [f.kind for f in held.facts] == ["in", "void", "in"]
    assert [p.id for p in held.joined] == [twin]
    told = privacy.as_document(made.ws, person_id)
    assert told["person"]["phone"] == "+6284599990001"
    assert any(entry["field"] == "unit" for entry in told["history"])
    made.ws.close()


def test_texts_that_name_somebody_are_found(tmp_path: Path) -> None:
    made = small(tmp_path)
    ws = made.ws
    person_id = _zubaidah(ws)
    said = records.add(
        ws, Minute, session_id=made.session, text="Menurut ZUBAIDAH Kertonegoro, S.H., posko perlu.",
        speaker="Ibu Zubaidah Kertonegoro",
    )  # fmt: skip
    records.add(ws, Minute, session_id=made.session, text="Kertonegoro dan Zubaidah hadir.")
    gone = records.add(ws, Minute, session_id=made.session, text="Zubaidah Kertonegoro pulang.")
    records.remove(ws, Minute, gone)
    named = privacy.held_data(ws, person_id).named
    assert [(n.kind, n.record_id, n.field) for n in named] == [
        ("minute", said, "text"),
        ("minute", said, "speaker"),
    ]
    assert [n["field"] for n in privacy.as_document(ws, person_id)["named_in"]] == [
        "text",
        "speaker",
    ]
    privacy.erase_person(ws, person_id)
    assert privacy.held_data(ws, person_id).named == ()
    ws.close()


def test_while_the_window_is_open_no_byte_beside_the_file_keeps_an_erased_person(
    tmp_path: Path,
) -> None:
    """The write-ahead log, its index, the receipts of merges, the search index and free pages."""
    folder = tmp_path / "acara"
    folder.mkdir()
    made = small(folder)
    ws, there = made.ws, tmp_path / "b.workshop"
    person_id = _zubaidah(ws)
    twin = records.add(ws, Person, name="Zubaidah K.", note="Kertonegoro")
    duplicates.join_people(ws, twin, person_id)
    strokes = [[(1234, 987), (5678, 4321)]]
    signatures.sign(ws, person_id, strokes, 9000, 9000)
    copy_file(ws, there)
    other = open_workshop(there, BUDI)
    records.change(other, Person, person_id, note="Kertonegoro menelepon")
    other.close()
    merging.merge(ws, there)
    traces = (*TRACES, "[5678,4321]", "menelepon")
    held = all_bytes_below(folder)
    assert [t for t in traces if t.encode() not in held] == [], "the search finds what is there"
    privacy.erase_person(ws, person_id)
    for deed in (
        lambda: None,
        lambda: desk.check_in(ws, made.person),
        lambda: merging.merge(ws, there),  # the copy knows nothing of the erasure yet
    ):
        deed()
        held = all_bytes_below(folder)
        assert [trace for trace in traces if trace.encode() in held] == []
    assert ws.path.with_name(f"{ws.path.name}-wal").exists(), "the log was searched, too"
    ws.close()
    assert [trace for trace in traces if trace.encode() in all_bytes_below(folder)] == []


def test_an_erased_person_is_gone_from_the_bytes_and_still_counted(tmp_path: Path) -> None:
    made = small(tmp_path)
    ws = made.ws
    backups = BackupStore(tmp_path / "backups", lambda: datetime.now(UTC))
    person_id = _zubaidah(ws)
    backups.make(ws)
    before = overview(ws)
    assert erasure.remains(ws.file, TRACES) or _in_log(ws.path)
    privacy.erase_person(ws, person_id, backups)
    assert (overview(ws).registered, overview(ws).present) == (before.registered, before.present)
    assert ws.require(Person, person_id).name == privacy.ERASED_NAME
    assert desk.search_people(ws, "zubaidah") == []
    with pytest.raises(NothingToUndo):
        ws.undo()
    desk.check_in(ws, made.person)
    path = ws.path
    ws.close()
    assert checking.check_file(path).sound
    for file in [path, *tmp_path.glob("backups/*/*")]:
        data = file.read_bytes()
        assert not [trace for trace in TRACES if trace.encode() in data], file


def test_other_copies_erase_too_and_all_come_to_rest(tmp_path: Path) -> None:
    made = small(tmp_path)
    person_id = _zubaidah(made.ws)
    path = made.ws.path
    made.ws.close()
    other = Path(shutil.copy2(path, tmp_path / "other.workshop"))
    here, there = open_workshop(path, ANI), open_workshop(other, BUDI)
    privacy.erase_person(here, person_id)
    records.change(there, Person, person_id, note="Zubaidah pindah meja")
    there.close()
    assert merging.merge(here, other).erased == 1
    assert erasure.remains(here.file, TRACES) == []
    here.close()
    there = open_workshop(other, BUDI)
    assert merging.merge(there, path).erased == 1
    assert erasure.remains(there.file, TRACES) == []
    assert merging.merge(there, path).nothing_new
    there.close()
    here = open_workshop(path, ANI)
    assert merging.merge(here, other).nothing_new
    here.close()
    assert checking.check_file(path).sound and checking.check_file(other).sound


def test_notes_on_others_no_longer_name_the_erased_here_and_elsewhere(tmp_path: Path) -> None:
    made = small(tmp_path)
    ws, path = made.ws, made.ws.path
    person_id = _zubaidah(ws)
    desk.void_check_in(ws, person_id, reason="Salah orang")
    instead = desk.represent(ws, person_id, name="Puspa Dwi", note="Diwakili Puspa Dwi")
    noted = "Satu mobil dengan Zubaidah Kertonegoro, S.H.; Zubaidah Kertonegoro, S.H.?"
    records.change(ws, Person, made.person, note=noted, phone="0812")
    records.change(ws, Person, made.other_person, note="Zubaidahari tidak ikut")
    ws.close()
    other = Path(shutil.copy2(path, tmp_path / "other.workshop"))
    for file in (path, other):
        there = open_workshop(file, ANI if file == path else BUDI)
        if file == path:
            privacy.erase_person(there, person_id)
        else:
            assert merging.merge(there, path).erased == 1
            assert merging.merge(there, path).nothing_new
        names = ["Zubaidah Kertonegoro", "zubaidah kertonegoro", "84599990001", "Salah orang"]
        assert erasure.remains(there.file, names) == []
        person = there.require(Person, instead.person.id)
        assert (person.name, person.represents) == ("Puspa Dwi", privacy.ERASED_NAME)
        person = there.require(Person, made.person)
        assert (person.note, person.phone) == ("Satu mobil dengan —; —?", "0812")
        person = there.require(Person, made.other_person)
        assert person.note == "Zubaidahari tidak ikut"
        there.close()
        assert checking.check_file(file).sound


def test_removing_and_erasing_one_person_stand_beside_each_other(tmp_path: Path) -> None:
    """Erased and removed, in whatever order and on whatever laptop: removed on both in the end."""
    made = small(tmp_path)
    first = made.ws
    removed_first, erased_first, removed_there = (
        records.add(first, Person, name=f"Zubaidah {n}") for n in range(3)
    )
    there = tmp_path / "b.workshop"
    first.close()
    shutil.copy(first.path, there)
    ani, budi = open_workshop(first.path), open_workshop(there, BUDI)
    records.remove(ani, Person, removed_first)
    privacy.erase_person(ani, removed_first)
    with pytest.raises(RecordMissing):  # erasing does not bring anybody back
        ani.require(Person, removed_first)
    privacy.erase_person(ani, erased_first)
    records.remove(ani, Person, erased_first)
    privacy.erase_person(ani, removed_there)
    records.remove(budi, Person, removed_there)
    for _ in range(2):
        merging.merge(budi, ani.path)
        merging.merge(ani, budi.path)
    for ws in (ani, budi):
        for person_id in (removed_first, erased_first, removed_there):
            person = ws.read.get(Person, person_id)
            assert person is not None
            assert (person.name, person.deleted) == (privacy.ERASED_NAME, True)
    assert merging.merge(ani, budi.path).nothing_new
    assert overview(ani) == overview(budi)
    ani.close()
    budi.close()


def test_nobody_unknown_is_shown_or_erased(tmp_path: Path) -> None:
    made = small(tmp_path)
    with pytest.raises(RecordMissing):
        privacy.held_data(made.ws, "nobody")
    with pytest.raises(RecordMissing):
        privacy.erase_person(made.ws, "nobody")
    made.ws.close()


def _in_log(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and b"Zubaidah" in wal.read_bytes()
