"""A commit that fails leaves memory and file as they were, and the next one works."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Small, add_people, new_workshop, open_workshop, small
from tests.conftest import ExpectLogs
from workshop_app.actions import records
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import ChangeSet, label
from workshop_app.domain.errors import CannotWrite, DiskFull, WorkshopError
from workshop_app.domain.records import Person, Practice
from workshop_app.store import care, projection, truth


def _state(ws: Workshop) -> tuple[object, ...]:
    return (
        projection.contents(ws.file.connection),
        [(name, document.state()) for name, document in ws.file.documents.items()],
        ws.file.connection.execute("SELECT count(*) FROM sync_update").fetchone(),
        ws.undo_label,
    )


def _sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("injected")
    error.sqlite_errorcode = code
    return error


def _fails(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


_FAULTS = [
    (_sqlite_error(sqlite3.SQLITE_FULL), DiskFull),
    (_sqlite_error(sqlite3.SQLITE_IOERR), CannotWrite),
    (OSError(28, "No space left on device"), DiskFull),
    (KeyboardInterrupt(), KeyboardInterrupt),
    (ZeroDivisionError(), ZeroDivisionError),
]


@pytest.mark.parametrize("place", ["truth.append", "projection.project"])
@pytest.mark.parametrize(("fault", "raised"), _FAULTS)
def test_a_failing_commit_changes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    fault: BaseException,
    raised: type[BaseException],
) -> None:
    made = small(tmp_path)
    records.change(made.ws, Person, made.person, unit="Hukum")
    before, saved = _state(made.ws), made.ws.saved_at
    told: list[ChangeSet] = []
    made.ws.listen(told.append)
    with monkeypatch.context() as patched:
        patched.setattr(f"workshop_app.store.{place}", _fails(fault))
        with pytest.raises(raised):
            _write_everywhere(made)
    assert _state(made.ws) == before
    assert made.ws.saved_at == saved
    assert told == []
    _write_everywhere(made)
    assert len(told) == 1
    after = projection.contents(made.ws.file.connection)
    made.ws.close()
    again = open_workshop(made.ws.path)
    assert projection.contents(again.file.connection) == after
    assert not care.projection_differences(again.file)
    again.close()


def _write_everywhere(made: Small) -> None:
    with made.ws.operation(label("change")) as op:
        op.change(Practice, made.practice, action="Lain sama sekali.", title="Lain")
        op.add(Person, name="Baru")
        op.change(Person, made.person, note="catatan")


def test_an_exception_inside_an_operation_writes_nothing(tmp_path: Path) -> None:
    made = small(tmp_path)
    before = _state(made.ws)
    with pytest.raises(ZeroDivisionError), made.ws.operation(label("change")) as op:
        op.add(Person, name="Baru")
        op.change(Practice, made.practice, title="Lain")
        raise ZeroDivisionError
    assert _state(made.ws) == before
    made.ws.close()


def test_a_failing_undo_can_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = small(tmp_path)
    records.change(made.ws, Person, made.person, unit="Hukum")
    before = _state(made.ws)
    with monkeypatch.context() as patched:
        patched.setattr(truth, "append", _fails(_sqlite_error(sqlite3.SQLITE_FULL)))
        with pytest.raises(DiskFull):
            made.ws.undo()
    assert _state(made.ws) == before
    assert made.ws.redo_label is None
    made.ws.undo()
    assert made.ws.require(Person, made.person).unit == ""
    made.ws.close()


def test_a_merge_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = small(tmp_path)
    copy = tmp_path / "salinan.workshop"
    care.back_up(made.ws.file, copy, made.ws.clock())
    other = open_workshop(copy)
    add_people(other, 3)
    before = _state(made.ws)
    with monkeypatch.context() as patched:
        patched.setattr(projection, "project", _fails(_sqlite_error(sqlite3.SQLITE_FULL)))
        with pytest.raises(DiskFull):
            made.ws.file.merge(other.file, made.ws.operator, "file:x")
    assert _state(made.ws) == before
    made.ws.file.merge(other.file, made.ws.operator, "file:x")
    assert len(made.ws.read.all(Person)) == 5
    other.close()
    made.ws.close()


def test_a_new_file_that_cannot_be_filled_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(truth, "append", _fails(_sqlite_error(sqlite3.SQLITE_FULL)))
    with pytest.raises(DiskFull):
        new_workshop(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_new_workshop_whose_title_cannot_be_saved_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_logs: ExpectLogs
) -> None:
    fault = _sqlite_error(sqlite3.SQLITE_FULL)
    monkeypatch.setattr(projection, "project", _fails(fault))
    monkeypatch.setattr(truth, "rows_since_snapshot", _fails(fault))
    with expect_logs("workshop_app.store", "disk-full"), pytest.raises(DiskFull):
        new_workshop(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_closing_on_a_full_disk_loses_nothing_and_frees_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_logs: ExpectLogs
) -> None:
    made = small(tmp_path)
    fault = _sqlite_error(sqlite3.SQLITE_FULL)
    with monkeypatch.context() as patched:
        patched.setattr(truth, "rows_since_snapshot", _fails(fault))
        with expect_logs("workshop_app.store", "disk-full"):
            made.ws.close()  # everything is saved already: tidying up may wait
    again = open_workshop(made.ws.path)
    assert len(again.read.all(Person)) == 2
    again.close()


def test_every_foreseen_fault_has_a_path(tmp_path: Path) -> None:
    for fault, raised in _FAULTS:
        if issubclass(raised, WorkshopError):
            from workshop_app.store.faults import foreseen

            with pytest.raises(raised) as seen, foreseen(tmp_path / "x"):
                raise fault
            assert seen.value.values["path"] == str(tmp_path / "x")
