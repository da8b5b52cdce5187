"""Backups come by themselves: after opening, with changes, at closing; a failure is told once."""

import pytest
from pytestqt.qtbot import QtBot

from workshop_app.actions import records
from workshop_app.actions.backups import Backup, BackupStore
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import label
from workshop_app.domain.errors import DiskFull
from workshop_app.domain.progress import finish
from workshop_app.domain.records import Agency
from workshop_app.ui.notices import ERROR
from workshop_app.ui.session import Session
from workshop_app.ui.shell import backups as shell_backups
from workshop_app.ui.shell.backups import BackupKeeper


@pytest.fixture
def store(session: Session) -> BackupStore:
    return BackupStore(session.surroundings.folders.backups)


def test_one_is_made_after_opening_and_then_only_with_changes(
    qtbot: QtBot, session: Session, store: BackupStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell_backups, "FIRST_AFTER_MS", 1)
    monkeypatch.setattr(shell_backups, "EVERY_MS", 20)
    keeper = BackupKeeper(session, store)
    assert store.last(session.workshop.id) is None
    with qtbot.waitSignal(keeper.made):
        keeper.start()
    assert len(store.list()) == 1 and keeper.last is not None
    with qtbot.assertNotEmitted(keeper.made, wait=80):
        pass
    with qtbot.waitSignal(keeper.made):
        records.add(session.workshop, Agency, short_name="BNN")
    assert len(store.list()) == 2
    keeper.stop()
    assert len(store.list()) == 2


def test_closing_keeps_what_no_backup_has_yet(session: Session, store: BackupStore) -> None:
    keeper = BackupKeeper(session, store)
    keeper.start()
    keeper.stop()
    assert len(store.list()) == 1
    again = BackupKeeper(session, store)
    assert again.last == keeper.last
    records.add(session.workshop, Agency, short_name="BNN")
    again.stop()
    assert len(store.list()) == 2


def test_a_failure_is_told_once_and_mended_by_the_next(
    session: Session, store: BackupStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = BackupKeeper(session, store)

    def refuse(self: BackupStore, ws: Workshop) -> Backup:
        raise DiskFull(path=str(ws.path))

    told: list[object] = []
    session.notices.posted.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(BackupStore, "make", refuse)
        keeper.back_up()
        keeper.back_up()
    assert keeper.failed and len(told) == 1
    assert session.notices.latest is not None and session.notices.latest.kind == ERROR
    keeper.back_up()
    assert not keeper.failed


def test_nothing_is_backed_up_of_a_file_open_for_reading(
    qtbot: QtBot, workshop: Workshop, session: Session, store: BackupStore
) -> None:
    reading = Session(Workshop.open_to_read(workshop.path), session.surroundings)
    keeper = BackupKeeper(reading, store)
    keeper.start()
    keeper.stop()
    reading.close()
    assert store.list() == []


def test_half_of_a_large_list_is_no_backup(session: Session, store: BackupStore) -> None:
    keeper = BackupKeeper(session, store)
    ws = session.workshop
    op = ws.begin()
    op.add(Agency, short_name="BNN")
    steps = ws.writing(label("import"), op)
    next(steps)
    keeper.back_up()
    assert not store.list() and session.notices.latest is None and not keeper.failed
    finish(steps)
    keeper.stop()
    assert len(store.list()) == 1
