"""A workshop open for one piece of work: always closed, and damage met on the way is foreseen."""

import sqlite3
from pathlib import Path

import pytest

from tests.builders import ANI, small
from workshop_app.actions import records
from workshop_app.actions.opening import reading, working
from workshop_app.domain.errors import Damaged, ReadOnlyWorkshop, RecordMissing
from workshop_app.domain.records import Agency, Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = small(tmp_path)
    made.ws.close()
    return made.ws.path


def test_work_is_kept_and_the_file_is_free_again(path: Path) -> None:
    for name in ("Satu", "Dua"):
        with working(path, ANI) as ws:
            records.add(ws, Agency, short_name=name)
    with reading(path) as ws:
        assert {"Satu", "Dua"} <= {a.short_name for a in ws.read.all(Agency)}
        with pytest.raises(ReadOnlyWorkshop):
            records.add(ws, Agency, short_name="Tiga")
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_damage_that_shows_while_reading_is_foreseen(path: Path) -> None:
    with pytest.raises(Damaged), reading(path):
        raise sqlite3.DatabaseError("malformed")


@pytest.mark.parametrize("met", [ValueError, TypeError, KeyError, AttributeError])
def test_an_error_over_a_damaged_table_is_foreseen_too(met: type[Exception], path: Path) -> None:
    with pytest.raises(met), reading(path):
        raise met("the file is sound: this is a fault of ours")
    connection = sqlite3.connect(path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE agency SET aliases = '[not JSON'")
    connection.commit()
    connection.close()
    with pytest.raises(Damaged), reading(path):
        raise met("the file is damaged")


def test_other_errors_pass_and_close_the_file(path: Path) -> None:
    with pytest.raises(BrokenPipeError), working(path, ANI):
        raise BrokenPipeError
    with working(path, ANI) as ws:
        assert not ws.read_only


def test_a_field_may_be_named_like_an_argument(path: Path) -> None:
    with working(path, ANI) as ws:
        session_id = records.add(ws, Session, title="Penutupan", kind="closing")
        records.change(ws, Session, session_id, kind="other")
        assert ws.require(Session, session_id).kind == "other"


def test_a_removed_record_comes_back(path: Path) -> None:
    with working(path, ANI) as ws:
        agency = records.find(ws, Agency, "BUH")
        records.remove(ws, Agency, agency.id)
        with pytest.raises(RecordMissing):
            records.find(ws, Agency, "BUH")
        assert records.find(ws, Agency, "BUH", deleted=True).id == agency.id
        records.restore(ws, Agency, agency.id)
        assert records.find(ws, Agency, "BUH").id == agency.id
        before = ws.undo_label
        records.restore(ws, Agency, agency.id)
        assert ws.undo_label is before, "what was not removed stays as it is"
