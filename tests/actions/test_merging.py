"""Taking in a colleague's copy: told in numbers, all or nothing, and the same the second time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import BUDI, Small, new_workshop, open_workshop, small
from tests.helpers.copies import copy_file, copy_of
from tests.ui.conftest import load_words
from workshop_app.actions import attachments, desk, records
from workshop_app.actions.merging import merge
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import ChangeSet
from workshop_app.domain.errors import (
    FileMissing,
    NotAWorkshop,
    OtherWorkshop,
    ReadOnlyWorkshop,
    RecordMissing,
    SameFile,
    WorkshopError,
)
from workshop_app.domain.records import Agency, Person, Practice
from workshop_app.store import care, projection
from workshop_app.words.merging import merge_words


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def test_a_merge_tells_in_numbers_what_it_brought(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.check_in(other, made.person)
    desk.add_walk_in(other, name="Puspa", agency_id=made.agency)
    records.change(other, Practice, made.practice, title="Milik Budi", action="Kami menutup posko.")
    other.close()
    records.change(made.ws, Practice, made.practice, title="Milik Ani")
    told: list[ChangeSet] = []
    made.ws.listen(told.append)

    result = merge(made.ws, other.path)
    assert (result.check_ins, result.records, result.edits, result.to_review) == (2, 1, 1, 1)
    assert not result.nothing_new
    [changes] = told
    assert changes.concerns("practice") and changes.concerns("attendance_event")
    assert made.practice in changes.touched["practice"]

    before = projection.contents(made.ws.file.connection)
    again = merge(made.ws, other.path)
    assert again.nothing_new
    assert (again.check_ins, again.records, again.edits, again.to_review) == (0, 0, 0, 0)
    assert projection.contents(made.ws.file.connection) == before
    assert len(told) == 1


def test_a_check_in_that_the_other_desk_took_back_is_not_new(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.check_in(other, made.person)
    desk.void_check_in(other, made.person, reason="Orang lain")
    result = merge(made.ws, other.path)
    assert (result.check_ins, result.taken_back, result.facts) == (0, 0, 2)
    assert not result.nothing_new
    assert merge_words(load_words("en"), result) == "Nothing new that counts."

    desk.check_in(other, made.person)
    again = merge(made.ws, other.path)
    assert (again.check_ins, again.taken_back, again.facts) == (1, 0, 1)
    other.close()


def test_a_void_of_a_check_in_of_ours_is_told(made: Small, tmp_path: Path) -> None:
    desk.check_in(made.ws, made.person)
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.void_check_in(other, made.person, reason="Orang lain")
    result = merge(made.ws, other.path)
    assert (result.check_ins, result.taken_back) == (0, 1)
    assert merge_words(load_words("en"), result) == "1 check-in taken back"
    assert not desk.present_events(made.ws, made.person)
    assert merge(made.ws, other.path).nothing_new

    # undoing the void there brings the check-in back here, too
    other.undo()
    back = merge(made.ws, other.path)
    assert (back.check_ins, back.taken_back) == (1, 0)
    other.close()


def test_two_voids_of_one_check_in_are_told_once(made: Small, tmp_path: Path) -> None:
    """Both desks take the same check-in back: the second void changes nothing that counts."""
    desk.check_in(made.ws, made.person)
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    for ws in (made.ws, other):
        desk.void_check_in(ws, made.person, reason="Orang lain")
    result = merge(made.ws, other.path)
    assert (result.check_ins, result.taken_back, result.facts) == (0, 0, 1)
    other.close()


def test_a_merge_survives_closing(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.add_walk_in(made.ws, name="Puspa")
    merge(other, made.ws.path)
    contents = projection.contents(other.file.connection)
    other.close()
    again = open_workshop(other.path)
    assert projection.contents(again.file.connection) == contents
    assert not care.projection_differences(again.file)
    again.close()


def test_a_merge_reads_a_copy_that_is_open_elsewhere(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.check_in(other, made.person)
    before = sorted(p.name for p in tmp_path.iterdir())
    assert merge(made.ws, other.path).check_ins == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == before
    other.close()


def test_copies_that_do_not_belong_here_are_refused_whole(made: Small, tmp_path: Path) -> None:
    stranger = new_workshop(tmp_path, "lain")
    desk.add_walk_in(stranger, name="Orang lain")
    stranger.close()
    link = tmp_path / "tautan.workshop"
    link.symlink_to(made.ws.path)
    picture = tmp_path / "gambar.workshop"
    picture.write_bytes(b"\x89PNG" * 100)
    before = projection.contents(made.ws.file.connection)
    refusals: list[tuple[Path, type[WorkshopError]]] = [
        (stranger.path, OtherWorkshop),
        (made.ws.path, SameFile),
        (link, SameFile),
        (picture, NotAWorkshop),
        (tmp_path / "none.workshop", FileMissing),
    ]
    for path, refusal in refusals:
        with pytest.raises(refusal):
            merge(made.ws, path)
    assert projection.contents(made.ws.file.connection) == before


def test_a_damaged_copy_is_refused_whole(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    for _ in range(5):
        desk.add_walk_in(other, name="Puspa")
    other.close()
    data = other.path.read_bytes()
    before = projection.contents(made.ws.file.connection)
    for length in (len(data) // 3, len(data) * 2 // 3, len(data) - 5000):
        other.path.write_bytes(data[:length])
        with pytest.raises(WorkshopError) as refused:
            merge(made.ws, other.path)
        assert refused.value.code in ("damaged", "head-mismatch")
    assert projection.contents(made.ws.file.connection) == before


def test_a_workshop_open_for_reading_takes_nothing_in(made: Small, tmp_path: Path) -> None:
    path = copy_file(made.ws, tmp_path / "budi.workshop")
    reader = Workshop.open_to_read(made.ws.path)
    with pytest.raises(ReadOnlyWorkshop):
        merge(reader, path)
    reader.close()


def test_attachments_come_along_once(made: Small, tmp_path: Path) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"gambar")
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    attachment = attachments.attach(other, "practice", made.practice, picture)
    attachments.attach(other, "challenge", made.challenge, picture)
    other.close()
    assert merge(made.ws, other.path).attachments == 1
    assert attachments.content(made.ws, attachment) == b"gambar"
    assert merge(made.ws, other.path).nothing_new


def test_a_damaged_attachment_is_not_taken_in(made: Small, tmp_path: Path) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"gambar")
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    attachment = attachments.attach(other, "practice", made.practice, picture)
    whole = copy_file(other, tmp_path / "utuh.workshop")
    other.file.connection.execute("UPDATE blob SET data = ?", (b"gambas",))
    other.close()
    merge(made.ws, other.path)
    with pytest.raises(RecordMissing):
        attachments.content(made.ws, attachment)
    assert merge(made.ws, whole).attachments == 1  # a healthy copy still can bring it
    assert attachments.content(made.ws, attachment) == b"gambar"


def test_saving_closes_what_was_written_apart(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    records.change(other, Agency, made.agency, name="Nama dari Budi")
    records.change(made.ws, Agency, made.agency, name="Nama dari Ani")
    merge(made.ws, other.path)
    assert made.ws.read.conflicts() == [("agency", made.agency, "name")]
    shown = made.ws.require(Agency, made.agency).name
    records.change(made.ws, Agency, made.agency, name=shown)  # deciding for what is shown
    assert made.ws.read.conflicts() == []
    merge(other, made.ws.path)
    assert other.read.conflicts() == []
    assert other.require(Agency, made.agency).name == shown
    other.close()


def test_both_desks_stand_by_one_person_checked_in_twice(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.check_in(other, made.person)
    desk.check_in(made.ws, made.person)
    for here, there in ((made.ws, other), (other, made.ws)):
        merge(here, there.path)
    for ws in (made.ws, other):
        [row] = desk.search_people(ws, "sekar")
        assert sorted(row.desks.split(",")) == ["Meja 1", "Meja 2"]
        assert len(desk.present_events(ws, made.person)) == 2
        assert sum(r.first_at != "" for r in desk.search_people(ws, "")) == 1
        assert ws.read.count(Person) == 2
    other.close()
