"""A large commit in portions: it comes to the same as any commit, or to nothing at all."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import add_people, new_workshop, open_workshop
from workshop_app.actions import desk, records
from workshop_app.actions.operation import Operation
from workshop_app.actions.workshop import LARGE, Workshop
from workshop_app.domain.attendance import AttendanceEvent
from workshop_app.domain.changes import label
from workshop_app.domain.errors import Cancelled, ChangedSince, StillWriting
from workshop_app.domain.ids import new_id
from workshop_app.domain.progress import Steps, finish
from workshop_app.domain.records import Agency, Person
from workshop_app.domain.zones import to_text
from workshop_app.store.care import back_up
from workshop_app.store.projection import contents

WHAT = label("import")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workshop]:
    made = new_workshop(tmp_path)
    yield made
    made.close()


def many(ws: Workshop, count: int = 350) -> Operation:
    """Gather a new agency, its people, their check-ins, and a new name of an agency that has people."""
    known = records.add(ws, Agency, short_name="Kemlu")
    add_people(ws, 150, [known])
    op = ws.begin()
    agency = op.add(Agency, short_name="BUH")
    for number in range(count):
        person = op.add(Person, name=f"Sekar Ayu {number}", agency_id=agency)
        op.happened(AttendanceEvent(new_id(), person, "in", to_text(ws.clock())))
    op.change(Agency, known, short_name="Kementerian Luar")
    return op


def part_of(steps: Steps[object], share: float) -> None:
    """Do a share of the steps."""
    for done, total in steps:
        if done >= share * total:
            return


def test_it_comes_to_the_same_as_any_commit(ws: Workshop) -> None:
    op = many(ws)
    told: list[tuple[int, int]] = []
    finish(ws.writing(WHAT, op), lambda done, total: told.append((done, total)))

    assert ws.read.count(Person) == 500
    assert told == sorted(told) and len(told) > 10 and told[-1][0] <= told[-1][1]
    gradually = copy.deepcopy(contents(ws.file.connection))
    ws.file.rebuild()
    assert contents(ws.file.connection) == gradually, "the tables say what the documents say"
    found = desk.search_people(ws, "kementerian luar")
    assert len(found) == 150, "people are found by the new name of their agency"
    again = Workshop.open_to_read(ws.path)
    again.prove()
    assert contents(again.file.connection) == gradually
    again.close()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_stopped_at_any_point_it_leaves_nothing(ws: Workshop, share: float) -> None:
    op = many(ws)
    before = contents(ws.file.connection)
    heads = {name: document.state() for name, document in ws.file.documents.items()}
    undo = ws.undo_label
    steps = ws.writing(WHAT, op)
    part_of(steps, share)
    steps.close()

    assert contents(ws.file.connection) == before and ws.undo_label is undo
    assert all(ws.file.documents[name].state_is(head) for name, head in heads.items())
    finish(ws.writing(WHAT, op))
    assert ws.read.count(Person) == 500
    with pytest.raises(Cancelled):
        finish(ws.undoing(), cancelled=lambda: True)
    assert ws.read.count(Person) == 500


def test_nothing_else_is_written_and_no_half_of_it_backed_up(ws: Workshop, tmp_path: Path) -> None:
    steps = ws.writing(WHAT, many(ws))
    part_of(steps, 0.5)
    with pytest.raises(StillWriting):
        records.add(ws, Person, name="Wira Adi")
    with pytest.raises(StillWriting):
        ws.undo()
    with pytest.raises(StillWriting):
        back_up(ws.file, tmp_path / "cadangan.workshop", ws.clock())
    assert not (tmp_path / "cadangan.workshop").exists()
    finish(steps)
    assert ws.read.count(Person) == 500
    records.add(ws, Person, name="Wira Adi")
    assert ws.read.count(Person) == 501


def test_large_steps_are_undone_and_done_again_in_portions(ws: Workshop) -> None:
    op = many(ws, LARGE)
    before = ws.read.count(Person)
    finish(ws.writing(WHAT, op))
    after = contents(ws.file.connection)["presence"]
    assert ws.undo_size > LARGE

    told: list[int] = []
    assert finish(ws.undoing(), lambda done, _: told.append(done)) == WHAT
    assert ws.read.count(Person) == before and len(told) > 10
    assert not contents(ws.file.connection)["presence"]
    assert ws.redo_size > LARGE
    assert ws.redo() == WHAT
    assert contents(ws.file.connection)["presence"] == after
    steps = ws.undoing()
    part_of(steps, 0.5)
    steps.close()
    assert ws.read.count(Person) == before + LARGE
    assert ws.undo() == WHAT and ws.read.count(Person) == before


def test_people_a_colleague_has_checked_in_do_not_vanish(ws: Workshop, tmp_path: Path) -> None:
    finish(ws.writing(WHAT, many(ws, LARGE)))
    person = next(p.id for p in ws.read.all(Person) if p.name.startswith("Sekar Ayu"))
    copied = tmp_path / "salinan.workshop"
    ws.file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copied.write_bytes(ws.path.read_bytes())
    other = open_workshop(copied)
    desk.void_check_in(other, person, reason="keliru")
    desk.check_in(other, person)
    other.close()
    other = Workshop.open_to_read(copied)
    ws.file.merge(other.file, ws.operator, "salinan")
    other.close()

    with pytest.raises(ChangedSince):
        ws.undo()
    assert ws.read.count(Person) == 150 + LARGE
