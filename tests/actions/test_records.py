"""Records of any kind: found by what people call them, refused in words, labelled by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import BUDI, Small, small
from tests.helpers.copies import copy_of
from workshop_app.actions import desk, records
from workshop_app.domain.errors import (
    FieldUnknown,
    NotPresent,
    RecordAmbiguous,
    RecordMissing,
    ValueInvalid,
    ValueMissing,
)
from workshop_app.domain.records import (
    KINDS,
    Agency,
    Answer,
    Attachment,
    Minute,
    Person,
    Practice,
    Session,
    Strategy,
)
from workshop_app.domain.schema import Record
from workshop_app.store import projection


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    made.ws.forget_steps()
    yield made
    made.ws.close()


# --- finding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "key", "attribute"),
    [
        (Agency, "BUL", "agency"),
        (Agency, "bul", "agency"),
        (Agency, "Badan Urusan Laut", "agency"),
        (Agency, "laut", "agency"),
        (Person, "sekar ayu pradipta", "person"),
        (Person, "Dr. Sekar Ayu Pradipta, S.H.", "person"),
        (Strategy, "1", "strategy"),
        (Strategy, "Pencegahan", "strategy"),
        (Session, "pembukaan", "session"),
        (Practice, "PB-K7-001", "practice"),
        (Practice, "posko bersama", "practice"),
    ],
)
def test_a_record_answers_to_its_names(
    made: Small, kind: type[Record], key: str, attribute: str
) -> None:
    record_id = getattr(made, attribute)
    assert records.find(made.ws, kind, key).id == record_id
    assert records.find(made.ws, kind, record_id).id == record_id


@pytest.mark.parametrize("key", ["", "nobody", "---", "\ud800", "sekar"])
def test_a_name_that_nobody_has(made: Small, key: str) -> None:
    with pytest.raises(RecordMissing) as refused:
        records.find(made.ws, Person, key)
    assert refused.value.values == {"kind": "person", "key": key}


def test_a_name_that_two_have(made: Small) -> None:
    records.add(made.ws, Person, name="Sekar Ayu Pradipta, M.Si.")
    with pytest.raises(RecordAmbiguous) as refused:
        records.find(made.ws, Person, "Sekar Ayu Pradipta")
    assert refused.value.values["count"] == 2


def test_a_removed_record_is_not_found(made: Small) -> None:
    records.remove(made.ws, Practice, made.practice)
    for key in ("PB-K7-001", made.practice):
        with pytest.raises(RecordMissing):
            records.find(made.ws, Practice, key)


def test_names_in_typed_fields_become_ids(made: Small) -> None:
    assert records.resolve(made.ws, Practice, "agency_id", "bul") == made.agency
    assert records.resolve(made.ws, Practice, "agency_id", " ") == ""
    assert records.resolve(made.ws, Practice, "strategies", " 1 | Pencegahan") == (
        made.strategy,
        made.strategy,
    )
    assert records.resolve(made.ws, Practice, "title", "bul") == "bul"
    with pytest.raises(RecordMissing):
        records.resolve(made.ws, Practice, "strategies", "9")


# --- refusals ----------------------------------------------------------------------------------------


def test_what_does_not_fit_is_refused_and_nothing_is_written(made: Small) -> None:
    ws, before = made.ws, projection.contents(made.ws.file.connection)
    with pytest.raises(ValueMissing):
        records.add(ws, Person, name=" ")
    with pytest.raises(ValueMissing):
        records.add(ws, Person)
    with pytest.raises(ValueMissing):
        records.change(ws, Agency, made.agency, short_name="", note="x")
    with pytest.raises(ValueInvalid):
        records.change(ws, Person, made.person, note="x", sex="yes")
    with pytest.raises(ValueInvalid):
        records.add(ws, Agency, short_name="X", expected="9" * 40)
    with pytest.raises(FieldUnknown):
        records.change(ws, Person, made.person, nik="1")
    with pytest.raises(RecordMissing):
        records.add(ws, Person, name="X", agency_id="nobody")
    with pytest.raises(RecordMissing):
        records.add(ws, Practice, title="X", strategies=(made.strategy, "nobody"))
    with pytest.raises(ValueMissing):  # half a character is nothing
        records.add(ws, Answer, practice_id=made.practice, challenge_id="\ud800")
    assert projection.contents(ws.file.connection) == before
    assert ws.undo_label is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_nothing_is_done_to_records_that_are_not_there(made: Small, kind: type[Record]) -> None:
    with pytest.raises(RecordMissing):
        records.change(made.ws, kind, "nobody")
    with pytest.raises(RecordMissing):
        records.remove(made.ws, kind, "nobody")
    with pytest.raises(RecordMissing):
        records.restore(made.ws, kind, "nobody")
    assert made.ws.undo_label is None


def test_a_removed_record_is_neither_changed_nor_removed_again(made: Small) -> None:
    records.remove(made.ws, Practice, made.practice)
    with pytest.raises(RecordMissing):
        records.change(made.ws, Practice, made.practice, title="X")
    with pytest.raises(RecordMissing):
        records.remove(made.ws, Practice, made.practice)
    records.restore(made.ws, Practice, made.practice)
    assert made.ws.require(Practice, made.practice).title == "Posko bersama"


# --- names and codes ---------------------------------------------------------------------------------


def test_codes_go_on_and_never_return(made: Small) -> None:
    first = records.add(made.ws, Practice, title="A")
    assert made.ws.require(Practice, first).code == "PB-K7-002"
    records.remove(made.ws, Practice, first)
    second = records.add(made.ws, Practice, title="B", code="")
    assert made.ws.require(Practice, second).code == "PB-K7-003"
    own = records.add(made.ws, Practice, title="C", code="Kota-7")
    assert made.ws.require(Practice, own).code == "Kota-7"


def test_two_laptops_give_different_codes(made: Small, tmp_path: Path) -> None:
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    assert records.next_code(made.ws, Practice) == "PB-K7-002"
    assert records.next_code(other, Practice) == "PB-M3-001"
    other.close()


def test_long_titles_are_cut_and_empty_ones_stay_empty(made: Small) -> None:
    minute = records.add(made.ws, Minute, text="kata " * 40)
    title = records.title(made.ws.require(Minute, minute))
    assert len(title) <= 60 and title.endswith("…")
    assert made.ws.undo_label is not None
    assert made.ws.undo_label.values["name"] == title
    assert records.title(Answer()) == ""


def test_names_with_braces_are_no_templates(made: Small) -> None:
    records.add(made.ws, Agency, short_name="{x} {0}")
    undo = made.ws.undo_label
    assert undo is not None
    assert undo.text.format(**undo.values) == "new agency {x} {0}"


def test_fields_named_like_parts_of_the_program(made: Small) -> None:
    session = records.add(made.ws, Session, title="Jeda", kind="break")
    records.change(made.ws, Session, session, kind="other")
    assert made.ws.require(Session, session).kind == "other"
    attachment = records.add(
        made.ws, Attachment, record_kind="session", record_id=session, sha256="ab"
    )
    records.change(made.ws, Attachment, attachment, record_id=made.session)
    assert made.ws.require(Attachment, attachment).record_id == made.session


def test_a_record_as_json_carries_its_id(made: Small) -> None:
    told = records.as_json(made.ws.require(Session, made.session))
    assert (told["id"], told["day"], told["starts"]) == (made.session, "2023-03-29", "08:30")
    assert told["changed_by"] == "Ani"


# --- the desk's refusals -----------------------------------------------------------------------------


def test_a_second_check_in_changes_nothing_and_says_so(made: Small) -> None:
    first = desk.check_in(made.ws, made.person)
    again = desk.check_in(made.ws, made.person)
    assert first.already is None
    assert again.already is not None and again.event.id == first.event.id
    assert len(made.ws.read.events(made.person)) == 1


def test_the_desk_refuses_strangers(made: Small) -> None:
    with pytest.raises(RecordMissing):
        desk.check_in(made.ws, "nobody")
    with pytest.raises(RecordMissing):
        desk.check_in(made.ws, made.person, session_id="nothing")
    with pytest.raises(NotPresent):
        desk.void_check_in(made.ws, made.person)
    with pytest.raises(ValueMissing):
        desk.add_walk_in(made.ws, name=" ")
    records.remove(made.ws, Person, made.person)
    with pytest.raises(RecordMissing):
        desk.check_in(made.ws, made.person)
    assert projection.contents(made.ws.file.connection)["attendance_event"] == []


def test_several_are_checked_in_once_each(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    asked = [made.person, made.other_person, made.other_person]
    assert desk.check_in_all(made.ws, asked) == 1
    assert len(made.ws.read.events(made.other_person)) == 1
