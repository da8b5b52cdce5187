"""Backups: read back, thinned out, restored as copies."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import Small, add_people, new_workshop, open_workshop, small
from workshop_app.actions.backups import KEEP_LATEST, BackupStore
from workshop_app.actions.merging import merge
from workshop_app.domain.errors import BackupUnreadable, DiskFull, FileExists, WorkshopError
from workshop_app.domain.records import Person
from workshop_app.store import care, projection


class Calendar:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2023, 3, 29, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Small]:
    made = small(tmp_path)
    yield made
    made.ws.close()


def test_a_backup_is_a_whole_workshop(made: Small, tmp_path: Path) -> None:
    store = BackupStore(tmp_path / "data" / "backups", Calendar())
    assert store.list() == []
    assert store.last(made.ws.id) is None
    backup = store.make(made.ws)
    assert backup.path.stat().st_size == backup.size > 0
    assert store.list() == [backup]
    assert store.last(made.ws.id) == backup.made_at
    assert (backup.workshop_id, backup.title) == (made.ws.id, "Lokakarya contoh")
    assert [p.name for p in backup.path.parent.iterdir()] == [backup.path.name]


def test_a_backup_is_restored_as_a_copy_that_merges_again(made: Small, tmp_path: Path) -> None:
    store = BackupStore(tmp_path / "backups", Calendar())
    backup = store.make(made.ws)
    contents = projection.contents(made.ws.file.connection)
    add_people(made.ws, 3)
    target = store.restore(backup, tmp_path / "pulih.workshop")
    with pytest.raises(FileExists):
        store.restore(backup, target)
    restored = open_workshop(target)
    assert projection.contents(restored.file.connection) == contents
    add_people(restored, 2)
    merge(made.ws, target)
    assert made.ws.read.count(Person) == 2 + 3 + 2
    restored.close()


def test_old_backups_are_thinned_out(made: Small, tmp_path: Path) -> None:
    clock = Calendar()
    store = BackupStore(tmp_path / "backups", clock)
    for _ in range(3):
        for _ in range(KEEP_LATEST):
            store.make(made.ws)
            clock.now += timedelta(minutes=10)
        clock.now += timedelta(days=1)
    kept = [backup.made_at for backup in store.list()]
    assert kept == sorted(kept, reverse=True)
    assert len(kept) == KEEP_LATEST + 2
    last_of_their_day = [(m.day, m.hour, m.minute) for m in kept[KEEP_LATEST:]]
    assert last_of_their_day == [(30, 4, 10), (29, 2, 30)]


def test_workshops_do_not_thin_out_each_other_s(made: Small, tmp_path: Path) -> None:
    clock = Calendar()
    store = BackupStore(tmp_path / "backups", clock)
    other = new_workshop(tmp_path, "lain", title="Lain")
    theirs = store.make(other)
    other.close()
    for _ in range(KEEP_LATEST + 5):
        clock.now += timedelta(minutes=10)
        store.make(made.ws)
    assert theirs in store.list()
    assert len(store.list()) == KEEP_LATEST + 1


def test_what_is_no_backup_is_left_alone(made: Small, tmp_path: Path) -> None:
    store = BackupStore(tmp_path / "backups", Calendar())
    backup = store.make(made.ws)
    foreign = backup.path.with_name("catatan.workshop")
    foreign.write_text("x")
    broken = backup.path.with_name("20230101T000000000000Z.workshop")
    broken.write_bytes(b"x" * 50)
    assert store.list() == [backup]
    assert foreign.exists()


def test_a_backup_that_cannot_be_read_back_is_none(
    made: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = BackupStore(tmp_path / "backups", Calendar())
    monkeypatch.setattr(care, "integrity", lambda _: "row 1 missing from index")
    with pytest.raises(BackupUnreadable):
        store.make(made.ws)
    assert list((tmp_path / "backups" / made.ws.id).iterdir()) == []


def test_a_full_disk_leaves_no_half_backup(
    made: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(copy: sqlite3.Connection) -> None:
        copy.close()
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    store = BackupStore(tmp_path / "backups", Calendar())
    monkeypatch.setattr("workshop_app.store.care.closing", full)
    with pytest.raises(DiskFull):
        store.make(made.ws)
    assert list((tmp_path / "backups" / made.ws.id).iterdir()) == []


def test_a_damaged_backup_is_not_restored(made: Small, tmp_path: Path) -> None:
    store = BackupStore(tmp_path / "backups", Calendar())
    backup = store.make(made.ws)
    data = bytearray(backup.path.read_bytes())
    data[-3000:-2000] = bytes(1000)
    backup.path.write_bytes(data[: len(data) // 2])
    target = tmp_path / "pulih.workshop"
    with pytest.raises(WorkshopError):
        store.restore(backup, target)
    assert not target.exists()
    assert not list(tmp_path.glob("*.part"))
